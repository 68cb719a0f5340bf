namespace Permissions;

/// <summary>
/// A permission string under the strict reading, as the set of well-formed operations that it matches. A string under the
/// lenient reading is a finite union of these: <see cref="Readings"/>.
/// </summary>
internal static class Globs
{
    internal static readonly WildcardReading[] BothReadings = [WildcardReading.Strict, WildcardReading.Lenient];

    /// <summary>An index of globs that is asked for those which may cover another or overlap with it.</summary>
    internal static PrefixIndex<T> IndexOf<T>(IEnumerable<T> items, Func<T, string> globOf) => new(items, item => KeyOf(globOf(item)));

    /// <summary>An index of globs by their places in a list.</summary>
    internal static PrefixIndex<int> IndexOf(IReadOnlyList<string> globs) => IndexOf(Enumerable.Range(0, globs.Count), place => globs[place]);

    /// <summary>The text before the first wildcard, by which an <see cref="IndexOf"/> is asked.</summary>
    internal static string KeyOf(string glob)
    {
        var star = glob.IndexOf(WildcardPattern.Wildcard);
        return (star < 0 ? glob : glob.Substring(0, star)).ToUpperInvariant();
    }

    internal static bool HasWildcard(string glob) => glob.IndexOf(WildcardPattern.Wildcard) >= 0;

    /// <summary>Whether any well-formed operation is matched: a permission string is malformed exactly if none is.</summary>
    internal static bool IsPossible(string glob) => PermissionString.Check(glob) is null;

    /// <summary>Whether one of the indexed globs covers <paramref name="narrow"/>.</summary>
    internal static bool AnyCovers(PrefixIndex<string> wide, string narrow, PatternBudget budget)
    {
        foreach (var glob in wide.Meeting(KeyOf(narrow)))
        {
            budget.Spend(1);
            if (Covers(glob, narrow))
                return true;
        }

        return false;
    }

    /// <summary>Whether all operations that <paramref name="narrow"/> matches are matched by <paramref name="wide"/>.</summary>
    internal static bool Covers(string wide, string narrow)
    {
        // A wildcard of the narrow one takes texts that no other part of the wide one has, so only a wildcard can meet it:
        // it may be matched as a character.
        if (WildcardPattern.Matches(wide, narrow, WildcardReading.Strict))
            return true;
        if (narrow.IndexOf(OperationPath.Separator) >= 0)
            return false;

        // An operation has a slash; where the glob writes none, one of its wildcards takes it.
        for (var i = 0; i < narrow.Length; i++)
        {
            if (narrow[i] == WildcardPattern.Wildcard && !WildcardPattern.Matches(wide, narrow.Insert(i, "*/"), WildcardReading.Strict))
                return false;
        }

        return true;
    }

    /// <summary>Whether one of <paramref name="wide"/> covers <paramref name="narrow"/>. A union covers a glob with a wildcard only if one member does.</summary>
    internal static bool AnyCovers(IReadOnlyList<string> wide, string narrow)
    {
        for (var i = 0; i < wide.Count; i++)
        {
            if (Covers(wide[i], narrow))
                return true;
        }

        return false;
    }

    /// <summary>The globs that a permission string stands for in a reading, without those that match no operation.</summary>
    internal static IReadOnlyList<string> Readings(string pattern, WildcardReading reading, PatternBudget? budget = null)
    {
        if (LenientForms.Of(pattern, reading) is { } forms)
        {
            budget?.Spend(forms.Count);
            return [.. forms.Where(IsPossible)];
        }

        throw new InvalidOperationException($"What the set grants takes a string such as '{pattern}', which has so many wildcards that its meaning has more than {Words.Number(LenientForms.Maximum)} forms. It is not written as blocks; Azure takes one wildcard a string.");
    }

    /// <summary>Whether one string covers another under both readings.</summary>
    internal static bool CoversInBothReadings(string wide, string narrow, PatternBudget? budget = null)
    {
        if (!Covers(wide, narrow))
            return false;
        var readings = Readings(wide, WildcardReading.Lenient, budget);
        var needed = Readings(narrow, WildcardReading.Lenient, budget);
        budget?.Spend((long)readings.Count * needed.Count);
        return needed.All(reading => AnyCovers(readings, reading));
    }

    /// <summary>The strings that no other one of the list covers, in the list's order; of equal ones the first.</summary>
    /// <param name="patterns">The strings.</param>
    /// <param name="covers">Whether one string covers another: as globs, or under both readings.</param>
    /// <param name="budget">What to spend.</param>
    internal static List<string> Widest(IReadOnlyList<string> patterns, Func<string, string, bool> covers, PatternBudget budget)
    {
        var index = IndexOf(patterns);
        return [.. Enumerable.Range(0, patterns.Count).Where(i => !index.Meeting(KeyOf(patterns[i])).Any(j => IsWider(j, i))).Select(i => patterns[i])];

        bool IsWider(int j, int i)
        {
            budget.Spend(1);
            return j != i && covers(patterns[j], patterns[i]) && (j < i || !covers(patterns[i], patterns[j]));
        }
    }
}
