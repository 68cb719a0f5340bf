namespace Permissions;

/// <summary>Sets of numbers as words of 64 bits each, all of one length, worked on in place where a search must not allocate.</summary>
internal static class BitWords
{
    internal static ulong[] Of(int count) => new ulong[(count + 63) / 64];

    internal static bool Contains(ulong[] set, int member) => (set[member >> 6] >> (member & 63) & 1) != 0;

    /// <summary>All numbers below a count.</summary>
    internal static ulong[] All(int count)
    {
        var all = Of(count);
        for (var member = 0; member < count; member++)
            Add(all, member);
        return all;
    }

    internal static void Add(ulong[] set, int member) => set[member >> 6] |= 1UL << (member & 63);

    /// <summary>Adds the members of a set that is not longer.</summary>
    internal static void AddAll(ulong[] set, ulong[] members)
    {
        for (var i = 0; i < members.Length; i++)
            set[i] |= members[i];
    }

    internal static ulong[] And(ulong[] first, ulong[] second) => Combine(first, second, static (a, b) => a & b);

    internal static ulong[] Or(ulong[] first, ulong[] second) => Combine(first, second, static (a, b) => a | b);

    internal static ulong[] Without(ulong[] set, ulong[] taken) => Combine(set, taken, static (a, b) => a & ~b);

    internal static bool IsEmpty(ulong[] set) => Array.TrueForAll(set, word => word == 0);

    internal static bool IsSubset(ulong[] set, ulong[] of)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if ((set[i] & ~of[i]) != 0)
                return false;
        }

        return true;
    }

    /// <summary>Whether all members of a set that are not in <paramref name="except"/> are in another set.</summary>
    internal static bool IsSubset(ulong[] set, ulong[] of, ulong[] except)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if ((set[i] & ~of[i] & ~except[i]) != 0)
                return false;
        }

        return true;
    }

    internal static int Count(ulong[] set)
    {
        var count = 0;
        foreach (var word in set)
            count += Count(word);
        return count;
    }

    /// <summary>How many members of a set are not in <paramref name="except"/>.</summary>
    internal static int CountWithout(ulong[] set, ulong[] except)
    {
        var count = 0;
        for (var i = 0; i < set.Length; i++)
            count += Count(set[i] & ~except[i]);
        return count;
    }

    /// <summary>How many members two sets have in common.</summary>
    internal static int CountShared(ulong[] first, ulong[] second)
    {
        var count = 0;
        for (var i = 0; i < first.Length; i++)
            count += Count(first[i] & second[i]);
        return count;
    }

    /// <summary>How many numbers are in either half of a set that is two of one length, the second after the first.</summary>
    internal static int CountInEitherHalf(ulong[] set)
    {
        var half = set.Length / 2;
        var count = 0;
        for (var i = 0; i < half; i++)
            count += Count(set[i] | set[i + half]);
        return count;
    }

    /// <summary>A text that two sets share exactly if they are equal.</summary>
    internal static string Key(ulong[] set) => string.Join(",", set);

    internal static IEnumerable<int> Members(ulong[] set)
    {
        for (var i = 0; i < set.Length; i++)
        {
            for (var word = set[i]; word != 0; word &= word - 1)
                yield return (i << 6) + Lowest(word);
        }
    }

    /// <summary>The place of the lowest bit of a word that is not zero.</summary>
    internal static int Lowest(ulong word) => Count((word & (~word + 1)) - 1);

    /// <summary>How many bits of a word are set.</summary>
    internal static int Count(ulong word)
    {
        // .NET Standard 2.0 has no instruction for it: sums of neighbouring bits, then of pairs, then of all bytes at once.
        word -= (word >> 1) & 0x5555555555555555UL;
        word = (word & 0x3333333333333333UL) + ((word >> 2) & 0x3333333333333333UL);
        return (int)((((word + (word >> 4)) & 0x0F0F0F0F0F0F0F0FUL) * 0x0101010101010101UL) >> 56);
    }

    private static ulong[] Combine(ulong[] first, ulong[] second, Func<ulong, ulong, ulong> combine)
    {
        var result = new ulong[first.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = combine(first[i], second[i]);
        return result;
    }
}
