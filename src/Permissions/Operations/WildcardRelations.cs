namespace Permissions;

/// <summary>How two permission strings relate as sets of texts, whatever operations exist. For strings with at most one wildcard, as Azure takes them.</summary>
internal static class WildcardRelations
{
    /// <summary>
    /// Whether some text is matched by both, each read leniently: where this is false, no operation that Azure has or ever
    /// adds is matched by both.
    /// </summary>
    internal static bool MayOverlap(string first, string second)
    {
        foreach (var a in LenientForms(first))
        {
            foreach (var b in LenientForms(second))
            {
                if (Overlap(a, b))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether all that <paramref name="narrow"/> matches is matched by <paramref name="wide"/> too, in either reading.</summary>
    internal static bool SurelyCovers(string wide, string narrow)
    {
        // A wildcard in the narrow one can only be met by a wildcard in the wide one, so it may be matched as a character.
        if (!WildcardPattern.Matches(wide, narrow, WildcardReading.Strict))
            return false;
        return Collapsed(narrow) is not { } collapsed || WildcardPattern.Matches(wide, collapsed, WildcardReading.Lenient);
    }

    private static bool Overlap(string first, string second)
    {
        var star = first.IndexOf(WildcardPattern.Wildcard);
        var otherStar = second.IndexOf(WildcardPattern.Wildcard);
        if (star < 0)
            return WildcardPattern.Matches(second, first, WildcardReading.Strict);
        if (otherStar < 0)
            return WildcardPattern.Matches(first, second, WildcardReading.Strict);

        // Between the longer start and the longer end, either wildcard takes what the other string has there.
        var start = Math.Min(star, otherStar);
        var end = Math.Min(first.Length - star, second.Length - otherStar) - 1;
        return Same(first, 0, second, 0, start) && Same(first, first.Length - end, second, second.Length - end, end);
    }

    private static IEnumerable<string> LenientForms(string pattern) => Collapsed(pattern) is { } collapsed ? [pattern, collapsed] : [pattern];

    /// <summary>The pattern with a slash in place of <c>/*/</c>, or nothing in place of a final <c>/*</c>; null where it has neither.</summary>
    private static string? Collapsed(string pattern)
    {
        var star = pattern.IndexOf(WildcardPattern.Wildcard);
        if (star <= 0 || pattern[star - 1] != OperationPath.Separator)
            return null;
        if (star == pattern.Length - 1)
            return pattern.Substring(0, star - 1);
        return pattern[star + 1] == OperationPath.Separator ? pattern.Remove(star, 2) : null;
    }

    private static bool Same(string first, int start, string second, int otherStart, int length) =>
        string.Compare(first, start, second, otherStart, length, StringComparison.OrdinalIgnoreCase) == 0;
}
