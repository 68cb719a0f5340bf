namespace Permissions.Json;

/// <summary>The shapes in which role definitions are written down.</summary>
public enum RoleFileShape
{
    /// <summary>Azure PowerShell up to Az 15: <c>Name</c>, <c>IsCustom</c> and the four lists flat in one object.</summary>
    PowerShell,

    /// <summary>Azure PowerShell from Az 16 (Az.Resources 10) on: the lists inside <c>Permissions</c>.</summary>
    PowerShellPermissions,

    /// <summary>What <c>az role definition create</c> takes: flat lists without <c>IsCustom</c>.</summary>
    CliInput,

    /// <summary>What <c>az role definition list</c> prints: <c>roleName</c> and <c>permissions</c> at the top, often in an array.</summary>
    CliOutput,

    /// <summary>The REST API: <c>id</c>, <c>name</c> and <c>type</c> around <c>properties</c>.</summary>
    Rest,

    /// <summary>The JSON tab of the Azure portal: nothing but <c>properties</c>.</summary>
    Portal,

    /// <summary>A <c>Microsoft.Authorization/roleDefinitions</c> resource in an ARM template.</summary>
    ArmTemplate,
}
