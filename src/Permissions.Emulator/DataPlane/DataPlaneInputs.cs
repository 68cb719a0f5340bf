using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.DataPlane;

/// <summary>What the services refuse of an assignment by its body alone.</summary>
internal static class DataPlaneInputs
{
    /// <summary>The assignment that a body asks for.</summary>
    /// <exception cref="ArmException">The first rule that the name or the body breaks.</exception>
    internal static StoredDataPlaneAssignment Check(DataPlaneTarget target, DataPlaneInput input)
    {
        if (!target.Service.NamePattern.IsMatch(target.Name!))
            throw BadRequest($"The name '{target.Name}' of {target.Service.Type} does not match '{target.Service.NamePattern}'");
        var properties = input.Properties ?? throw BadRequest("The request has no 'properties'");
        return target.Service == EmulatedService.Cosmos ? CheckCosmos(target, properties) : CheckRedis(target, properties);
    }

    /// <exception cref="ArmException">Redis has the object id, or the name, in another assignment.</exception>
    internal static void RefuseDuplicate(StoredDataPlaneAssignment wanted, StoredDataPlaneAssignment? existing, IEnumerable<StoredDataPlaneAssignment> all)
    {
        // Whether Cosmos DB refuses the same again under another name is not established; it takes it here.
        if (wanted.Service == EmulatedService.Cosmos)
            RefuseMove(wanted, existing);
        else if ((existing is not null && existing.PrincipalId != wanted.PrincipalId) || all.Any(other => other.PrincipalId == wanted.PrincipalId && other.Sequence != existing?.Sequence))
            throw ArmException.BadRequest(ErrorCodes.InvalidAccessPolicyAssignment, "An invalid access policy assignment was detected due to duplicate entries. Please review and ensure that each assignment has a unique combination of assignmentName, policyName, and objectId to avoid such duplicates.");
    }

    /// <summary>Azure Cosmos DB looks the principal up while it carries the write out, and fails then.</summary>
    internal static ArmException? FailureOf(StoredDataPlaneAssignment wanted, TenantState tenant, DateTimeOffset sees) =>
        wanted.Service != EmulatedService.Cosmos || tenant.Principals.TypeAsOf(wanted.PrincipalId, sees) is not null
            ? null
            : BadRequest($"The provided principal ID [{wanted.PrincipalId}] was not found in the AAD tenant(s) [{tenant.Id}] which are associated with the customer's subscription");

    private static void RefuseMove(StoredDataPlaneAssignment wanted, StoredDataPlaneAssignment? existing)
    {
        if (existing is not null && existing.PrincipalId != wanted.PrincipalId)
            throw BadRequest("Updating SQL Role Assignment Principal ID is not permitted. You may only update the associated Role Definition");
        if (existing is not null && existing.Scope != wanted.Scope)
            throw BadRequest("Updating SQL Role Assignment Scope is not permitted. You may only update the associated Role Definition");
    }

    private static StoredDataPlaneAssignment CheckCosmos(DataPlaneTarget target, DataPlanePropertiesInput properties)
    {
        var prefix = $"{target.Resource.Path}/sqlRoleDefinitions/";
        if (properties.RoleDefinitionId is not { } id || !id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || !GuidText.TryParseName(id[prefix.Length..], out var role))
            throw BadRequest($"The role definition ID '{properties.RoleDefinitionId}' is none of the account; expected '{prefix}{{guid}}'");
        if (!DataPlaneRole.TryFind(AccessMechanism.CosmosSqlRoleAssignment, role.ToString("D"), out _))
            throw BadRequest($"Unable to find a SQL Role Definition with ID [{role}]");
        if (!Scope.TryParse(properties.Scope, out var scope) || DataPlaneAssignment.ResourceOf(AccessMechanism.CosmosSqlRoleAssignment, scope) != target.Resource)
            throw BadRequest($"The scope '{properties.Scope}' is none of the account; expected '{target.Resource}', or '/dbs/{{database}}' or '/dbs/{{database}}/colls/{{container}}' after it");
        return new(target.Service, target.Resource, target.Name!, 0, PrincipalOf(properties.PrincipalId, "principalId"), role.ToString("D"), scope, null, "Creating");
    }

    private static StoredDataPlaneAssignment CheckRedis(DataPlaneTarget target, DataPlanePropertiesInput properties)
    {
        var isManaged = target.Service == EmulatedService.ManagedRedis;
        var policy = target.Service.Policies.FirstOrDefault(policy => string.Equals(policy.Name, properties.AccessPolicyName, StringComparison.OrdinalIgnoreCase))
            ?? throw BadRequest($"There is no access policy '{properties.AccessPolicyName}'; expected {string.Join(", ", target.Service.Policies.Select(known => $"'{known}'"))}");
        if (!isManaged && string.IsNullOrWhiteSpace(properties.ObjectIdAlias))
            throw BadRequest("The request has no 'objectIdAlias'");
        var principal = isManaged ? PrincipalOf(properties.User?.ObjectId, "user.objectId") : PrincipalOf(properties.ObjectId, "objectId");
        return new(target.Service, target.Resource, target.Name!, 0, principal, policy.Name, target.Resource, isManaged ? null : properties.ObjectIdAlias, "Creating");
    }

    private static Guid PrincipalOf(string? text, string property) =>
        GuidText.TryParsePrincipal(text, out var id) ? id : throw BadRequest($"The {property} '{text}' is not valid: it must be a GUID");

    private static ArmException BadRequest(string message) => ArmException.BadRequest(ErrorCodes.BadRequest, $"{message}.");
}
