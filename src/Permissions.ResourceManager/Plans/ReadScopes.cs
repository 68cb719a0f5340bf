namespace Permissions.ResourceManager.Plans;

/// <summary>Where role assignments were read.</summary>
/// <param name="Asked">The scopes whose lists were read, those of <paramref name="Whole"/> among them. Of a management group that is not among those, what stands at itself and above was read.</param>
/// <param name="Whole">The scopes that were read with all below them.</param>
/// <param name="Unread">Scopes that should have been read, because roles of the model are assignable there, and could not be.</param>
internal sealed record ReadScopes(IReadOnlyList<Scope> Asked, IReadOnlyList<Scope> Whole, IReadOnlyList<Scope> Unread)
{
    internal static ReadScopes None { get; } = new([], [], []);

    /// <summary>Whether no assignment of a role can have been missed: all places where it is assignable were read with all below.</summary>
    internal bool Cover(RoleDefinition role) => role.AssignableScopes.Count > 0 && role.AssignableScopes.All(Covers);

    internal bool Covers(Scope scope) => Whole.Any(read => read.Contains(scope));

    internal ReadScopes With(ReadScopes other) => InOrder(Asked.Concat(other.Asked), Whole.Concat(other.Whole), Unread.Concat(other.Unread));

    /// <summary>Each scope once, in an order that does not depend on who answered first.</summary>
    internal static ReadScopes InOrder(IEnumerable<Scope> asked, IEnumerable<Scope> whole, IEnumerable<Scope> unread) => new(Sorted(asked), Sorted(whole), Sorted(unread));

    private static IReadOnlyList<Scope> Sorted(IEnumerable<Scope> scopes) =>
        [.. scopes.Distinct().OrderBy(scope => scope.Kind).ThenBy(scope => scope.Path, StringComparer.OrdinalIgnoreCase)];
}
