using System.Text;

namespace Permissions.Definitions;

/// <summary>
/// Writes requests as one text file a provider. What many requests have in common is said once: the scope before the last
/// provider is left out unless it changes the operation, and so is the operation that follows from the path.
/// </summary>
internal static class RequestFiles
{
    /// <summary>File names and texts, sorted by file name.</summary>
    internal static IReadOnlyDictionary<string, string> From(IEnumerable<ArmRequest> requests)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var known = requests
            .Where(request => !IsMisprint(request.Path))
            .Select(request => Record.Of(request))
            .OfType<Record>()
            .GroupBy(record => record.Path.Provider, StringComparer.OrdinalIgnoreCase);
        foreach (var provider in known)
        {
            var spelling = OperationFiles.Spelling(provider.Select(record => record.Path.Provider));
            var text = new StringBuilder("# Requests of ").Append(spelling).Append(". A line: path from the provider on, methods, and operations where they do not follow from the path.\n");
            var paths = provider.GroupBy(record => string.Join('/', record.Path.Segments), StringComparer.OrdinalIgnoreCase);
            foreach (var path in paths.OrderBy(path => path.Key, StringComparer.OrdinalIgnoreCase))
            {
                string[] segments = [spelling, .. OperationFiles.Spelling(path.Select(record => string.Join('/', record.Path.Segments))).Split('/')];
                foreach (var line in LinesOf(segments, path))
                    text.Append(line).Append('\n');
            }

            files.Add(spelling + ".txt", text.ToString());
        }

        return files;
    }

    // One template of the snapshot has lost the slash behind a name: '{circuitName}stats'.
    private static bool IsMisprint(string template) =>
        Array.Exists(template.Split('/'), segment => segment.Contains('{', StringComparison.Ordinal) && !(segment.StartsWith('{') && segment.EndsWith('}')));

    /// <summary>Methods whose lines say the same after the method are one line.</summary>
    private static IEnumerable<string> LinesOf(string[] segments, IEnumerable<Record> records) =>
        from need in records.GroupBy(record => record.Method).SelectMany(Needs)
        group need.Method by (need.Scope, Operations: string.Join(' ', need.Operations), Others: string.Join(' ', need.Others)) into line
        orderby line.Key.Scope, line.Key.Operations, line.Key.Others
        select new ArmRequestLine(segments, line.Aggregate((all, method) => all | method), line.Key.Scope, Split(line.Key.Operations), Split(line.Key.Others)).ToString();

    private static string[] Split(string operations) => operations.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// What a request needs: for all scopes, and for a scope for which the snapshot names none of that. What it names besides is
    /// kept as other operations on record.
    /// </summary>
    private static IEnumerable<(ArmMethods Method, ArmRequestScope? Scope, List<string> Operations, List<string> Others)> Needs(IGrouping<ArmMethods, Record> same)
    {
        var structure = same.First().Path.OperationOf(same.Key);
        var all = Distinct(same);
        var needed = Needed(same.First().Path, structure, all);
        yield return One(null, needed);
        foreach (var scope in same.Where(record => record.Path.Scope != ArmRequestScope.Other).GroupBy(record => record.Path.Scope).OrderBy(scope => scope.Key))
        {
            var own = Distinct(scope);
            if (!own.Exists(operation => needed.Contains(operation, StringComparer.OrdinalIgnoreCase)))
                yield return One(scope.Key, Needed(scope.First().Path, structure, own));
        }

        (ArmMethods, ArmRequestScope?, List<string>, List<string>) One(ArmRequestScope? scope, List<string> operations) => (
            same.Key,
            scope,
            operations is [var only] && string.Equals(only, structure, StringComparison.OrdinalIgnoreCase) ? [] : operations,
            [.. all.Except(operations, StringComparer.OrdinalIgnoreCase)]);
    }

    private static List<string> Distinct(IEnumerable<Record> records) =>
        [.. records.Select(record => record.Operation).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Of several operations that the snapshot names for a request, the one that follows from its path, or else those of its own provider, or else all.</summary>
    private static List<string> Needed(ArmRequestPath path, string? structure, List<string> all)
    {
        if (structure is not null && all.Contains(structure, StringComparer.OrdinalIgnoreCase))
            return [structure];
        var own = all.Where(operation => operation.StartsWith(path.Provider + "/", StringComparison.OrdinalIgnoreCase)).ToList();
        return own.Count > 0 ? own : all;
    }

    private sealed record Record(ArmRequestPath Path, ArmMethods Method, string Operation)
    {
        /// <summary>A request with its path from the last provider on, all parameters alike; null for a template of any provider, which says no more than the structure.</summary>
        internal static Record? Of(ArmRequest request)
        {
            string[] segments = [.. request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.StartsWith('{') ? ArmRequestPath.AnyName : segment)];
            // A parameter may stand for a scope of any length, so that only the last provider by name tells where types start.
            var marker = Enumerable.Range(0, segments.Length).LastOrDefault(i => ArmRequestPath.IsMarker(segments, i), -1);
            if (marker < 0 && segments.SkipWhile(segment => segment != "providers").Count() > 2)
                return null;
            var path = ArmRequestPath.Read(marker < 0 ? segments : segments[marker..], marker < 0 ? null : ArmRequestScopeNames.Before(segments, marker));
            return path is null ? null : new(path, ArmMethodNames.Parse(request.Method), request.Operation);
        }
    }
}
