namespace Permissions;

/// <summary>
/// A level of access to one resource, such as writer of a container: the grants that it stands for. The generator emits one
/// for each level of an access-level file. Immutable.
/// </summary>
public sealed class AccessLevel
{
    /// <summary>Makes a level.</summary>
    /// <param name="kind">The kind of resource, such as <c>StorageBlob</c>.</param>
    /// <param name="name">The level's name, such as <c>writer</c>.</param>
    /// <param name="grants">What it gives.</param>
    /// <exception cref="ArgumentNullException"><paramref name="kind"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">A grant is null.</exception>
    public AccessLevel(string kind, string name, params AccessGrant[] grants)
    {
        Kind = kind ?? throw new ArgumentNullException(nameof(kind));
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Grants = ReadOnlyLists.Copy(grants, nameof(grants));
    }

    /// <summary>The kind of resource.</summary>
    public string Kind { get; }

    /// <summary>The level's name.</summary>
    public string Name { get; }

    /// <summary>What the level gives, in the order of its file.</summary>
    public IReadOnlyList<AccessGrant> Grants { get; }

    /// <summary>Everything that the level's roles of Azure RBAC grant together; what a service's own roles grant is not among it.</summary>
    public PermissionSet Permissions => Grants.Where(grant => grant.Role is not null).Aggregate(PermissionSet.Empty, (all, grant) => all.Union(grant.Role!.Permissions));

    /// <summary>The level for a principal: what <see cref="AccessModel.Assign(LevelAssignment)"/> takes.</summary>
    /// <param name="principal">Who gets it, by object id.</param>
    /// <param name="reason">Why it is given, at most 2 KB; null for none.</param>
    /// <param name="condition">The condition on the level's role assignments, as ABAC text of version 2.0; null for always.</param>
    /// <returns>The assignments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> is null.</exception>
    /// <exception cref="ArgumentException">There is a condition, and the level has a grant of a service's own, which takes none.</exception>
    public LevelAssignment To(Principal principal, string? reason = null, string? condition = null)
    {
        if (principal is null)
            throw new ArgumentNullException(nameof(principal));
        if (condition is not null && Grants.FirstOrDefault(grant => grant.DataPlaneRole is not null) is { } other)
            throw new ArgumentException($"{this} gives '{other}' by a {other.Mechanism}, which takes no condition.", nameof(condition));
        return new(
            this,
            Grants.Where(grant => grant.Role is not null).Select(grant => new AccessAssignment(grant.Role!, principal, grant.Scope, reason, condition)),
            Grants.Where(grant => grant.DataPlaneRole is not null).Select(grant => new DataPlaneAssignment(grant.DataPlaneRole!, principal, grant.Scope, reason)));
    }

    /// <summary>Kind and name, as in <c>StorageBlob writer</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Kind} {Name}";
}
