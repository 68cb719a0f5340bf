namespace Permissions;

/// <summary>A set of small numbers of a fixed count, for searches that combine many of them.</summary>
internal sealed class BitSet
{
    private readonly ulong[] _words;

    internal BitSet(int count)
        : this(new ulong[(count + 63) / 64])
    {
    }

    private BitSet(ulong[] words) => _words = words;

    internal bool this[int index] => (_words[index >> 6] >> (index & 63) & 1) != 0;

    internal bool IsEmpty => Array.TrueForAll(_words, word => word == 0);

    internal int Count => _words.Sum(CountBits);

    internal static BitSet All(int count)
    {
        var all = new BitSet(count);
        for (var i = 0; i < count; i++)
            all.Add(i);
        return all;
    }

    /// <summary>Two sets as one: the second one's numbers follow the first one's.</summary>
    internal static BitSet Join(ulong[] first, ulong[] second) => new([.. first, .. second]);

    /// <summary>How many numbers are in either half of a joined set.</summary>
    internal int CountInEitherHalf()
    {
        var count = 0;
        for (var i = 0; i < _words.Length / 2; i++)
            count += CountBits(_words[i] | _words[i + (_words.Length / 2)]);
        return count;
    }

    internal void Add(int index) => _words[index >> 6] |= 1UL << (index & 63);

    internal bool IsSubsetOf(BitSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & ~other._words[i]) != 0)
                return false;
        }

        return true;
    }

    internal int CountShared(BitSet other)
    {
        var shared = 0;
        for (var i = 0; i < _words.Length; i++)
            shared += CountBits(_words[i] & other._words[i]);
        return shared;
    }

    internal BitSet Without(BitSet other) => Combine(other, (own, taken) => own & ~taken);

    internal BitSet With(BitSet other) => Combine(other, (own, added) => own | added);

    internal IEnumerable<int> Members()
    {
        for (var i = 0; i < _words.Length * 64; i++)
        {
            if (this[i])
                yield return i;
        }
    }

    /// <summary>A text that two sets share exactly if they are equal.</summary>
    internal string Key() => string.Join(",", _words);

    private static int CountBits(ulong word)
    {
        var bits = 0;
        for (; word != 0; word &= word - 1)
            bits++;
        return bits;
    }

    private BitSet Combine(BitSet other, Func<ulong, ulong, ulong> combine)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
            words[i] = combine(_words[i], other._words[i]);
        return new(words);
    }
}
