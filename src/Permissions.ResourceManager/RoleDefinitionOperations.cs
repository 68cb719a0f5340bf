using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Core;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager;

/// <summary>The requests about role definitions and the order in which they are made.</summary>
internal sealed class RoleDefinitionOperations(ArmConnection arm, TimeProvider time, TimeSpan replicationTimeout)
{
    /// <summary>
    /// The GUIDs that roles turned out to have, by name: a role that was there before under a GUID of its own must be
    /// assigned under that one. Names are unique in a tenant, so there are no more entries than roles.
    /// </summary>
    private readonly ConcurrentDictionary<string, Guid> _knownIds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The GUID of a role that states none. The name is its one stable key: permissions and scopes change over its life.</summary>
    internal static Guid DefaultId(string roleName) => ArmGuid.Create(roleName.ToLowerInvariant());

    /// <summary>
    /// One read tells that nothing is to be done. A role that is not there by its GUID is looked for by its name before
    /// anything is written, so that one made elsewhere is adopted, and then by its GUID in the whole tenant: the same role
    /// may be assignable in another subscription, and writing it here takes it away there, which must not look like a
    /// creation. The name may still turn out taken at a scope that was not asked about, which is what the conflict is for.
    /// </summary>
    internal async Task<RoleDefinitionResult> EnsureAsync(RoleDefinition role, CancellationToken cancellationToken)
    {
        var scope = role.AssignableScopes[0];
        var id = role.Id ?? DefaultId(role.Name);
        var found = await GetAsync(scope, id, cancellationToken).ConfigureAwait(false)
            ?? await FindByNameAsync(scope, role.Name, cancellationToken).ConfigureAwait(false)
            ?? await FindInTenantAsync(scope, id, cancellationToken).ConfigureAwait(false);
        if (found is not null && !RoleDefinitionMapping.IsBuiltIn(found))
            return await BringToAsync(role, scope, found, cancellationToken).ConfigureAwait(false);

        var response = await PutAsync(role, scope, id, cancellationToken).ConfigureAwait(false);
        if (response.Status == 409 && IsCode(response, ErrorCodes.SameNameExists))
        {
            var other = await FindElsewhereAsync(role, cancellationToken).ConfigureAwait(false);
            if (other is null || RoleDefinitionMapping.IsBuiltIn(other))
                throw ArmFailure.Refused(response, PutAttempt(role, id, scope));
            return await BringToAsync(role, scope, other, cancellationToken).ConfigureAwait(false);
        }

        return new(EnsureOutcome.Created, await FinishCreationAsync(response, role, scope, id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Writes a role whose standing in Azure is known, and waits until it can be read if it is new.</summary>
    internal async Task<RoleDefinition> WriteAsync(RoleDefinition role, Guid id, bool isNew, CancellationToken cancellationToken)
    {
        var scope = role.AssignableScopes[0];
        var response = await PutAsync(role, scope, id, cancellationToken).ConfigureAwait(false);
        return isNew ? await FinishCreationAsync(response, role, scope, id, cancellationToken).ConfigureAwait(false) : ReadPut(response, role, id, scope);
    }

    internal async Task<RoleDefinition?> GetRoleAsync(Guid id, Scope scope, CancellationToken cancellationToken) =>
        await GetAsync(scope, id, cancellationToken).ConfigureAwait(false) is { } body ? RoleDefinitionMapping.ToRoleDefinition(body) : null;

    internal async Task<RoleDefinition?> GetRoleAsync(string name, Scope scope, CancellationToken cancellationToken) =>
        await FindByNameAsync(scope, name, cancellationToken).ConfigureAwait(false) is { } body ? RoleDefinitionMapping.ToRoleDefinition(body) : null;

    internal AsyncPageable<RoleDefinition> List(Scope scope, RoleType? type, OperationTrace? trace, CancellationToken cancellationToken) =>
        Bodies(
            scope,
            type is { } kind ? $"type eq '{RoleDefinitionMapping.WireName(kind)}'" : null,
            body => type is null || RoleDefinitionMapping.IsBuiltIn(body) == (type == RoleType.BuiltIn),
            RoleDefinitionMapping.ToRoleDefinition,
            trace,
            cancellationToken);

    internal async Task<bool> DeleteAsync(Guid id, Scope scope, CancellationToken cancellationToken)
    {
        var response = await arm.SendAsync(RequestMethod.Delete, scope, ResourceIds.RoleDefinitions, id, null, null, cancellationToken).ConfigureAwait(false);
        foreach (var known in _knownIds.Where(pair => pair.Value == id))
            _knownIds.TryRemove(known);
        return response.Status switch
        {
            200 => true,
            204 => false,
            404 when IsCode(response, ErrorCodes.RoleDefinitionDoesNotExist) => false,
            _ => throw ArmFailure.Refused(response, $"delete role {id} at {scope}"),
        };
    }

    /// <summary>
    /// The GUID to assign a role by: what this client learned about the role, else what the definition states, else that of
    /// the role of its name, else the one it would be created under.
    /// </summary>
    internal async Task<Guid> ResolveAsync(RoleReference role, Scope scope, CancellationToken cancellationToken)
    {
        if (role.Definition is not { } definition)
            return role.Id!.Value;
        if (definition.Type == RoleType.Custom && _knownIds.TryGetValue(definition.Name, out var known))
            return known;
        return definition.Id
            ?? await FindIdAsync(definition, scope, cancellationToken).ConfigureAwait(false)
            ?? DefaultId(definition.Name);
    }

    /// <summary>The GUID of the role of this name and kind at a scope, remembered; null where there is none.</summary>
    internal async Task<Guid?> FindIdAsync(RoleDefinition role, Scope scope, CancellationToken cancellationToken)
    {
        var body = await FindByNameAsync(scope, role.Name, cancellationToken).ConfigureAwait(false);
        if (body is null || RoleDefinitionMapping.IsBuiltIn(body) != (role.Type == RoleType.BuiltIn) || RoleDefinitionMapping.IdOf(body) is not { } id)
            return null;
        _knownIds[role.Name] = id;
        return id;
    }

    private async Task<RoleDefinitionResult> BringToAsync(RoleDefinition role, Scope scope, RoleDefinitionBody found, CancellationToken cancellationToken)
    {
        var former = RoleDefinitionMapping.ToRoleDefinition(found);
        var id = RoleDefinitionMapping.IdOf(found) ?? role.Id ?? DefaultId(role.Name);
        _knownIds[role.Name] = id;
        if (RoleDefinitionMapping.MeanTheSame(role, found))
            return new(EnsureOutcome.Unchanged, former);
        var response = await PutAsync(role, scope, id, cancellationToken).ConfigureAwait(false);
        return new(EnsureOutcome.Updated, ReadPut(response, role, id, scope), former);
    }

    private async Task<RoleDefinition> FinishCreationAsync(Response response, RoleDefinition role, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var created = ReadPut(response, role, id, scope);
        await UntilReadableAsync(role, scope, id, cancellationToken).ConfigureAwait(false);
        _knownIds[role.Name] = id;
        return created;
    }

    private Task<Response> PutAsync(RoleDefinition role, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(RoleDefinitionMapping.ToBody(role, id), WireJson.Default.RoleDefinitionBody);
        return arm.SendAsync(RequestMethod.Put, scope, ResourceIds.RoleDefinitions, id, null, BinaryData.FromBytes(body), cancellationToken);
    }

    private static RoleDefinition ReadPut(Response response, RoleDefinition role, Guid id, Scope scope)
    {
        var attempt = PutAttempt(role, id, scope);
        return response.Status is 200 or 201
            ? RoleDefinitionMapping.ToRoleDefinition(ReadRole(response, attempt))
            : throw ArmFailure.Refused(response, attempt);
    }

    /// <summary>A role answers 404 for some seconds after it was created; who reads or assigns it next shall not see that.</summary>
    private async Task UntilReadableAsync(RoleDefinition role, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        if (replicationTimeout == TimeSpan.Zero)
            return;
        var wait = new ReplicationWait(time, replicationTimeout);
        while (true)
        {
            var response = await SendGetAsync(scope, id, cancellationToken).ConfigureAwait(false);
            if (response.Status == 200)
                return;
            if (response.Status != 404 || !await wait.NextAsync(cancellationToken).ConfigureAwait(false))
                throw ArmFailure.Refused(response, $"read role '{role.Name}' ({id}) at {scope} after it was created", wait.Summary);
        }
    }

    private async Task<RoleDefinitionBody?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var response = await SendGetAsync(scope, id, cancellationToken).ConfigureAwait(false);
        var attempt = $"read role {id} at {scope}";
        return response.Status switch
        {
            200 => ReadRole(response, attempt),
            // A 404 about something else, such as the subscription, does not say that there is no such role.
            404 when IsCode(response, ErrorCodes.RoleDefinitionDoesNotExist) => null,
            _ => throw ArmFailure.Refused(response, attempt),
        };
    }

    /// <summary>Not everyone may read at the root of the tenant: who may not is answered as if there were no such role.</summary>
    private async Task<RoleDefinitionBody?> FindInTenantAsync(Scope asked, Guid id, CancellationToken cancellationToken)
    {
        if (asked == Scope.Tenant)
            return null;
        var response = await SendGetAsync(Scope.Tenant, id, cancellationToken).ConfigureAwait(false);
        return response.Status == 200
            ? ReadRole(response, $"read role {id} at {Scope.Tenant}")
            : null;
    }

    /// <summary>Reads the one role of an answer; a role without a name or an id would be taken for another.</summary>
    private static RoleDefinitionBody ReadRole(Response response, string attempt)
    {
        var body = ArmConnection.Read(response, WireJson.Default.RoleDefinitionBody, attempt);
        var missing = RoleDefinitionMapping.IdOf(body) is null ? "GUID as its 'name'" : string.IsNullOrWhiteSpace(body.Properties?.RoleName) ? "'properties.roleName'" : null;
        return missing is null ? body : throw ArmFailure.Unreadable(response, attempt, $"the role definition in it has no {missing}.");
    }

    private Task<Response> SendGetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        arm.SendAsync(RequestMethod.Get, scope, ResourceIds.RoleDefinitions, id, null, null, cancellationToken);

    private async Task<RoleDefinitionBody?> FindElsewhereAsync(RoleDefinition role, CancellationToken cancellationToken)
    {
        foreach (var scope in role.AssignableScopes.Append(Scope.Tenant))
        {
            if (await FindByNameAsync(scope, role.Name, cancellationToken).ConfigureAwait(false) is { } found)
                return found;
        }

        return null;
    }

    private async Task<RoleDefinitionBody?> FindByNameAsync(Scope scope, string name, CancellationToken cancellationToken)
    {
        var filter = $"roleName eq '{name.Replace("'", "''", StringComparison.Ordinal)}'";
        var bodies = Bodies(
            scope,
            filter,
            body => string.Equals(body.Properties?.RoleName, name, StringComparison.OrdinalIgnoreCase),
            body => body,
            trace: null,
            cancellationToken);
        await foreach (var body in bodies.ConfigureAwait(false))
            return body;
        return null;
    }

    /// <summary>The service's filters are hints here: what comes back is compared again.</summary>
    private LinkedPages<RoleDefinitionBody, T> Bodies<T>(
        Scope scope, string? filter, Func<RoleDefinitionBody, bool> keep, Func<RoleDefinitionBody, T> convert, OperationTrace? trace, CancellationToken cancellationToken)
        where T : notnull
    {
        var attempt = $"list role definitions at {scope}";
        return new(
            attempt,
            (link, token) => trace is null ? GetPageAsync(link, token) : trace.RunAsync("ListRoleDefinitions", () => GetPageAsync(link, token)),
            (body, _) => keep(body) ? [convert(body)] : [],
            cancellationToken);

        async Task<(PageBody<RoleDefinitionBody>, Response)> GetPageAsync(string? link, CancellationToken token)
        {
            var response = await (link is null
                ? arm.SendAsync(RequestMethod.Get, scope, ResourceIds.RoleDefinitions, null, filter, null, token)
                : arm.FollowAsync(scope, link, token)).ConfigureAwait(false);
            return response.Status == 200
                ? (ArmConnection.ReadPage(response, WireJson.Default.PageBodyRoleDefinitionBody, attempt), response)
                : throw ArmFailure.Refused(response, attempt);
        }
    }

    private static bool IsCode(Response response, string code) => string.Equals(ArmFailure.CodeOf(response), code, StringComparison.OrdinalIgnoreCase);

    private static string PutAttempt(RoleDefinition role, Guid id, Scope scope) => $"create or update role '{role.Name}' ({id}) at {scope}";
}
