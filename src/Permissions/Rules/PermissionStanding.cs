namespace Permissions.Rules;

/// <summary>What a permission string of a role is: the one thing by which it is decided which rule may speak of it.</summary>
internal enum PermissionStanding
{
    /// <summary>Something else fills it in before Azure sees it.</summary>
    Open,

    /// <summary>RBAC020 and RBAC021 speak of it.</summary>
    Malformed,

    /// <summary>Its list has it already, and RBAC025 says so.</summary>
    Duplicate,

    /// <summary>Azure refuses it in a custom role: RBAC029.</summary>
    Refused,

    /// <summary>An operation that is known in the plane of its list.</summary>
    Known,

    /// <summary>An operation that is known in the other plane only: RBAC023.</summary>
    WrongPlane,

    /// <summary>An operation that is not known, or any string of a provider that is not known: RBAC022.</summary>
    Unknown,

    /// <summary>A wildcard that may match a known operation of its plane.</summary>
    Wildcard,

    /// <summary>A wildcard that matches no known operation of its plane in either reading: RBAC024.</summary>
    DeadWildcard,
}
