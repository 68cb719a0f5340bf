namespace Permissions;

/// <summary>Who made a role definition: REST <c>properties.type</c>, in PowerShell <c>IsCustom</c>.</summary>
public enum RoleType
{
    /// <summary>A role of the tenant's own (<c>CustomRole</c>).</summary>
    Custom,

    /// <summary>A role that Azure brings (<c>BuiltInRole</c>).</summary>
    BuiltIn,
}
