namespace Permissions.Conditions;

/// <summary>
/// A pattern of <c>StringLike</c>: <c>*</c> is any text, <c>?</c> any one character, and a backslash before either, or before
/// itself, takes it literally. Any other backslash is one.
/// </summary>
internal sealed class LikePattern
{
    private const char Escape = '\\';

    private LikePattern(List<Part> parts) => Parts = parts;

    internal enum PartKind
    {
        Character,
        AnyCharacter,
        AnyText,
    }

    /// <summary>What the pattern consists of, one part a character of the text or a wildcard.</summary>
    internal List<Part> Parts { get; }

    internal static LikePattern Parse(string pattern)
    {
        var parts = new List<Part>();
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == Escape && i + 1 < pattern.Length && pattern[i + 1] is ('*' or '?' or Escape))
                parts.Add(new(PartKind.Character, pattern[++i]));
            else
                parts.Add(new(c switch { '*' => PartKind.AnyText, '?' => PartKind.AnyCharacter, _ => PartKind.Character }, c));
        }

        return new(parts);
    }

    /// <summary>Whether the whole text matches. Goes back only to the last wildcard for text, so it takes at most text times pattern steps.</summary>
    internal bool Matches(string text, bool ignoresCase)
    {
        int position = 0, part = 0, lastStar = -1, resume = 0;
        while (position < text.Length)
        {
            if (part < Parts.Count && Parts[part].Kind == PartKind.AnyText)
            {
                lastStar = part++;
                resume = position;
            }
            else if (part < Parts.Count && Parts[part].Accepts(text[position], ignoresCase))
            {
                part++;
                position++;
            }
            else if (lastStar >= 0)
            {
                part = lastStar + 1;
                position = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (part < Parts.Count && Parts[part].Kind == PartKind.AnyText)
            part++;
        return part == Parts.Count;
    }

    /// <summary>A character or a wildcard.</summary>
    internal readonly record struct Part(PartKind Kind, char Character)
    {
        // Upper case, character by character, is what OrdinalIgnoreCase compares.
        internal bool Accepts(char c, bool ignoresCase) =>
            Kind == PartKind.AnyCharacter || c == Character || (ignoresCase && char.ToUpperInvariant(c) == char.ToUpperInvariant(Character));
    }
}
