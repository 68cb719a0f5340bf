namespace Permissions;

/// <summary>A glob that a permission string is to match whole, in the reading in which it is asked.</summary>
internal readonly record struct PatternElement(string Glob, WildcardReading Reading)
{
    internal bool IsCoveredBy(string pattern) =>
        Globs.Covers(pattern, Glob)
        || (Reading == WildcardReading.Lenient && Globs.AnyCovers(Globs.Readings(pattern, Reading), Glob));
}
