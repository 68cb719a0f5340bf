namespace Permissions.Conditions;

/// <summary>
/// Texts that stand for all texts. With texts, prefixes and suffixes only, a text is told apart by the longest prefix and
/// the longest suffix that it has, by whether these fit into it side by side, and by which text it is: so every prefix with
/// every suffix, overlapping in every way, is complete.
/// </summary>
internal static class TextRegions
{
    /// <summary>More texts than this are not made up; what a condition of 8 KB usually compares needs far fewer.</summary>
    private const int Maximum = 2000;

    internal static ValueRegions Of(IReadOnlyList<TextShape> shapes)
    {
        var ignores = shapes.Any(shape => shape.IgnoresCase);
        var isMixed = ignores && shapes.Any(shape => !shape.IgnoresCase);
        // Where case never counts, neither does it between two of these.
        var texts = new HashSet<string>(ignores && !isMixed ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var filler = FillerOf(shapes);
        List<string> prefixes = [.. shapes.Where(shape => shape.Suffix is not null).Select(shape => shape.Prefix).Concat([string.Empty]).Distinct()];
        List<string> suffixes = [.. shapes.Select(shape => shape.Suffix).OfType<string>().Concat([string.Empty]).Distinct()];
        texts.UnionWith(shapes.Where(shape => shape.Suffix is null).Select(shape => shape.Prefix));
        foreach (var prefix in prefixes)
        {
            foreach (var suffix in suffixes)
            {
                if (texts.Count > Maximum)
                    return new([.. texts.Select(ConditionValue.Of)], areComplete: false);
                texts.Add(prefix + filler + suffix);
                Overlap(prefix, suffix, ignores, texts);
            }
        }

        var isComplete = texts.Count <= Maximum && shapes.All(shape => shape.IsSimple);
        if (isMixed)
            isComplete &= AddCases(texts) && shapes.All(shape => shape.Suffix is null);
        return new([.. texts.Select(ConditionValue.Of)], isComplete);
    }

    /// <summary>Every text that starts with the prefix, ends with the suffix, and is no longer than both.</summary>
    private static void Overlap(string prefix, string suffix, bool ignoresCase, HashSet<string> texts)
    {
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var length = 0; length <= Math.Min(prefix.Length, suffix.Length) && texts.Count <= Maximum; length++)
        {
            if (string.Compare(prefix, prefix.Length - length, suffix, 0, length, comparison) == 0)
                texts.Add(prefix + suffix.Substring(length));
        }

        // One inside the other.
        if (prefix.EndsWith(suffix, comparison))
            texts.Add(prefix);
        if (suffix.StartsWith(prefix, comparison))
            texts.Add(suffix);
    }

    /// <summary>Adds each text in a case in which none of the others is; false where one could not be found.</summary>
    private static bool AddCases(HashSet<string> texts)
    {
        var all = true;
        foreach (var text in texts.ToArray())
        {
            string[] cases = [text.ToUpperInvariant(), text.ToLowerInvariant(), SwapCase(text)];
            var isCased = Array.Exists(cases, other => other != text);
            var found = Array.Find(cases, other => string.Equals(other, text, StringComparison.OrdinalIgnoreCase) && !texts.Contains(other));
            if (found is not null)
                texts.Add(found);
            all &= found is not null || !isCased;
        }

        return all;
    }

    private static string SwapCase(string text) =>
        new([.. text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c))]);

    /// <summary>A text that continues none of the prefixes and suffixes.</summary>
    private static string FillerOf(IReadOnlyList<TextShape> shapes)
    {
        var used = new HashSet<char>(shapes.SelectMany(shape => shape.Prefix + shape.Suffix).Select(char.ToUpperInvariant));
        // Among more characters than any condition has, one is free.
        for (var c = 'x'; ; c++)
        {
            if (!used.Contains(char.ToUpperInvariant(c)) && !char.IsSurrogate(c))
                return c.ToString();
        }
    }
}
