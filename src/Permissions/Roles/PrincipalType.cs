namespace Permissions;

/// <summary>The kind of a principal, as role assignments name it.</summary>
public enum PrincipalType
{
    /// <summary>A user.</summary>
    User,

    /// <summary>A security group; its members inherit, transitively.</summary>
    Group,

    /// <summary>An application's service principal, or a managed identity.</summary>
    ServicePrincipal,

    /// <summary>A group of another tenant; Azure returns it, but does not take it on creation.</summary>
    ForeignGroup,

    /// <summary>A device; Azure returns it, but does not take it on creation.</summary>
    Device,

    /// <summary>A kind that this version does not know; only read from Azure, never sent.</summary>
    Unknown,
}
