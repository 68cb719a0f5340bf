using System.Collections;

namespace Permissions.Tests.Sets;

/// <summary>
/// A random set of permissions, and beside it the same set worked out operation by operation in the small world: for each
/// reading and each valuation of two conditions, the operations that it grants.
/// </summary>
internal sealed class RandomSet
{
    private static readonly string?[] Conditions = [null, "first condition", " first condition ", "second condition"];

    private readonly BitArray[] _granted;

    private RandomSet(PermissionSet set, BitArray[] granted)
    {
        Set = set;
        _granted = granted;
    }

    internal PermissionSet Set { get; }

    /// <summary>What is granted where the conditions have the values in the bits of <paramref name="valuation"/>.</summary>
    internal BitArray Granted(WildcardReading reading, int valuation) => _granted[((int)reading * 4) + valuation];

    /// <summary>Granted under some valuation.</summary>
    internal BitArray May(WildcardReading reading) => Enumerable.Range(0, 4).Select(valuation => Granted(reading, valuation)).Aggregate(Bits.Or);

    /// <summary>Granted under every valuation.</summary>
    internal BitArray Must(WildcardReading reading) => Enumerable.Range(0, 4).Select(valuation => Granted(reading, valuation)).Aggregate(Bits.And);

    internal static RandomSet Make(Random random, PatternPool pool, bool conditional, int depth = 2)
    {
        if (depth == 0 || random.Next(3) == 0)
            return Blocks(random, pool, conditional);
        var first = Make(random, pool, conditional, depth - 1);
        var second = Make(random, pool, conditional, depth - 1);
        return random.Next(3) switch
        {
            0 => first.Combine(second, first.Set.Union(second.Set), Bits.Or),
            1 => first.Combine(second, first.Set.Intersect(second.Set), Bits.And),
            _ => first.Combine(second, first.Set.Except(second.Set), Bits.Except),
        };
    }

    private RandomSet Combine(RandomSet other, PermissionSet set, Func<BitArray, BitArray, BitArray> combine) =>
        new(set, [.. _granted.Zip(other._granted, combine)]);

    private static RandomSet Blocks(Random random, PatternPool pool, bool conditional)
    {
        var blocks = new List<PermissionBlock>();
        var granted = Enumerable.Range(0, 8).Select(_ => new BitArray(SmallWorld.Operations.Count)).ToArray();
        for (var count = random.Next(1, 3); count > 0; count--)
        {
            var includes = pool.Some(random, 1, 2);
            var excludes = pool.Some(random, 0, 2);
            var condition = conditional ? random.Next(Conditions.Length) : 0;
            blocks.Add(new([.. includes.Select(pattern => ControlAction.FromService(pattern.Text))], [.. excludes.Select(pattern => ControlAction.FromService(pattern.Text))], condition: Conditions[condition]));
            for (var world = 0; world < granted.Length; world++)
            {
                var needed = condition == 0 ? 0 : condition == 3 ? 2 : 1;
                if ((world & needed) != needed)
                    continue;
                var reading = (WildcardReading)(world / 4);
                granted[world] = Bits.Or(granted[world], Bits.Except(Any(includes, reading), Any(excludes, reading)));
            }
        }

        return new(PermissionSet.Of(blocks), granted);
    }

    private static BitArray Any(IReadOnlyList<SmallPattern> patterns, WildcardReading reading) =>
        patterns.Aggregate(new BitArray(SmallWorld.Operations.Count), (all, pattern) => Bits.Or(all, reading == WildcardReading.Strict ? pattern.Strictly : pattern.Leniently));
}

internal sealed record SmallPattern(string Text, BitArray Strictly, BitArray Leniently);

/// <summary>Random patterns over two letters, the slash and the wildcard, with what they match; drawn from again and again because the oracle is slow.</summary>
internal sealed class PatternPool
{
    private readonly IReadOnlyList<SmallPattern> _patterns;

    internal PatternPool(Random random, int size)
    {
        _patterns = [.. Enumerable.Range(0, size).Select(_ => Word(random)).Distinct()
            .Select(text => new SmallPattern(text, SmallWorld.Matching(text, WildcardReading.Strict), SmallWorld.Matching(text, WildcardReading.Lenient)))];
    }

    internal IReadOnlyList<SmallPattern> Some(Random random, int least, int most) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => _patterns[random.Next(_patterns.Count)])];

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => "aabb///***B"[random.Next(11)]));
}

internal static class Bits
{
    internal static BitArray Or(BitArray first, BitArray second) => new BitArray(first).Or(second);

    internal static BitArray And(BitArray first, BitArray second) => new BitArray(first).And(second);

    internal static BitArray Except(BitArray first, BitArray second) => new BitArray(first).And(new BitArray(second).Not());

    /// <summary>The place of the first bit that is set; negative if none is.</summary>
    internal static int First(BitArray bits)
    {
        var words = new int[(bits.Length + 31) / 32];
        bits.CopyTo(words, 0);
        var word = Array.FindIndex(words, value => value != 0);
        return word < 0 ? -1 : (word * 32) + System.Numerics.BitOperations.TrailingZeroCount(words[word]);
    }
}
