namespace Permissions.ResourceManager;

/// <summary>A role as a caller names it: its definition, or only its GUID.</summary>
internal sealed record RoleReference(RoleDefinition? Definition, Guid? Id)
{
    /// <summary>How messages name it.</summary>
    public override string ToString() =>
        Definition is null ? $"role {Id}" : Definition.Id is { } id ? $"role '{Definition.Name}' ({id})" : $"role '{Definition.Name}'";
}
