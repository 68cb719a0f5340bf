namespace Permissions;

/// <summary>For each segment, the operations that have it: for patterns that start with a wildcard, such as <c>*/read</c>. About 1 MB for Azure.</summary>
internal sealed class SegmentPostings
{
    private static readonly List<int> None = [];

    private readonly Dictionary<string, List<int>> _operations = new(StringComparer.OrdinalIgnoreCase);

    internal SegmentPostings(OperationTable table)
    {
        for (var index = 0; index < table.Count; index++)
        {
            foreach (var segment in table.Name(index).Split(OperationPath.Separator))
            {
                if (!_operations.TryGetValue(segment, out var operations))
                    _operations.Add(segment, operations = []);
                if (operations.Count == 0 || operations[operations.Count - 1] != index)
                    operations.Add(index);
            }
        }
    }

    /// <summary>
    /// The operations that have the rarest whole segment of a pattern, in the table's order: all that it matches in either reading are
    /// among them. Null if the pattern has no whole segment after its first wildcard.
    /// </summary>
    internal IReadOnlyList<int>? Rarest(string pattern)
    {
        List<int>? rarest = null;
        var star = pattern.IndexOf(WildcardPattern.Wildcard);
        for (var slash = star < 0 ? -1 : pattern.IndexOf(OperationPath.Separator, star); slash >= 0;)
        {
            var next = pattern.IndexOf(OperationPath.Separator, slash + 1);
            var segment = pattern.Substring(slash + 1, (next < 0 ? pattern.Length : next) - slash - 1);
            slash = next;
            if (segment.IndexOf(WildcardPattern.Wildcard) >= 0)
                continue;
            var operations = _operations.TryGetValue(segment, out var found) ? found : None;
            if (rarest is null || operations.Count < rarest.Count)
                rarest = operations;
        }

        return rarest;
    }
}
