namespace Permissions;

/// <summary>What one list of patterns grants less what another excludes: a permission block in one plane.</summary>
internal sealed class PatternTerm(IReadOnlyList<string> includes, IReadOnlyList<string> excludes)
{
    internal IReadOnlyList<string> Includes { get; } = includes;

    internal IReadOnlyList<string> Excludes { get; } = excludes;

    internal IEnumerable<string> Strings => Includes.Concat(Excludes);

    /// <summary>The term as plain globs in a reading, without those that match no operation.</summary>
    internal PatternTerm Under(WildcardReading reading, PatternBudget? budget = null) => new(Read(Includes, reading, budget), Read(Excludes, reading, budget));

    /// <summary>For a term of plain globs: without what grants nothing because an exclusion covers it, and without exclusions that take nothing.</summary>
    internal PatternTerm WithoutIdle(PatternBudget budget)
    {
        if (Excludes.Count == 0)
            return this;
        var excludes = Globs.IndexOf(Excludes, exclude => exclude);
        var granting = Includes.Where(include => !Globs.AnyCovers(excludes, include, budget)).ToList();
        return new(granting, TakingSome(Excludes, granting, exclude => [exclude], budget));
    }

    /// <summary>For a term of permission strings: without what grants nothing and what takes nothing, in either reading.</summary>
    internal PatternTerm WithoutIdleInBothReadings(PatternBudget budget)
    {
        var excludes = Globs.IndexOf(Excludes, exclude => exclude);
        var granting = Includes.Where(Globs.IsPossible).Where(include => !excludes.Meeting(Globs.KeyOf(include)).Any(exclude => IsCovered(include, exclude))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (Excludes.Count == 0)
            return new(granting, []);
        var granted = granting.SelectMany(include => Globs.Readings(include, WildcardReading.Lenient, budget));
        return new(granting, TakingSome(Excludes.Distinct(StringComparer.OrdinalIgnoreCase), granted, exclude => Globs.Readings(exclude, WildcardReading.Lenient, budget), budget));

        bool IsCovered(string include, string exclude)
        {
            budget.Spend(1);
            return Globs.CoversInBothReadings(exclude, include, budget);
        }
    }

    /// <summary>The exclusions of which a reading has something in common with what is granted.</summary>
    private static List<string> TakingSome(IEnumerable<string> excludes, IEnumerable<string> granted, Func<string, IReadOnlyList<string>> read, PatternBudget budget)
    {
        var index = Globs.IndexOf(granted, glob => glob);
        return [.. excludes.Where(exclude => read(exclude).Any(glob => index.Meeting(Globs.KeyOf(glob)).Any(include => Meet(include, glob))))];

        bool Meet(string include, string glob)
        {
            budget.Spend(1);
            return PatternIntersection.Of(include, glob, budget).Count > 0;
        }
    }

    private static List<string> Read(IReadOnlyList<string> patterns, WildcardReading reading, PatternBudget? budget) =>
        [.. patterns.SelectMany(pattern => Globs.Readings(pattern, reading, budget)).Distinct(StringComparer.OrdinalIgnoreCase)];
}
