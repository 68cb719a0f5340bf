using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;

namespace Permissions.Emulator.Definitions;

/// <summary>Checks the body of a role definition PUT, as the service does, and makes a role of it.</summary>
internal static class DefinitionInput
{
    /// <exception cref="ArmException">The first rule that the body breaks.</exception>
    internal static RoleDefinition Check(Guid id, RoleDefinitionInput input, OperationRules operations)
    {
        var properties = input.Properties ?? throw Invalid("it has no 'properties'");
        var name = properties.RoleName;
        if (string.IsNullOrWhiteSpace(name))
            throw Invalid("it has no 'roleName'");
        if (name.Length > RoleDefinition.MaximumNameLength)
            throw Invalid($"its name has {name.Length} characters; {RoleDefinition.MaximumNameLength} are allowed");
        if (properties.Description is { Length: > RoleDefinition.MaximumDescriptionLength } description)
            throw Invalid($"its description has {description.Length} characters; {RoleDefinition.MaximumDescriptionLength} are allowed");
        if (properties.Type is { } type && !(RoleTypes.TryParse(type, out var roleType) && roleType == RoleType.Custom))
            throw Invalid($"its type is '{type}'; only '{RoleTypes.Text(RoleType.Custom)}' can be created");
        if (properties.Permissions is not [{ } permission])
            throw Invalid($"it has {properties.Permissions.Count(p => p is not null)} permission blocks; a custom role has exactly one");
        return new(name, properties.Description, RoleType.Custom, [Block(permission, operations)], Scopes(properties.AssignableScopes), id);
    }

    private static PermissionBlock Block(PermissionInput input, OperationRules operations)
    {
        // Read-only in the service's specification since 2022-05-01-preview, and not part of 2022-04-01.
        if (input.Condition is not null || input.ConditionVersion is not null)
            throw Invalid("its permission block has a condition; only built-in roles have one, a custom role is limited by the condition of its assignment");
        return new(
            input.Actions.ConvertAll(operations.RequireControlAction),
            input.NotActions.ConvertAll(operations.RequireControlAction),
            input.DataActions.ConvertAll(operations.RequireDataAction),
            input.NotDataActions.ConvertAll(operations.RequireDataAction));
    }

    private static List<Scope> Scopes(List<string?> texts)
    {
        if (texts.Count is 0 or > RoleDefinition.MaximumAssignableScopes)
            throw InvalidScopes($"it has {texts.Count}; 1 to {RoleDefinition.MaximumAssignableScopes} are allowed");
        var scopes = new List<Scope>(texts.Count);
        foreach (var text in texts)
        {
            if (!Scope.TryParse(text, out var scope, out var error))
                throw InvalidScopes(error.Message.TrimEnd('.'));
            if (scope.Kind == ScopeKind.Tenant)
                throw InvalidScopes("'/' is for built-in roles");
            scopes.Add(scope);
        }

        var groups = scopes.Where(s => s.Kind == ScopeKind.ManagementGroup).Distinct().ToList();
        return groups.Count > 1
            ? throw InvalidScopes($"{groups.Count} of them are management groups, '{groups[0]}' and '{groups[1]}' among them; one is allowed")
            : scopes;
    }

    private static ArmException Invalid(string reason) => ArmException.BadRequest(ErrorCodes.InvalidRoleDefinition, $"The role definition is not valid: {reason}.");

    private static ArmException InvalidScopes(string reason) => ArmException.BadRequest(ErrorCodes.InvalidAssignableScopes, $"The assignable scopes of the role definition are not valid: {reason}.");
}
