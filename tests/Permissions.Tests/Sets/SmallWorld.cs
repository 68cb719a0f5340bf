using System.Collections;
using Permissions.Tests.Operations;

namespace Permissions.Tests.Sets;

/// <summary>
/// All operations of up to six characters over an alphabet of three letters and the slash, in the order that decides
/// between witnesses. Patterns use two of the letters; the third stands for every character that no pattern mentions.
/// </summary>
internal static class SmallWorld
{
    internal const int Longest = 6;

    internal static IReadOnlyList<string> Operations { get; } = [.. Texts().Where(IsOperation)];

    /// <summary>Which operations a pattern matches, by its definition.</summary>
    internal static BitArray Matching(string pattern, WildcardReading reading)
    {
        IReadOnlyCollection<string> forms = reading == WildcardReading.Strict ? [pattern] : WildcardOracle.LenientReadings(pattern);
        return new([.. Operations.Select(operation => forms.Any(form => WildcardOracle.MatchesStrictly(form, operation)))]);
    }

    internal static bool IsOperation(string text) => text.Contains('/', StringComparison.Ordinal) && !text.StartsWith('/') && !text.EndsWith('/') && !text.Contains("//", StringComparison.Ordinal);

    // By length, and within a length with letters before the slash, because the last character varies fastest.
    private static IEnumerable<string> Texts()
    {
        IReadOnlyList<string> level = [""];
        for (var length = 1; length <= Longest; length++)
        {
            level = [.. from text in level from c in "abc/" select text + c];
            foreach (var text in level)
                yield return text;
        }
    }
}
