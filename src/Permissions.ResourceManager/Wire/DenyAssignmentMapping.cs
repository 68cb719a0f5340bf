namespace Permissions.ResourceManager.Wire;

/// <summary>From deny assignments in answers to values.</summary>
internal static class DenyAssignmentMapping
{
    /// <summary>The deny assignment in an answer; null where it names no scope.</summary>
    internal static DenyAssignment? ToDenyAssignment(DenyAssignmentBody body)
    {
        var properties = body.Properties ?? new();
        if (!Scope.TryParse(properties.Scope ?? ResourceIds.ScopeOf(body.Id, ResourceIds.DenyAssignments), out var scope))
            return null;
        return new(
            Guid.TryParse(body.Name, out var name) ? name : ResourceIds.LastGuid(body.Id) ?? Guid.Empty,
            properties.DenyAssignmentName ?? string.Empty,
            scope,
            properties.DoNotApplyToChildScopes != true,
            Ids(properties.Principals),
            Ids(properties.ExcludePrincipals),
            [.. (properties.Permissions ?? []).OfType<PermissionBody>().Select(RoleDefinitionMapping.ToBlock).Select(block => AssignedBlocks.Under(properties.Condition, block))]);
    }

    private static IReadOnlyList<Guid> Ids(List<DenyPrincipalBody?>? principals) =>
        [.. (principals ?? []).Select(principal => Guid.TryParse(principal?.Id, out var id) ? id : (Guid?)null).OfType<Guid>()];
}
