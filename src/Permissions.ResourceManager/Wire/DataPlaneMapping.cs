using Permissions.ResourceManager.DataPlane;

namespace Permissions.ResourceManager.Wire;

/// <summary>From assignments of services' own to values, and back.</summary>
internal static class DataPlaneMapping
{
    private const string SqlRoles = "sqlRoleDefinitions";

    /// <summary>The assignment in an answer; null where it has no name, principal, role or scope that can be read.</summary>
    internal static FoundDataPlaneAssignment? ToAssignment(DataPlaneBody body, Holder holder)
    {
        var properties = body.Properties ?? new();
        var isCosmos = holder.Service.Mechanism == AccessMechanism.CosmosSqlRoleAssignment;
        // Names come whole where a service repeats the path of the parents in them; the id ends with the name itself.
        var name = LastPart(body.Id) ?? LastPart(body.Name);
        var principal = Guid.TryParse(isCosmos ? properties.PrincipalId : properties.ObjectId ?? properties.User?.ObjectId, out var id) ? id : Guid.Empty;
        var roleId = isCosmos ? ResourceIds.LastGuid(properties.RoleDefinitionId) : null;
        var role = isCosmos ? roleId is { } guid ? NameOf(guid) : null : properties.AccessPolicyName;
        var scope = isCosmos ? ScopeOf(properties.Scope, holder.Resource) : holder.Resource;
        return name is null || principal == Guid.Empty || string.IsNullOrEmpty(role) || scope is null
            ? null
            : new(holder.Service.Mechanism, name, holder.Resource, scope, principal, role, roleId, properties.ObjectIdAlias, properties.ProvisioningState);
    }

    /// <summary>
    /// The body to send. Azure Cache for Redis asks for an alias, which it shows beside the object id and does not look up: the
    /// object id again, for it is known, unique and never changes. One that is there stays.
    /// </summary>
    internal static DataPlaneBody ToBody(DataPlaneAssignment wanted, FoundDataPlaneAssignment? found)
    {
        var principal = wanted.Principal.ObjectId.ToString("D");
        var service = Holder.Of(wanted).Service;
        if (service == DataPlaneService.Cosmos)
            return new() { Properties = new() { RoleDefinitionId = $"{wanted.Resource.Path}/{SqlRoles}/{wanted.Role.Id:D}", Scope = wanted.Scope.Path, PrincipalId = principal } };
        return service == DataPlaneService.Redis
            ? new() { Properties = new() { AccessPolicyName = wanted.Role.Name, ObjectId = principal, ObjectIdAlias = string.IsNullOrEmpty(found?.Alias) ? principal : found.Alias } }
            : new() { Properties = new() { AccessPolicyName = wanted.Role.Name, User = new() { ObjectId = principal } } };
    }

    private static string NameOf(Guid role) =>
        DataPlaneRole.TryFind(AccessMechanism.CosmosSqlRoleAssignment, role.ToString("D"), out var known) ? known.Name : role.ToString("D");

    /// <summary>The scope of a SQL role assignment: a full path, or one from the account on, where <c>/</c> is the account.</summary>
    private static Scope? ScopeOf(string? text, Scope account)
    {
        var path = text?.TrimEnd('/');
        if (path is null)
            return null;
        if (!path.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase))
            path = path.Length == 0 ? account.Path : $"{account.Path}/{path.TrimStart('/')}";
        return Scope.TryParse(path, out var scope) ? scope : null;
    }

    private static string? LastPart(string? id) => string.IsNullOrEmpty(id) || id.EndsWith('/') ? null : id[(id.LastIndexOf('/') + 1)..];
}
