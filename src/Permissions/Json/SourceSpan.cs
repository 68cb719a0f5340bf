namespace Permissions.Json;

/// <summary>A stretch of a file's text, in UTF-16 code units.</summary>
/// <param name="Start">The first code unit, counted from zero.</param>
/// <param name="Length">How many code units; zero for a place between two.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The code unit after the last one.</summary>
    public int End => Start + Length;

    /// <summary>Makes a span from its two ends.</summary>
    /// <param name="start">The first code unit.</param>
    /// <param name="end">The code unit after the last one; not less than <paramref name="start"/>.</param>
    /// <returns>The span.</returns>
    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);
}
