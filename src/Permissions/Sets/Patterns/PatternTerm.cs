namespace Permissions;

/// <summary>What one list of patterns grants less what another excludes: a permission block in one plane.</summary>
internal sealed class PatternTerm(IReadOnlyList<string> includes, IReadOnlyList<string> excludes)
{
    internal IReadOnlyList<string> Includes { get; } = includes;

    internal IReadOnlyList<string> Excludes { get; } = excludes;

    internal IEnumerable<string> Strings => Includes.Concat(Excludes);

    /// <summary>The term as plain globs in a reading, without those that match no operation.</summary>
    internal PatternTerm Under(WildcardReading reading) => new(Read(Includes, reading), Read(Excludes, reading));

    /// <summary>For a term of plain globs: without what grants nothing because an exclusion covers it, and without exclusions that take nothing.</summary>
    internal PatternTerm WithoutIdle()
    {
        var granting = Includes.Where(include => !Globs.AnyCovers(Excludes, include)).ToList();
        return new(granting, [.. Excludes.Where(exclude => granting.Exists(include => PatternIntersection.Of(include, exclude).Count > 0))]);
    }

    /// <summary>For a term of permission strings: without what grants nothing and what takes nothing, in either reading.</summary>
    internal PatternTerm WithoutIdleInBothReadings()
    {
        var granting = Includes
            .Where(include => Globs.IsPossible(include) && !Excludes.Any(exclude => Globs.CoversInBothReadings(exclude, include)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var granted = granting.SelectMany(include => Globs.Readings(include, WildcardReading.Lenient)).ToList();
        return new(granting, [.. Excludes
            .Where(exclude => Globs.Readings(exclude, WildcardReading.Lenient).Any(glob => granted.Exists(include => PatternIntersection.Of(include, glob).Count > 0)))
            .Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static List<string> Read(IReadOnlyList<string> patterns, WildcardReading reading) =>
        [.. patterns.SelectMany(pattern => Globs.Readings(pattern, reading)).Distinct(StringComparer.OrdinalIgnoreCase)];
}
