namespace Permissions;

/// <summary>
/// The operations of a catalogue in the order in which they serve as an example: the shorter first, then by name. A set of
/// them is a bit for each.
/// </summary>
internal sealed class OperationOrder
{
    private readonly OperationCatalogue _catalogue;
    private readonly OperationTable _table;
    private readonly int[] _rankOf;
    private readonly int[] _indexAt;

    internal OperationOrder(OperationCatalogue catalogue, OperationTable table)
    {
        _catalogue = catalogue;
        _table = table;
        // The table is sorted by name already, and this sort keeps the order of equals.
        _indexAt = [.. Enumerable.Range(0, table.Count).OrderBy(table.Length)];
        _rankOf = new int[table.Count];
        for (var rank = 0; rank < _indexAt.Length; rank++)
            _rankOf[_indexAt[rank]] = rank;
    }

    internal OperationInfo this[int rank] => _catalogue.InfoAt(_indexAt[rank]);

    internal FoundOperation Found(int rank) => new(_table.Name(_indexAt[rank]), _table.Plane(_indexAt[rank]), true);

    /// <summary>The rank of an operation; negative if the catalogue does not have it in that plane.</summary>
    internal int RankOf(string operation, OperationPlane plane)
    {
        foreach (var index in _catalogue.MatchingIndexes(operation, plane, WildcardReading.Strict))
            return _rankOf[index];
        return -1;
    }

    internal ulong[] NewBits() => BitWords.Of(_indexAt.Length);

    /// <summary>Sets or clears the bits of the operations that a pattern matches.</summary>
    internal void Set(ulong[] bits, string pattern, OperationPlane plane, WildcardReading reading, bool value)
    {
        foreach (var index in _catalogue.MatchingIndexes(pattern, plane, reading))
        {
            var rank = _rankOf[index];
            if (value)
                bits[rank >> 6] |= 1UL << rank;
            else
                bits[rank >> 6] &= ~(1UL << rank);
        }
    }
}
