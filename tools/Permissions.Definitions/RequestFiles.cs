using System.Text;

namespace Permissions.Definitions;

/// <summary>
/// Writes requests as one text file a provider. What many requests have in common is said once: the scope before the last
/// provider is left out, because it does not change the operation, and so is the operation that follows from the path.
/// </summary>
internal static class RequestFiles
{
    /// <summary>File names and texts, sorted by file name.</summary>
    internal static IReadOnlyDictionary<string, string> From(IEnumerable<ArmRequest> requests)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var known = requests
            .Select(request => (Path: PathOf(request.Path), Method: ArmMethodNames.Parse(request.Method), request.Operation))
            .Where(request => request.Path is not null)
            .GroupBy(request => request.Path!.Provider, StringComparer.OrdinalIgnoreCase);
        foreach (var provider in known)
        {
            var spelling = OperationFiles.Spelling(provider.Select(request => request.Path!.Provider));
            var text = new StringBuilder("# Requests of ").Append(spelling).Append(". A line: path from the provider on, methods, and operations where they do not follow from the path.\n");
            var paths = provider.GroupBy(request => string.Join('/', request.Path!.Segments), StringComparer.OrdinalIgnoreCase);
            foreach (var path in paths.OrderBy(path => path.Key, StringComparer.OrdinalIgnoreCase))
            {
                string[] segments = [spelling, .. OperationFiles.Spelling(path.Select(request => string.Join('/', request.Path!.Segments))).Split('/')];
                foreach (var line in LinesOf(segments, [.. path.Select(request => (request.Path!, request.Method, request.Operation))]))
                    text.Append(line).Append('\n');
            }

            files.Add(spelling + ".txt", text.ToString());
        }

        return files;
    }

    /// <summary>The path from its last provider on, with all parameters alike; null for a template of any provider, which says no more than the structure.</summary>
    private static ArmRequestPath? PathOf(string template)
    {
        string[] segments = [.. template.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Contains('{', StringComparison.Ordinal) ? ArmRequestPath.AnyName : segment)];
        // A parameter may stand for a scope of any length, so that only the last provider by name tells where types start.
        var marker = Enumerable.Range(0, segments.Length).LastOrDefault(i => ArmRequestPath.IsMarker(segments, i), -1);
        if (marker >= 0)
            segments = segments[marker..];
        else if (segments.SkipWhile(segment => segment != "providers").Count() > 2)
            return null;
        return ArmRequestPath.Read(segments);
    }

    private static IEnumerable<string> LinesOf(string[] segments, (ArmRequestPath Path, ArmMethods Method, string Operation)[] requests) =>
        from request in requests
        group request by request.Method into same
        let operations = Needed([.. same])
        group same.Key by string.Join(' ', operations) into line
        orderby line.Key
        select new ArmRequestLine(segments, line.Aggregate((all, method) => all | method), line.Key.Length == 0 ? [] : line.Key.Split(' ')).ToString();

    /// <summary>
    /// What a request needs where the snapshot names several operations for it: the one that follows from its path, or else
    /// those of its own provider, or else all. None says that it follows from the path.
    /// </summary>
    private static List<string> Needed((ArmRequestPath Path, ArmMethods Method, string Operation)[] same)
    {
        var (path, method, _) = same[0];
        var structure = path.OperationOf(method);
        if (same.Any(request => string.Equals(request.Operation, structure, StringComparison.OrdinalIgnoreCase)))
            return [];
        var all = same.Select(request => request.Operation).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        var own = all.Where(operation => operation.StartsWith(path.Provider + "/", StringComparison.OrdinalIgnoreCase)).ToList();
        return own.Count > 0 ? own : all;
    }
}
