namespace Permissions;

/// <summary>What is best among the roles that cover a need.</summary>
public enum LeastPrivilegeObjective
{
    /// <summary>Any number of roles that together grant the least beyond the need; of these, the fewest. The default.</summary>
    LeastExcess,

    /// <summary>The fewest roles; of these, those that grant the least beyond the need.</summary>
    FewestRoles,

    /// <summary>One role that covers the whole need and grants the least beyond it; none if there is no such role.</summary>
    OneRole,

    /// <summary>
    /// Roles, and one custom role for what is left: an operation that goes into the custom role counts as
    /// <see cref="LeastPrivilegeOptions.ResidualWeight"/> of excess, so that a role is taken where it saves more than it grants
    /// beyond the need.
    /// </summary>
    LeastExcessWithResidual,
}
