namespace Permissions;

/// <summary>Which known operations of one plane strings match, in both readings at once: the first half of each set is strict, the second lenient.</summary>
/// <param name="count">How many operations there are.</param>
/// <param name="match">Adds to a set those that a string matches in a reading.</param>
internal sealed class KnownMatches(int count, Action<ulong[], string, WildcardReading> match)
{
    /// <summary>The operations of a catalogue.</summary>
    internal static KnownMatches In(OperationCatalogue catalogue, OperationPlane plane) =>
        new(catalogue.Count, (bits, pattern, reading) => catalogue.Order.Set(bits, pattern, plane, reading, true));

    /// <summary>Operations by their names.</summary>
    internal static KnownMatches Of(IReadOnlyList<string> operations) => new(operations.Count, (bits, pattern, reading) =>
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (WildcardPattern.Matches(pattern, operations[i], reading))
                bits[i >> 6] |= 1UL << (i & 63);
        }
    });

    /// <summary>What any of some permission strings matches.</summary>
    internal ulong[] By(IEnumerable<string> patterns)
    {
        var (strict, lenient) = (new ulong[Words], new ulong[Words]);
        foreach (var pattern in patterns)
        {
            match(strict, pattern, WildcardReading.Strict);
            match(lenient, pattern, WildcardReading.Lenient);
        }

        return [.. strict, .. lenient];
    }

    /// <summary>What terms grant. Their strings are plain globs, so that each is read strictly, whichever reading it was made for.</summary>
    internal ulong[] GrantedBy(PlaneMeaning meaning) => [.. Granted(meaning.Strict), .. Granted(meaning.Lenient)];

    private int Words => (count + 63) / 64;

    private ulong[] Granted(IEnumerable<PatternTerm> terms)
    {
        var granted = new ulong[Words];
        foreach (var term in terms)
        {
            var (held, excluded) = (Matched(term.Includes), Matched(term.Excludes));
            for (var i = 0; i < granted.Length; i++)
                granted[i] |= held[i] & ~excluded[i];
        }

        return granted;
    }

    private ulong[] Matched(IEnumerable<string> globs)
    {
        var bits = new ulong[Words];
        foreach (var glob in globs)
            match(bits, glob, WildcardReading.Strict);
        return bits;
    }
}
