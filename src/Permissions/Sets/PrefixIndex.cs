namespace Permissions;

/// <summary>
/// Patterns by the text before their first wildcard. Two patterns can have a text in common, and one can cover the other,
/// only where one of these texts starts with the other. Immutable.
/// </summary>
/// <typeparam name="T">What is kept for a pattern.</typeparam>
internal sealed class PrefixIndex<T>
{
    private readonly string[] _keys;
    private readonly T[] _items;
    private readonly int[] _lengths;

    /// <param name="items">The patterns.</param>
    /// <param name="keyOf">The text before the pattern's first wildcard, or all of it, in a form in which equal texts are equal characters.</param>
    internal PrefixIndex(IEnumerable<T> items, Func<T, string> keyOf)
    {
        _items = [.. items];
        _keys = [.. _items.Select(keyOf)];
        Array.Sort(_keys, _items, StringComparer.Ordinal);
        _lengths = [.. _keys.Select(key => key.Length).Distinct().OrderBy(length => length)];
    }

    /// <summary>The patterns whose key starts with a text, and those with whose key it starts: the shorter first.</summary>
    internal IEnumerable<T> Meeting(string key)
    {
        foreach (var length in _lengths)
        {
            if (length >= key.Length)
                break;
            var shorter = key.Substring(0, length);
            for (var i = LowerBound(shorter); i < _keys.Length && string.Equals(_keys[i], shorter, StringComparison.Ordinal); i++)
                yield return _items[i];
        }

        for (var i = LowerBound(key); i < _keys.Length && _keys[i].StartsWith(key, StringComparison.Ordinal); i++)
            yield return _items[i];
    }

    private int LowerBound(string key)
    {
        var low = 0;
        var high = _keys.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(_keys[middle], key) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
