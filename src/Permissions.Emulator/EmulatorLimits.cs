namespace Permissions.Emulator;

/// <summary>
/// How many roles and assignments the emulated service takes. The defaults are Azure's (azure-docs,
/// includes/role-based-access-control/limits.md); a test sets small ones to reach them.
/// </summary>
public sealed class EmulatorLimits
{
    /// <summary>The largest body of a request: 4 MB, as Azure Resource Manager takes. A larger one is refused with <c>RequestEntityTooLarge</c>.</summary>
    public const int RequestBytes = 4 * 1024 * 1024;

    /// <summary>Custom roles a tenant: 5,000. One more is refused with <c>RoleDefinitionLimitExceeded</c>.</summary>
    public int CustomRolesPerTenant { get; set => field = NotNegative(value); } = 5000;

    /// <summary>Assignments at a subscription, its resource groups and resources together: 4,000. One more is refused with <c>RoleAssignmentLimitExceeded</c>.</summary>
    public int AssignmentsPerSubscription { get; set => field = NotNegative(value); } = 4000;

    /// <summary>Assignments at a management group itself: 500. One more is refused with <c>RoleAssignmentLimitExceeded</c>.</summary>
    public int AssignmentsPerManagementGroup { get; set => field = NotNegative(value); } = 500;

    /// <summary>How many items a page of a list holds before <c>nextLink</c> leads to the next: 1,000. At least one.</summary>
    public int PageSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1000;

    private static int NotNegative(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
