namespace Permissions.OperationPacker;

/// <summary>
/// Corrections of the operations, kept by hand. A line is one of <c>refused PATTERN</c> (Azure refuses these operations in
/// custom roles), <c>remove OPERATION PLANE</c> and <c>add OPERATION PLANE [yyyy-MM-dd]</c>; a wrong plane or a dirty name
/// is a removal and an addition. What follows a <c>#</c> is the reason.
/// </summary>
internal sealed class OperationOverrides
{
    private readonly List<string> _refused = [];
    private readonly List<OperationListEntry> _removed = [];
    private readonly List<OperationListEntry> _added = [];
    private readonly List<OperationListProblem> _problems = [];

    private OperationOverrides()
    {
    }

    /// <summary>Patterns over the operations that Azure refuses in custom roles.</summary>
    internal IReadOnlyList<string> Refused => _refused;

    internal IReadOnlyList<OperationListProblem> Problems => _problems;

    internal static OperationOverrides Parse(string text)
    {
        var overrides = new OperationOverrides();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            overrides.ReadLine(line, start);
            start += line.Length + 1;
        }

        return overrides;
    }

    /// <summary>The corrected operations, sorted as the table wants them. What cannot be applied is reported.</summary>
    internal IReadOnlyList<OperationListEntry> Apply(IEnumerable<OperationListEntry> operations, Action<OperationListProblem> report)
    {
        var corrected = new SortedDictionary<(string Name, OperationPlane Plane), OperationListEntry>(
            Comparer<(string Name, OperationPlane Plane)>.Create((x, y) =>
                StringComparer.OrdinalIgnoreCase.Compare(x.Name, y.Name) is not 0 and var order ? order : x.Plane.CompareTo(y.Plane)));
        foreach (var operation in operations)
            corrected[(operation.Operation, operation.Plane)] = operation;
        foreach (var removed in _removed)
        {
            if (!corrected.Remove((removed.Operation, removed.Plane)))
                report(new(removed.Span, $"'{removed.Operation}' is not in this plane, so there is nothing to remove; drop the line."));
        }

        foreach (var added in _added)
        {
            if (corrected.ContainsKey((added.Operation, added.Plane)))
                report(new(added.Span, $"'{added.Operation}' is there already in this plane; drop the line."));
            else
                corrected.Add((added.Operation, added.Plane), added);
        }

        return [.. corrected.Values];
    }

    private void ReadLine(string line, int start)
    {
        var words = line.Split('#')[0].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return;
        var argument = words.Length > 1 ? words[1].Trim() : string.Empty;
        var place = start + Math.Max(0, line.IndexOf(argument, words[0].Length, StringComparison.Ordinal));
        switch (words[0])
        {
            case "refused":
                ReadPattern(argument, place);
                break;
            case "remove":
                ReadOperation(argument, place, _removed);
                break;
            case "add":
                ReadOperation(argument, place, _added);
                break;
            default:
                _problems.Add(new(new(start, line.Length), $"'{words[0]}' is unknown; a line starts with 'refused', 'remove' or 'add'."));
                break;
        }
    }

    private void ReadPattern(string pattern, int place)
    {
        if (!ControlAction.TryParse(pattern, out _, out var error))
            _problems.Add(new(new(place + error.Start, error.Length), error.Message));
        else
            _refused.Add(pattern);
    }

    private void ReadOperation(string text, int place, List<OperationListEntry> target)
    {
        var list = OperationList.Parse(text.Length == 0 ? " " : text);
        if (list.Operations.Count == 0 && list.Problems.Count == 0)
            _problems.Add(new(new(place, 0), "An operation and its plane are expected here."));
        _problems.AddRange(list.Problems.Select(problem => new OperationListProblem(new(place + problem.Span.Start, problem.Span.Length), problem.Message)));
        target.AddRange(list.Operations.Select(operation => new OperationListEntry(operation.Operation, operation.Plane, operation.LastSeen, new(place + operation.Span.Start, operation.Span.Length))));
    }
}
