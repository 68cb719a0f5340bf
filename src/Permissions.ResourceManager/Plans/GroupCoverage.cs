namespace Permissions.ResourceManager;

/// <summary>How far what principals have through groups is in a verification.</summary>
public enum GroupCoverage
{
    /// <summary>Not at all: a principal may have more than is told, and be denied more.</summary>
    NotConsidered,

    /// <summary>
    /// Azure told the assignments that the principal has through groups (the filter <c>assignedTo</c> of role assignments). A
    /// deny assignment counts where it names the principal, everybody, or a group that has an assignment too; of other groups
    /// it is not known whether the principal is in them.
    /// </summary>
    RoleAssignments,

    /// <summary>All groups, as <see cref="AccessPlanOptions.Directory"/> told them.</summary>
    All,
}
