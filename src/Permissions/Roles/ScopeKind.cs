namespace Permissions;

/// <summary>What a scope names, from the widest to the narrowest.</summary>
public enum ScopeKind
{
    /// <summary>The root of the tenant, <c>/</c>.</summary>
    Tenant,

    /// <summary>A management group.</summary>
    ManagementGroup,

    /// <summary>A subscription.</summary>
    Subscription,

    /// <summary>A resource group.</summary>
    ResourceGroup,

    /// <summary>A resource, also one below another resource, at a subscription, a management group or the tenant, and an extension of any of these.</summary>
    Resource,
}
