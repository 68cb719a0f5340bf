namespace Permissions.Tests.Operations;

/// <summary>What a pattern means, written as the definition says it: slow, and plain enough to be seen to be right.</summary>
internal static class WildcardOracle
{
    /// <summary>A wildcard stands for any text, every other character for itself without regard to case.</summary>
    internal static bool MatchesStrictly(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty)
            return text.IsEmpty;
        if (pattern[0] != '*')
            return !text.IsEmpty && char.ToUpperInvariant(pattern[0]) == char.ToUpperInvariant(text[0]) && MatchesStrictly(pattern[1..], text[1..]);
        for (var taken = 0; taken <= text.Length; taken++)
        {
            if (MatchesStrictly(pattern[1..], text[taken..]))
                return true;
        }

        return false;
    }

    /// <summary>Every pattern that the lenient reading makes of one: any <c>/*/</c> may become <c>/</c>, a final <c>/*</c> nothing, again and again.</summary>
    internal static IReadOnlyCollection<string> LenientReadings(string pattern)
    {
        var readings = new HashSet<string> { pattern };
        var open = new Queue<string>(readings);
        while (open.TryDequeue(out var reading))
        {
            for (var i = 0; i + 2 < reading.Length; i++)
            {
                if (reading.AsSpan(i, 3) is "/*/")
                    Add(reading.Remove(i, 2));
            }

            if (reading.EndsWith("/*", StringComparison.Ordinal))
                Add(reading[..^2]);
        }

        return readings;

        void Add(string reading)
        {
            if (readings.Add(reading))
                open.Enqueue(reading);
        }
    }
}
