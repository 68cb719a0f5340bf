using System.Text.Json.Serialization;

namespace Permissions.Emulator.Wire;

/// <summary>An assignment of a service's own as it is sent. Each service reads its own properties.</summary>
internal sealed class DataPlaneInput
{
    public DataPlanePropertiesInput? Properties { get; set; }
}

/// <summary>What a client says of such an assignment.</summary>
internal sealed class DataPlanePropertiesInput
{
    public string? RoleDefinitionId { get; set; }

    public string? Scope { get; set; }

    public string? PrincipalId { get; set; }

    public string? AccessPolicyName { get; set; }

    public string? ObjectId { get; set; }

    public string? ObjectIdAlias { get; set; }

    public DataPlaneUserInput? User { get; set; }
}

/// <summary>Who is assigned at Azure Managed Redis.</summary>
internal sealed class DataPlaneUserInput
{
    public string? ObjectId { get; set; }
}

/// <summary>An assignment of a service's own as it is answered.</summary>
internal sealed record DataPlaneBody(string Id, string Name, string Type, DataPlanePropertiesBody Properties);

/// <summary>What a service says of such an assignment; what belongs to another service is left out.</summary>
internal sealed record DataPlanePropertiesBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RoleDefinitionId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? PrincipalId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ProvisioningState = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccessPolicyName = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ObjectId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ObjectIdAlias = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DataPlaneUserBody? User = null);

/// <summary>Who is assigned at Azure Managed Redis.</summary>
internal sealed record DataPlaneUserBody(Guid ObjectId);

/// <summary>How far an operation is.</summary>
internal sealed record AsyncOperationBody(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ErrorDetail? Error);
