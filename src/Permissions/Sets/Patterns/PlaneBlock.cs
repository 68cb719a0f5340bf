namespace Permissions;

/// <summary>One plane of a permission block that was searched for.</summary>
/// <param name="Patterns">What it includes and excludes.</param>
/// <param name="IsProvedFewest">Whether no block with fewer strings, of one wildcard each, means the same.</param>
internal sealed record PlaneBlock(PatternTerm Patterns, bool IsProvedFewest);
