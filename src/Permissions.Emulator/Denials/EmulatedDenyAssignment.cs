namespace Permissions.Emulator;

/// <summary>A deny assignment, which Azure makes for deployment stacks and managed applications, and which requests can only read. Immutable.</summary>
public sealed class EmulatedDenyAssignment
{
    /// <summary>Describes a deny assignment.</summary>
    /// <param name="id">The GUID that names it.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="scope">Where it holds.</param>
    /// <param name="denied">What is denied; of a role's blocks, for example.</param>
    /// <param name="principals">Object ids of those whom it stops, groups with all their members; null or none for everybody.</param>
    /// <param name="excludedPrincipals">Object ids of those whom it does not stop, groups with all their members.</param>
    /// <param name="appliesToChildScopes">Whether it holds below the scope too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> or <paramref name="denied"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is the all-zero GUID, or the name is blank.</exception>
    public EmulatedDenyAssignment(
        Guid id,
        string name,
        Scope scope,
        IEnumerable<PermissionBlock> denied,
        IEnumerable<Guid>? principals = null,
        IEnumerable<Guid>? excludedPrincipals = null,
        bool appliesToChildScopes = true)
    {
        EmulatedTenant.RefuseEmpty(id, "deny assignment", nameof(id));
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(denied);
        Id = id;
        Name = name;
        Scope = scope;
        PermissionBlocks = [.. denied];
        Principals = [.. principals ?? []];
        ExcludedPrincipals = [.. excludedPrincipals ?? []];
        AppliesToChildScopes = appliesToChildScopes;
        Permissions = PermissionSet.Of(PermissionBlocks);
    }

    /// <summary>The GUID that names it.</summary>
    public Guid Id { get; }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Where it holds.</summary>
    public Scope Scope { get; }

    /// <summary>What is denied.</summary>
    public IReadOnlyList<PermissionBlock> PermissionBlocks { get; }

    /// <summary>Object ids of those whom it stops; none for everybody.</summary>
    public IReadOnlyList<Guid> Principals { get; }

    /// <summary>Object ids of those whom it does not stop.</summary>
    public IReadOnlyList<Guid> ExcludedPrincipals { get; }

    /// <summary>Whether it holds below the scope too.</summary>
    public bool AppliesToChildScopes { get; }

    internal PermissionSet Permissions { get; }
}
