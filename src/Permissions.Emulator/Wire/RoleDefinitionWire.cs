using System.Text.Json.Serialization;

namespace Permissions.Emulator.Wire;

/// <summary>A role definition as it is sent. Lists may be absent, but not null.</summary>
internal sealed class RoleDefinitionInput
{
    public RoleDefinitionPropertiesInput? Properties { get; set; }
}

/// <summary>What a client says of a role.</summary>
internal sealed class RoleDefinitionPropertiesInput
{
    public string? RoleName { get; set; }

    public string? Description { get; set; }

    public string? Type { get; set; }

    public List<PermissionInput?> Permissions { get; set; } = [];

    public List<string?> AssignableScopes { get; set; } = [];
}

/// <summary>A permission block as it is sent.</summary>
internal sealed class PermissionInput
{
    public List<string?> Actions { get; set; } = [];

    public List<string?> NotActions { get; set; } = [];

    public List<string?> DataActions { get; set; } = [];

    public List<string?> NotDataActions { get; set; } = [];

    public string? Condition { get; set; }

    public string? ConditionVersion { get; set; }
}

/// <summary>A role definition as it is answered.</summary>
internal sealed record RoleDefinitionBody(RoleDefinitionPropertiesBody Properties, string Id, string Type, string Name);

/// <summary>What the service says of a role.</summary>
internal sealed record RoleDefinitionPropertiesBody(
    string RoleName,
    string Type,
    string Description,
    IReadOnlyList<string> AssignableScopes,
    IReadOnlyList<PermissionBody> Permissions,
    DateTime CreatedOn,
    DateTime UpdatedOn,
    Guid? CreatedBy,
    Guid? UpdatedBy);

/// <summary>A permission block as it is answered.</summary>
internal sealed record PermissionBody(
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> NotActions,
    IReadOnlyList<string> DataActions,
    IReadOnlyList<string> NotDataActions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Condition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ConditionVersion)
{
    internal static PermissionBody Of(PermissionBlock block) => new(
        [.. block.Actions.Select(a => a.Value)],
        [.. block.NotActions.Select(a => a.Value)],
        [.. block.DataActions.Select(a => a.Value)],
        [.. block.NotDataActions.Select(a => a.Value)],
        block.Condition,
        block.ConditionVersion);
}
