using System.Text;

namespace Permissions;

/// <summary>Adds operations to a table.</summary>
internal static class OperationTableMerge
{
    /// <summary>
    /// A table with the operations of both. An operation that the table has in the same plane keeps its spelling, and the
    /// later of both days counts.
    /// </summary>
    internal static OperationTable Merge(OperationTable table, IEnumerable<OperationListEntry> added)
    {
        var newOnes = new List<(int Before, OperationListEntry Entry)>();
        var laterDays = new Dictionary<int, int>();
        foreach (var entry in Sorted(added))
        {
            var index = table.LowerBound(entry.Operation, entry.Plane);
            if (index == table.Count || table.Compare(index, entry.Operation, entry.Plane) != 0)
                newOnes.Add((index, entry));
            else if (OperationTable.Facts(entry.Plane, entry.LastSeen) is var facts && facts > table.FactsAt(index))
                laterDays[index] = facts;
        }

        return newOnes.Count == 0 && laterDays.Count == 0 ? table : Build(table, newOnes, laterDays);
    }

    /// <summary>In the table's order, each operation once a plane, with the latest day.</summary>
    private static IEnumerable<OperationListEntry> Sorted(IEnumerable<OperationListEntry> entries) =>
        entries
            .GroupBy(entry => entry.Plane)
            .SelectMany(plane => plane.GroupBy(entry => entry.Operation, StringComparer.OrdinalIgnoreCase))
            .Select(same => same.First() with { LastSeen = same.Max(entry => entry.LastSeen) })
            .OrderBy(entry => entry.Operation, StringComparer.OrdinalIgnoreCase)
            .ThenBy(entry => entry.Plane);

    private static OperationTable Build(OperationTable table, List<(int Before, OperationListEntry Entry)> newOnes, Dictionary<int, int> laterDays)
    {
        var count = table.Count + newOnes.Count;
        var starts = new int[count + 1];
        var facts = new int[count];
        var text = new StringBuilder(table.Text.Length + newOnes.Sum(added => added.Entry.Operation.Length));
        var target = 0;
        var source = 0;
        foreach (var (before, entry) in newOnes)
        {
            CopyTo(before);
            facts[target] = OperationTable.Facts(entry.Plane, entry.LastSeen);
            text.Append(entry.Operation);
            starts[++target] = text.Length;
        }

        CopyTo(table.Count);
        return new(text.ToString(), starts, facts);

        void CopyTo(int end)
        {
            if (source == end)
                return;
            var shift = text.Length - table.Start(source);
            text.Append(table.Text, table.Start(source), table.Start(end) - table.Start(source));
            for (; source < end; source++)
            {
                facts[target] = laterDays.TryGetValue(source, out var later) ? later : table.FactsAt(source);
                starts[++target] = table.End(source) + shift;
            }
        }
    }
}
