namespace Permissions.ResourceManager.Wire;

/// <summary>Between role definitions and their wire form, and whether both mean the same.</summary>
internal static class RoleDefinitionMapping
{
    private const string CustomRole = "CustomRole";
    private const string BuiltInRole = "BuiltInRole";

    /// <summary>The wire name of a kind of role, also as the filter <c>type eq</c> takes it.</summary>
    internal static string WireName(RoleType type) => type == RoleType.BuiltIn ? BuiltInRole : CustomRole;

    /// <summary>The body to send. Empty lists are sent as such, because the service dislikes null ones.</summary>
    internal static RoleDefinitionBody ToBody(RoleDefinition role, Guid id) => new()
    {
        Name = id.ToString("D"),
        Properties = new()
        {
            RoleName = role.Name,
            Description = role.Description,
            Type = CustomRole,
            Permissions = [.. role.PermissionBlocks.Select(ToBody)],
            AssignableScopes = [.. role.AssignableScopes.Select(scope => scope.Path)],
        },
    };

    /// <summary>The GUID of a role in an answer: its name, else the last segment of its id; null where neither is one.</summary>
    internal static Guid? IdOf(RoleDefinitionBody body) =>
        Guid.TryParse(body.Name, out var name) ? name : ResourceIds.LastGuid(body.Id);

    /// <summary>Whether Azure brings the role. An unknown kind counts as custom, for the service then decides whether it may be changed.</summary>
    internal static bool IsBuiltIn(RoleDefinitionBody body) =>
        string.Equals(body.Properties?.Type, BuiltInRole, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The role in an answer. Permission strings are taken as they come. An assignable scope that is no scope (Azure stores
    /// some unchecked) cannot be told as one and is left out.
    /// </summary>
    internal static RoleDefinition ToRoleDefinition(RoleDefinitionBody body)
    {
        var id = IdOf(body);
        var properties = body.Properties ?? new();
        return new RoleDefinition(
            properties.RoleName ?? id?.ToString("D") ?? string.Empty,
            properties.Description,
            IsBuiltIn(body) ? RoleType.BuiltIn : RoleType.Custom,
            (properties.Permissions ?? []).OfType<PermissionBody>().Select(ToBlock),
            Strings(properties.AssignableScopes).Select(path => Scope.TryParse(path, out var scope) ? scope : null).OfType<Scope>(),
            id);
    }

    /// <summary>Whether Azure holds what is wanted. A scope there that is none cannot be told as one, and counts as a difference.</summary>
    internal static bool MeanTheSame(RoleDefinition wanted, RoleDefinitionBody found) =>
        Strings(found.Properties?.AssignableScopes).All(path => Scope.TryParse(path, out _))
        && RoleDifferences.AreNone(ToRoleDefinition(found), wanted);

    private static IEnumerable<string> Strings(List<string?>? list) => (list ?? []).OfType<string>();

    private static PermissionBody ToBody(PermissionBlock block) => new()
    {
        Actions = [.. block.Actions.Select(action => action.Value)],
        NotActions = [.. block.NotActions.Select(action => action.Value)],
        DataActions = [.. block.DataActions.Select(action => action.Value)],
        NotDataActions = [.. block.NotDataActions.Select(action => action.Value)],
    };

    internal static PermissionBlock ToBlock(PermissionBody block) => new(
        Strings(block.Actions).Select(ControlAction.FromService),
        Strings(block.NotActions).Select(ControlAction.FromService),
        Strings(block.DataActions).Select(DataAction.FromService),
        Strings(block.NotDataActions).Select(DataAction.FromService),
        block.Condition,
        block.ConditionVersion);
}
