namespace Permissions.ResourceManager;

/// <summary>Which role assignments a list covers, as seen from its scope.</summary>
public enum RoleAssignmentReach
{
    /// <summary>Made at the very scope.</summary>
    At,

    /// <summary>Made at the scope or above it: all that hold there.</summary>
    AtAndAbove,

    /// <summary>Made at the scope or below it. Azure does not tell, at a management group, what lies below its subscriptions.</summary>
    AtAndBelow,

    /// <summary>Made at the scope, above it or below it.</summary>
    Any,
}
