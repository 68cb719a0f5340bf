namespace Permissions.ResourceManager.Wire;

/// <summary>From role assignments in answers to values.</summary>
internal static class RoleAssignmentMapping
{
    /// <summary>The assignment in an answer; null, and what is missing in it, where it cannot be one.</summary>
    internal static RoleAssignment? ToRoleAssignment(RoleAssignmentBody body, out string? missing)
    {
        var properties = body.Properties ?? new();
        var name = NameOf(body);
        var role = ResourceIds.LastGuid(properties.RoleDefinitionId);
        var scope = Scope.TryParse(ScopeOf(body), out var parsed) ? parsed : null;
        var principal = Guid.TryParse(properties.PrincipalId, out var id) ? id : Guid.Empty;
        missing = name is null ? "name"
            : scope is null ? "scope"
            : principal == Guid.Empty ? "principalId"
            : role is null ? "roleDefinitionId"
            : null;
        return missing is not null ? null : new RoleAssignment(
            name!.Value,
            scope!,
            new Principal(principal, TypeOf(properties.PrincipalType)),
            role!.Value,
            properties.Description,
            properties.Condition,
            properties.ConditionVersion);
    }

    /// <summary>
    /// Whether an answer is about this scope, principal and role. The service rewrites the prefix of a role's id to the
    /// assignment's subscription, so only the GUID at its end is compared.
    /// </summary>
    internal static bool IsFor(RoleAssignmentBody body, Scope scope, Guid principalId, Guid roleDefinitionId) =>
        string.Equals(ScopeOf(body)?.TrimEnd('/'), scope.Path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
        && Guid.TryParse(body.Properties?.PrincipalId, out var principal) && principal == principalId
        && ResourceIds.LastGuid(body.Properties?.RoleDefinitionId) == roleDefinitionId;

    /// <summary>The GUID that names an assignment in an answer.</summary>
    internal static Guid? NameOf(RoleAssignmentBody body) =>
        Guid.TryParse(body.Name, out var name) ? name : ResourceIds.LastGuid(body.Id);

    private static string? ScopeOf(RoleAssignmentBody body) => body.Properties?.Scope ?? ResourceIds.ScopeOf(body.Id);

    /// <summary>The kind of a principal; names are compared one by one, because parsing an enum would also take numbers.</summary>
    internal static PrincipalType TypeOf(string? name)
    {
        foreach (var type in Enum.GetValues<PrincipalType>())
        {
            if (string.Equals(type.ToString(), name, StringComparison.OrdinalIgnoreCase))
                return type;
        }

        return PrincipalType.Unknown;
    }
}
