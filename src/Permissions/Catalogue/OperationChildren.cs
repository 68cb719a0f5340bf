namespace Permissions;

/// <summary>Finds the segments that follow a path in a table.</summary>
internal static class OperationChildren
{
    internal static IReadOnlyList<OperationSegment> Find(OperationTable table, string path, OperationPlane? plane)
    {
        var prefix = path.Length == 0 || path[path.Length - 1] == OperationPath.Separator ? path : path + OperationPath.Separator;
        // A segment may come twice, as an operation and as a parent, with others between: '-' sorts before '/'.
        var children = new SortedDictionary<string, OperationSegment>(StringComparer.OrdinalIgnoreCase);
        var index = table.LowerBound(prefix, OperationPlane.Control);
        while (index < table.Count && table.StartsWith(index, prefix))
        {
            var start = table.Start(index) + prefix.Length;
            var slash = table.Text.IndexOf(OperationPath.Separator, start, table.End(index) - start);
            var isOperation = slash < 0;
            var name = table.Text.Substring(start, (isOperation ? table.End(index) : slash) - start);
            var end = isOperation ? index + 1 : table.EndOfPrefix(prefix + name + OperationPath.Separator, index);
            if (HasPlane(table, index, end, plane))
            {
                var known = children.TryGetValue(name, out var child);
                children[name] = new(known ? child.Name : name, child.IsOperation || isOperation, child.HasChildren || !isOperation);
            }

            index = end;
        }

        return ReadOnlyLists.Copy(children.Values);
    }

    private static bool HasPlane(OperationTable table, int start, int end, OperationPlane? plane)
    {
        if (plane is null)
            return true;
        while (start < end && table.Plane(start) != plane)
            start++;
        return start < end;
    }
}
