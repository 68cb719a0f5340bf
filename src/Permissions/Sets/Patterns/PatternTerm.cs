namespace Permissions;

/// <summary>What one list of patterns grants less what another excludes: a permission block in one plane.</summary>
internal sealed class PatternTerm(IReadOnlyList<string> includes, IReadOnlyList<string> excludes)
{
    internal IReadOnlyList<string> Includes { get; } = includes;

    internal IReadOnlyList<string> Excludes { get; } = excludes;
}
