namespace Permissions;

/// <summary>One thing that a level gives: a role of Azure RBAC, or of a service's own, at a scope. Immutable.</summary>
public sealed class AccessGrant
{
    /// <summary>Gives a role of Azure RBAC.</summary>
    /// <param name="role">The role. One whose assignable scopes have placeholders is taken as assignable at <paramref name="scope"/>.</param>
    /// <param name="scope">Where, with all below.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public AccessGrant(RoleDefinition role, Scope scope)
    {
        Scope = scope ?? throw new ArgumentNullException(nameof(scope));
        Role = At(role ?? throw new ArgumentNullException(nameof(role)), scope);
    }

    /// <summary>Gives a role of a service's own.</summary>
    /// <param name="role">The role.</param>
    /// <param name="scope">Where; see <see cref="DataPlaneAssignment"/> for what each service takes.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The role's service takes no assignment at this scope.</exception>
    public AccessGrant(DataPlaneRole role, Scope scope)
    {
        DataPlaneRole = role ?? throw new ArgumentNullException(nameof(role));
        Scope = scope ?? throw new ArgumentNullException(nameof(scope));
        _ = DataPlaneAssignment.HolderOf(role.Mechanism, scope);
    }

    /// <summary>The role of Azure RBAC; null where the grant is of another mechanism.</summary>
    public RoleDefinition? Role { get; }

    /// <summary>The role of a service's own; null where the grant is of Azure RBAC.</summary>
    public DataPlaneRole? DataPlaneRole { get; }

    /// <summary>Where.</summary>
    public Scope Scope { get; }

    /// <summary>By which interface it is given.</summary>
    public AccessMechanism Mechanism => DataPlaneRole?.Mechanism ?? AccessMechanism.ArmRoleAssignment;

    /// <summary>The role's name and the scope.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Role?.Name ?? DataPlaneRole!.Name} at {Scope}";

    /// <summary>A role as it is given at a scope: one with open placeholders is known by its name, and may be assigned where it was meant to be.</summary>
    internal static RoleDefinition At(RoleDefinition role, Scope scope) => role.Placeholders.Count > 0 ? role.WithAssignableScopes(scope) : role;
}
