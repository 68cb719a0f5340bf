using System.Net;
using Permissions.Emulator.Filters;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Definitions;

/// <summary>Answers requests for role definitions. Runs under the emulator's lock.</summary>
internal sealed class DefinitionService(EmulatorState state)
{
    internal ArmReply Get(ArmTarget target, Caller caller) =>
        Find(target, caller, caller.Sees.RoleDefinitions) is { } role
            ? ArmReply.Ok(Body(role, target.Scope), WireJson.Default.RoleDefinitionBody)
            : throw DoesNotExist(target.Id());

    internal ArmReply List(ArmTarget target, ArmRequest request, Caller caller)
    {
        var filter = DefinitionFilter.Parse(request.QueryValue("$filter"));
        var roles = state.BuiltInRoles.Values.Concat(caller.Tenant.CustomRoles.AllAsOf(caller.Sees.RoleDefinitions))
            .OrderBy(r => r.Sequence);
        var page = Page.Of(roles, r => r.Sequence, r => filter.Includes(r, target.Scope, caller.Tenant.Tree), r => Body(r, target.Scope), request, state.Limits.PageSize);
        return ArmReply.Ok(page, WireJson.Default.ListBodyRoleDefinitionBody);
    }

    internal ArmReply Put(ArmTarget target, ArmRequest request, Caller caller)
    {
        var id = target.Id();
        RefuseBuiltIn(id);
        var definition = DefinitionInput.Check(id, RequestBody.Read(request.Body, WireJson.Default.RoleDefinitionInput), new OperationRules(state.Operations));
        CheckScopes(definition, target.Scope, caller);
        RefuseTakenName(definition, caller.Tenant);
        var roles = caller.Tenant.CustomRoles;
        if (roles.TryFind(id, out var existing))
            RefuseRemovedScope(existing, definition, caller.Tenant);
        else if (roles.Count >= state.Limits.CustomRolesPerTenant)
            throw ArmException.BadRequest(ErrorCodes.RoleDefinitionLimitExceeded, $"Role definition limit exceeded: tenant '{caller.Tenant.Id}' has {roles.Count} custom roles, and no more can be created.");

        var stored = existing is null
            ? new StoredRole(id, state.NextSequence(), definition, Stamp.Now(state.Clock, caller.ObjectId))
            : existing with { Definition = definition, Stamp = existing.Stamp.Updated(state.Clock, caller.ObjectId) };
        roles.Put(stored, state.Now);
        // 201 for an update too: the specification knows no other answer.
        return ArmReply.Created(Body(stored, target.Scope), WireJson.Default.RoleDefinitionBody);
    }

    internal ArmReply Delete(ArmTarget target, Caller caller)
    {
        RefuseBuiltIn(target.Id());
        if (Find(target, caller, DateTimeOffset.MaxValue) is not { } role)
            return ArmReply.NoContent;
        var users = caller.Tenant.Assignments.All.Where(a => a.Key.RoleId == role.Id).Select(a => a.Id).ToList();
        if (users.Count > 0)
            throw ArmException.BadRequest(ErrorCodes.RoleDefinitionHasAssignments, $"There are existing role assignments referencing role '{role.Id}': {users.Count}, '{users[0]}' the first of them. Remove them before the role.");
        _ = caller.Tenant.CustomRoles.Remove(role.Id, state.Now);
        return ArmReply.Ok(Body(role, target.Scope), WireJson.Default.RoleDefinitionBody);
    }

    internal static ArmException DoesNotExist(Guid id) =>
        ArmException.NotFound(ErrorCodes.RoleDefinitionDoesNotExist, $"The specified role definition with ID '{id:N}' does not exist.");

    /// <summary>The role of that name, if it can be assigned at, above or below the scope of the request.</summary>
    private StoredRole? Find(ArmTarget target, Caller caller, DateTimeOffset time) =>
        state.FindRole(caller.Tenant, target.Id(), time) is { } role
        && role.Definition.AssignableScopes.Any(s => caller.Tenant.Tree.AreRelated(s, target.Scope))
            ? role
            : null;

    private void RefuseBuiltIn(Guid id)
    {
        if (state.BuiltInRoles.TryGetValue(id, out var role))
            throw ArmException.BadRequest(ErrorCodes.BuiltInRoleNotModifiable, $"'{role.Definition.Name}' ({id}) is a built-in role, which cannot be changed or deleted.");
    }

    private static void CheckScopes(RoleDefinition definition, Scope scope, Caller caller)
    {
        if (!definition.AssignableScopes.Contains(scope))
            throw ArmException.BadRequest(ErrorCodes.InvalidAssignableScopes, $"The role definition was sent to scope '{scope}', which is not among its assignable scopes: {string.Join(", ", definition.AssignableScopes.Select(s => $"'{s}'"))}.");
        foreach (var assignable in definition.AssignableScopes)
            RequireLinkedScope(assignable, scope, caller);
    }

    // The caller must be allowed to write roles at every assignable scope. Of a management group only the form is checked.
    private static void RequireLinkedScope(Scope assignable, Scope scope, Caller caller)
    {
        if (assignable.SubscriptionId is not { } subscription)
            return;
        if (!caller.Tenant.Tree.HasSubscription(subscription))
            throw new ArmException(HttpStatusCode.Forbidden, ErrorCodes.LinkedAuthorizationFailed, $"The client with object id '{caller.ObjectId}' has permission to perform action 'Microsoft.Authorization/roleDefinitions/write' on scope '{scope}'; however, the linked subscription '{subscription}' was not found.");
        if (assignable.ResourceGroupName is { } name && !caller.Tenant.Tree.HasResourceGroup(Scope.ResourceGroup(subscription, name)))
            throw ArmException.NotFound(ErrorCodes.ResourceGroupNotFound, $"Resource group '{name}', an assignable scope of the role definition, could not be found.");
    }

    private static void RefuseRemovedScope(StoredRole existing, RoleDefinition definition, TenantState tenant)
    {
        foreach (var removed in existing.Definition.AssignableScopes.Except(definition.AssignableScopes))
        {
            var isOrphaned = tenant.Assignments.All.Any(a =>
                a.Key.RoleId == existing.Id && tenant.Tree.Contains(removed, a.Key.Scope) && !definition.AssignableScopes.Any(s => tenant.Tree.Contains(s, a.Key.Scope)));
            if (isOrphaned)
                throw ArmException.BadRequest(ErrorCodes.RoleScopeBeingRemovedContainsAssignments, $"Role assignments found under scope '{removed}' which is being removed. Removing this scope from the role would orphan these assignments. Delete them before removing the scope.");
        }
    }

    private void RefuseTakenName(RoleDefinition definition, TenantState tenant)
    {
        var taken = state.BuiltInRoles.Values.Concat(tenant.CustomRoles.All)
            .Any(r => r.Id != definition.Id && string.Equals(r.Definition.Name, definition.Name, StringComparison.OrdinalIgnoreCase));
        if (taken)
            throw ArmException.Conflict(ErrorCodes.RoleDefinitionWithSameNameExists, $"A role definition cannot be updated with a name that already exists: '{definition.Name}' is in use in tenant '{tenant.Id}'.");
    }

    private static RoleDefinitionBody Body(StoredRole role, Scope seenFrom)
    {
        var definition = role.Definition;
        var properties = new RoleDefinitionPropertiesBody(
            definition.Name,
            RoleTypes.Text(definition.Type),
            definition.Description,
            [.. definition.AssignableScopes.Select(s => s.Path)],
            [.. definition.PermissionBlocks.Select(PermissionBody.Of)],
            role.Stamp.CreatedOn,
            role.Stamp.UpdatedOn,
            role.Stamp.CreatedBy,
            role.Stamp.UpdatedBy);
        return new(properties, ResourceIds.OfRole(role.Id, seenFrom), ResourceIds.RoleDefinitions, role.Id.ToString("D"));
    }
}
