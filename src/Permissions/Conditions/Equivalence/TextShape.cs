using System.Text;

namespace Permissions.Conditions;

/// <summary>
/// The texts that one comparison is true for: one text, or all that start with a prefix and end with a suffix, or something
/// less simple, of which only a sample is known.
/// </summary>
/// <param name="Prefix">What they start with; the text itself where there is only one.</param>
/// <param name="Suffix">What they end with, after any text; null where there is only one text.</param>
/// <param name="IgnoresCase">Whether case does not count.</param>
/// <param name="IsSimple">Whether prefix and suffix say all.</param>
internal readonly record struct TextShape(string Prefix, string? Suffix, bool IgnoresCase, bool IsSimple)
{
    internal static TextShape Of(OperatorFacts facts, string text) => facts.Relation switch
    {
        ConditionRelation.StartsWith => new(text, string.Empty, facts.IgnoresCase, IsSimple: true),
        ConditionRelation.Like => OfPattern(LikePattern.Parse(text), facts.IgnoresCase),
        _ => new(text, null, facts.IgnoresCase, IsSimple: true),
    };

    /// <summary>The shapes of which a pattern over operations is true for each; case never counts there.</summary>
    internal static IEnumerable<TextShape> OfWildcards(string pattern, WildcardReading reading)
    {
        var star = pattern.IndexOf(WildcardPattern.Wildcard);
        if (star < 0)
        {
            yield return new(pattern, null, IgnoresCase: true, IsSimple: true);
            yield break;
        }

        var isSimple = pattern.IndexOf(WildcardPattern.Wildcard, star + 1) < 0;
        yield return new(pattern.Substring(0, star), pattern.Substring(star + 1).Replace("*", string.Empty), IgnoresCase: true, isSimple);
        if (reading == WildcardReading.Strict || star == 0 || pattern[star - 1] != '/')
            yield break;
        // Leniently a final "/*" may be nothing, and "/*/" one slash.
        if (star == pattern.Length - 1)
            yield return new(pattern.Substring(0, star - 1), null, IgnoresCase: true, IsSimple: true);
        else if (pattern[star + 1] == '/')
            yield return new(pattern.Substring(0, star) + pattern.Substring(star + 2), null, IgnoresCase: true, IsSimple: true);
    }

    private static TextShape OfPattern(LikePattern pattern, bool ignoresCase)
    {
        var (prefix, suffix) = (new StringBuilder(), new StringBuilder());
        var stars = 0;
        var isSimple = true;
        foreach (var part in pattern.Parts)
        {
            stars += part.Kind == LikePattern.PartKind.AnyText ? 1 : 0;
            isSimple &= part.Kind != LikePattern.PartKind.AnyCharacter;
            if (part.Kind != LikePattern.PartKind.AnyText)
                (stars == 0 ? prefix : suffix).Append(part.Kind == LikePattern.PartKind.AnyCharacter ? '0' : part.Character);
        }

        return new(prefix.ToString(), stars == 0 ? null : suffix.ToString(), ignoresCase, isSimple && stars < 2);
    }
}
