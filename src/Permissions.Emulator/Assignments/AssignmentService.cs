using Permissions.Emulator.Definitions;
using Permissions.Emulator.Filters;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Assignments;

/// <summary>Answers requests for role assignments. Runs under the emulator's lock.</summary>
internal sealed class AssignmentService(EmulatorState state)
{
    internal static ArmReply Get(ArmTarget target, Caller caller) =>
        caller.Tenant.Assignments.FindAsOf(target.Id(), caller.Sees.RoleAssignments) is { } assignment && assignment.Key.Scope == target.Scope
            ? ArmReply.Ok(Body(assignment), WireJson.Default.RoleAssignmentBody)
            : throw ArmException.NotFound(ErrorCodes.RoleAssignmentNotFound, $"The role assignment '{target.Id()}' is not found.");

    internal ArmReply List(ArmTarget target, ArmRequest request, Caller caller)
    {
        var filter = AssignmentFilter.Parse(request.QueryValue("$filter"), caller.Tenant.Principals);
        var page = Page.Of(caller.Tenant.Assignments.AllAsOf(caller.Sees.RoleAssignments), a => a.Sequence, a => filter.Includes(a, target.Scope, caller.Tenant.Tree), Body, request, state.Limits.PageSize);
        return ArmReply.Ok(page, WireJson.Default.ListBodyRoleAssignmentBody);
    }

    internal ArmReply Put(ArmTarget target, ArmRequest request, string apiVersion, Caller caller)
    {
        var id = target.Id();
        var input = AssignmentInput.Check(RequestBody.Read(request.Body, WireJson.Default.RoleAssignmentInput));
        var role = state.FindRole(caller.Tenant, input.RoleId, caller.Sees.RoleDefinitions) ?? throw DefinitionService.DoesNotExist(input.RoleId);
        AssignmentRules.RequireAssignable(role, target.Scope, caller.Tenant.Tree, apiVersion);
        AssignmentRules.RefuseUnfitCondition(role, input.Condition);
        var type = AssignmentRules.TypeOfPrincipal(input, apiVersion, caller);
        var key = new AssignmentKey(target.Scope, input.PrincipalId, input.RoleId);

        var store = caller.Tenant.Assignments;
        if (store.TryFind(id, out var existing))
        {
            AssignmentRules.RefuseUpdate(existing, key, type);
            var updated = With(existing, input) with { Stamp = existing.Stamp.Updated(state.Clock, caller.ObjectId) };
            store.Put(updated, state.Now);
            return ArmReply.Ok(Body(updated), WireJson.Default.RoleAssignmentBody);
        }

        if (store.TryFindName(key, out var conflicting))
            throw ArmException.Conflict(ErrorCodes.RoleAssignmentExists, $"The role assignment already exists. The ID of the conflicting role assignment is {conflicting:N}.");
        if (state.Faults.NameClashes?.Invoke(id) == true)
            throw ArmException.Of(EmulatorFault.HashConflict);
        AssignmentRules.RefuseOverLimit(target.Scope, store, state.Limits);
        var created = With(new(id, state.NextSequence(), key, type, null, null, null, null, Stamp.Now(state.Clock, caller.ObjectId)), input);
        store.Put(created, state.Now);
        return ArmReply.Created(Body(created), WireJson.Default.RoleAssignmentBody);
    }

    internal ArmReply Delete(ArmTarget target, Caller caller)
    {
        if (Find(target, caller) is not { } assignment)
            return ArmReply.NoContent;
        caller.Tenant.Assignments.Remove(assignment, state.Now);
        return ArmReply.Ok(Body(assignment), WireJson.Default.RoleAssignmentBody);
    }

    private static StoredAssignment? Find(ArmTarget target, Caller caller) =>
        caller.Tenant.Assignments.TryFind(target.Id(), out var assignment) && assignment.Key.Scope == target.Scope ? assignment : null;

    private static StoredAssignment With(StoredAssignment assignment, AssignmentInput input) => assignment with
    {
        Description = input.Description,
        Condition = input.Condition,
        ConditionVersion = input.ConditionVersion,
        DelegatedManagedIdentityResourceId = input.DelegatedManagedIdentityResourceId,
    };

    internal static RoleAssignmentBody Body(StoredAssignment assignment)
    {
        var (scope, principal, role) = assignment.Key;
        var properties = new RoleAssignmentPropertiesBody(
            ResourceIds.OfRole(role, scope),
            principal,
            assignment.PrincipalType.ToString(),
            scope.Path,
            assignment.Condition,
            assignment.ConditionVersion,
            assignment.Stamp.CreatedOn,
            assignment.Stamp.UpdatedOn,
            assignment.Stamp.CreatedBy,
            assignment.Stamp.UpdatedBy,
            assignment.DelegatedManagedIdentityResourceId,
            assignment.Description);
        return new(properties, ResourceIds.OfAssignment(assignment.Id, scope), ResourceIds.RoleAssignments, assignment.Id.ToString("D"));
    }
}
