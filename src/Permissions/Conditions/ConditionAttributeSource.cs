namespace Permissions.Conditions;

/// <summary>Where a condition finds an attribute.</summary>
public enum ConditionAttributeSource
{
    /// <summary><c>@Principal</c>: a custom security attribute of who asks.</summary>
    Principal,

    /// <summary><c>@Resource</c>: an attribute of what is accessed, as it is before the request.</summary>
    Resource,

    /// <summary><c>@Request</c>: an attribute of what the request brings.</summary>
    Request,

    /// <summary><c>@Environment</c>: the time and the network path of the request.</summary>
    Environment,
}
