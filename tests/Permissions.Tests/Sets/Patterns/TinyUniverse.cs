using System.Collections;
using System.Collections.Concurrent;

namespace Permissions.Tests.Sets.Patterns;

/// <summary>
/// All well-formed operations of up to seven characters over <c>a</c>, <c>c</c> and <c>/</c>. Patterns of the tests are made
/// of <c>a</c>, <c>/</c> and <c>*</c>, so that <c>c</c> is what only a wildcard matches.
/// </summary>
internal static class TinyUniverse
{
    private static readonly ConcurrentDictionary<(string, WildcardReading), BitArray> Known = new();

    internal static IReadOnlyList<string> Operations { get; } = [.. Words("ac/", 7).Where(word => PermissionString.Check(word) is null)];

    internal static WildcardReading[] BothReadings { get; } = [WildcardReading.Strict, WildcardReading.Lenient];

    /// <summary>Every well-formed string of <c>a</c>, <c>/</c> and <c>*</c> up to a length, with at most some wildcards.</summary>
    internal static IReadOnlyList<string> Patterns(int longest, int wildcards) =>
        [.. Words("a/*", longest).Where(word => word.Count(c => c == '*') <= wildcards && PermissionString.Check(word) is null)];

    internal static bool IsWholeSegments(string pattern) => pattern.Split('/').All(segment => segment == "*" || !segment.Contains('*', StringComparison.Ordinal));

    /// <summary>Which operations a pattern matches, by the matcher.</summary>
    internal static BitArray Of(string pattern, WildcardReading reading) => Known.GetOrAdd((pattern, reading), key =>
        new([.. Operations.Select(operation => WildcardPattern.Matches(key.Item1, operation, key.Item2))]));

    internal static BitArray Of(IEnumerable<string> patterns, WildcardReading reading) =>
        patterns.Aggregate(new BitArray(Operations.Count), (all, pattern) => all.Or(Of(pattern, reading)));

    internal static BitArray Of(PatternTerm term, WildcardReading reading) =>
        Of(term.Includes, reading).And(Of(term.Excludes, reading).Not());

    internal static BitArray Of(IEnumerable<PatternTerm> terms, WildcardReading reading) =>
        terms.Aggregate(new BitArray(Operations.Count), (all, term) => all.Or(Of(term, reading)));

    internal static bool Same(BitArray first, BitArray second) => !((BitArray)first.Clone()).Xor(second).HasAnySet();

    internal static bool Within(BitArray inner, BitArray outer) => !((BitArray)outer.Clone()).Not().And(inner).HasAnySet();

    internal static bool Share(BitArray first, BitArray second) => ((BitArray)first.Clone()).And(second).HasAnySet();

    private static IEnumerable<string> Words(string alphabet, int longest) =>
        longest == 0 ? [""] : Words(alphabet, longest - 1).SelectMany(word => word.Length == longest - 1 ? alphabet.Select(c => word + c).Prepend(word) : [word]);
}
