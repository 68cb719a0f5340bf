namespace Permissions.Emulator.Wire;

/// <summary>A role assignment as it is sent.</summary>
internal sealed class RoleAssignmentInput
{
    public RoleAssignmentPropertiesInput? Properties { get; set; }
}

/// <summary>What a client says of an assignment.</summary>
internal sealed class RoleAssignmentPropertiesInput
{
    public string? RoleDefinitionId { get; set; }

    public string? PrincipalId { get; set; }

    public string? PrincipalType { get; set; }

    public string? Description { get; set; }

    public string? Condition { get; set; }

    public string? ConditionVersion { get; set; }

    public string? DelegatedManagedIdentityResourceId { get; set; }
}

/// <summary>A role assignment as it is answered.</summary>
internal sealed record RoleAssignmentBody(RoleAssignmentPropertiesBody Properties, string Id, string Type, string Name);

/// <summary>What the service says of an assignment.</summary>
internal sealed record RoleAssignmentPropertiesBody(
    string RoleDefinitionId,
    Guid PrincipalId,
    string PrincipalType,
    string Scope,
    string? Condition,
    string? ConditionVersion,
    DateTime CreatedOn,
    DateTime UpdatedOn,
    Guid? CreatedBy,
    Guid? UpdatedBy,
    string? DelegatedManagedIdentityResourceId,
    string? Description);
