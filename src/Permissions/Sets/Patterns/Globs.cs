namespace Permissions;

/// <summary>
/// A permission string under the strict reading, as the set of well-formed operations that it matches. A string under the
/// lenient reading is a finite union of these: <see cref="Readings"/>.
/// </summary>
internal static class Globs
{
    internal static readonly WildcardReading[] BothReadings = [WildcardReading.Strict, WildcardReading.Lenient];

    internal static bool HasWildcard(string glob) => glob.IndexOf(WildcardPattern.Wildcard) >= 0;

    /// <summary>Whether any well-formed operation is matched: a permission string is malformed exactly if none is.</summary>
    internal static bool IsPossible(string glob) => PermissionString.Check(glob) is null;

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
    internal static IReadOnlyList<string> Readings(string pattern, WildcardReading reading)
    {
        if (LenientForms.Of(pattern, reading) is { } forms)
            return [.. forms.Where(IsPossible)];
        throw new ArgumentException($"'{pattern}' has so many wildcards that its meaning has more than {LenientForms.Maximum} forms; Azure takes one wildcard a string.", nameof(pattern));
    }

    /// <summary>Whether one string covers another under both readings.</summary>
    internal static bool CoversInBothReadings(string wide, string narrow)
    {
        if (!Covers(wide, narrow))
            return false;
        var readings = Readings(wide, WildcardReading.Lenient);
        return Readings(narrow, WildcardReading.Lenient).All(reading => AnyCovers(readings, reading));
    }

    /// <summary>The strings that no other one of the list covers under both readings, in the list's order; of equal ones the first.</summary>
    internal static List<string> Widest(IReadOnlyList<string> patterns)
    {
        var widest = new List<string>();
        for (var i = 0; i < patterns.Count; i++)
        {
            var covered = false;
            for (var j = 0; j < patterns.Count && !covered; j++)
                covered = j != i && CoversInBothReadings(patterns[j], patterns[i]) && (j < i || !CoversInBothReadings(patterns[i], patterns[j]));
            if (!covered)
                widest.Add(patterns[i]);
        }

        return widest;
    }
}
