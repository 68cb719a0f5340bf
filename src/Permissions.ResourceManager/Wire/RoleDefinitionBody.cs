namespace Permissions.ResourceManager.Wire;

/// <summary>A role definition as api-version 2022-04-01 writes it. Every part may be missing in an answer.</summary>
internal sealed class RoleDefinitionBody
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public RoleDefinitionProperties? Properties { get; set; }
}

internal sealed class RoleDefinitionProperties
{
    public string? RoleName { get; set; }

    public string? Description { get; set; }

    public string? Type { get; set; }

    public List<PermissionBody?>? Permissions { get; set; }

    public List<string?>? AssignableScopes { get; set; }
}

internal sealed class PermissionBody
{
    public List<string?>? Actions { get; set; }

    public List<string?>? NotActions { get; set; }

    public List<string?>? DataActions { get; set; }

    public List<string?>? NotDataActions { get; set; }

    public string? Condition { get; set; }

    public string? ConditionVersion { get; set; }
}
