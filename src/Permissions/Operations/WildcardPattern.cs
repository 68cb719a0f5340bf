namespace Permissions;

/// <summary>The one wildcard matcher: a whole-string glob that ignores case, with any number of <c>*</c>.</summary>
internal static class WildcardPattern
{
    internal const char Wildcard = '*';

    /// <summary>Whether <paramref name="text"/>, taken literally, is matched by <paramref name="pattern"/>.</summary>
    internal static bool Matches(string pattern, string text, WildcardReading reading) =>
        Matches(pattern, text, 0, text.Length, reading);

    /// <summary>As above, for the part of <paramref name="text"/> from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    internal static bool Matches(string pattern, string text, int start, int end, WildcardReading reading)
    {
        var patternEnd = pattern.Length;
        while (!MatchesTo(pattern, patternEnd, text, start, end, reading))
        {
            // Leniently a final "/*" may stand for nothing: the rest of the pattern is asked again without it.
            if (reading != WildcardReading.Lenient || !EndsInSlashWildcard(pattern, patternEnd))
                return false;
            patternEnd -= 2;
        }

        return true;
    }

    private static bool EndsInSlashWildcard(string pattern, int end) =>
        end >= 2 && pattern[end - 1] == Wildcard && pattern[end - 2] == '/';

    /// <summary>
    /// Places each literal between two wildcards as early as it fits. Earliest is always right: what may follow
    /// a literal only grows the earlier the literal ends.
    /// </summary>
    private static bool MatchesTo(string pattern, int patternEnd, string text, int start, int end, WildcardReading reading)
    {
        var star = IndexOfWildcard(pattern, 0, patternEnd);
        if (star < 0)
            return end - start == patternEnd && EqualAt(pattern, 0, text, start, end, patternEnd);
        if (!EqualAt(pattern, 0, text, start, end, star))
            return false;

        var position = start + star;
        while (true)
        {
            var literal = star + 1;
            star = IndexOfWildcard(pattern, literal, patternEnd);
            var literalEnd = star < 0 ? patternEnd : star;
            var length = literalEnd - literal;
            var earliest = position - (SharesSlash(pattern, literal, literalEnd, reading) ? 1 : 0);
            if (star < 0)
                return end - length >= earliest && EqualAt(pattern, literal, text, end - length, end, length);

            var found = IndexOf(pattern, literal, length, text, earliest, end);
            if (found < 0)
                return false;
            position = found + length;
        }
    }

    /// <summary>Leniently <c>/*/</c> may stand for one slash: the literal after the wildcard may start on the slash before it.</summary>
    private static bool SharesSlash(string pattern, int literal, int literalEnd, WildcardReading reading) =>
        reading == WildcardReading.Lenient
        && literal < literalEnd && pattern[literal] == '/'
        && literal >= 2 && pattern[literal - 2] == '/';

    private static int IndexOfWildcard(string pattern, int start, int end) => pattern.IndexOf(Wildcard, start, end - start);

    private static bool EqualAt(string pattern, int patternStart, string text, int textStart, int textEnd, int length) =>
        textStart >= 0
        && textEnd - textStart >= length
        && string.Compare(pattern, patternStart, text, textStart, length, StringComparison.OrdinalIgnoreCase) == 0;

    private static int IndexOf(string pattern, int literal, int length, string text, int start, int end)
    {
#if NET
        if (start < 0 || end - start < length)
            return -1;
        var found = text.AsSpan(start, end - start).IndexOf(pattern.AsSpan(literal, length), StringComparison.OrdinalIgnoreCase);
        return found < 0 ? found : start + found;
#else
        for (var i = start; i <= end - length; i++)
        {
            if (EqualAt(pattern, literal, text, i, end, length))
                return i;
        }

        return -1;
#endif
    }
}
