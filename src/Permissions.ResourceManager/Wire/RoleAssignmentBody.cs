namespace Permissions.ResourceManager.Wire;

/// <summary>A role assignment as api-version 2022-04-01 writes it. Every part may be missing in an answer.</summary>
internal sealed class RoleAssignmentBody
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public RoleAssignmentProperties? Properties { get; set; }
}

internal sealed class RoleAssignmentProperties
{
    public string? RoleDefinitionId { get; set; }

    public string? PrincipalId { get; set; }

    public string? PrincipalType { get; set; }

    public string? Scope { get; set; }

    public string? Description { get; set; }

    public string? Condition { get; set; }

    public string? ConditionVersion { get; set; }

    public string? DelegatedManagedIdentityResourceId { get; set; }
}
