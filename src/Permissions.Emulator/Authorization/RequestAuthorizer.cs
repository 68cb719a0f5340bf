using Permissions.Conditions;
using Permissions.Emulator.Access;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Authorization;

/// <summary>
/// Refuses requests whose caller has no right to them, if the emulator is told to. As in Azure Resource Manager this is done
/// before the provider reads the request, so a body that the provider would refuse is here one without attributes. Runs under
/// the emulator's lock.
/// </summary>
internal sealed class RequestAuthorizer(EmulatorState state)
{
    private static readonly ControlAction ReadAssignments = ControlAction.Parse($"{ResourceIds.RoleAssignments}/read");

    /// <exception cref="ArmException">The caller may not do it there; or, with a role, not at another of its assignable scopes.</exception>
    internal void Require(ArmTarget target, ArmRequest request, Caller caller)
    {
        if (!state.AuthorizesRequests || VerbOf(request.Method) is not { } verb || (target.Type == ArmResourceType.DenyAssignments && verb != "read"))
            return;
        var operation = ControlAction.Parse($"{ResourceIds.OfType(target.Type)}/{verb}");
        var decision = Decide(operation, target.Scope, AttributesOf(target, request, caller, operation), caller);
        if (!decision.IsAllowed)
            throw Refusals.Of(decision, ResourceOf(target));
        if (target.Type == ArmResourceType.RoleDefinitions && verb != "read")
            RequireLinkedScopes(target, request, caller, operation);
    }

    /// <summary>As above, for what another provider keeps, whose operations have no attributes.</summary>
    /// <param name="type">The resource type with its provider.</param>
    /// <param name="scope">The resource that keeps it.</param>
    /// <param name="resource">What a refusal calls the scope.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="caller">Who asks.</param>
    /// <exception cref="ArmException">The caller may not do it there.</exception>
    internal void Require(string type, Scope scope, string resource, HttpMethod method, Caller caller)
    {
        if (!state.AuthorizesRequests || VerbOf(method) is not { } verb)
            return;
        var operation = ControlAction.Parse($"{type}/{verb}");
        var decision = Decide(operation, scope, new(operation), caller);
        if (!decision.IsAllowed)
            throw Refusals.Of(decision, resource);
    }

    /// <summary>Which of these scopes the caller may read the role assignments of.</summary>
    internal Func<Scope, bool> ReadableBy(Caller caller)
    {
        if (!state.AuthorizesRequests)
            return static _ => true;
        var known = new Dictionary<Scope, bool>();
        return scope => known.TryGetValue(scope, out var may) ? may : known[scope] = Decide(ReadAssignments, scope, new(ReadAssignments), caller).IsAllowed;
    }

    // A role is written and deleted with the right to it at each of its assignable scopes, those that an update takes away among
    // them (azure-docs, role-based-access-control/custom-roles.md). What is not there has nobody who could allow it.
    private void RequireLinkedScopes(ArmTarget target, ArmRequest request, Caller caller, ControlAction operation)
    {
        IEnumerable<Scope> scopes = GuidText.TryParseName(target.Name, out var id) && caller.Tenant.CustomRoles.TryFind(id, out var existing) ? existing.Definition.AssignableScopes : [];
        if (request.Method == HttpMethod.Put)
            scopes = scopes.Concat(RequestAttributes.AssignableScopes(request));
        var refused = scopes.Distinct()
            .Where(scope => scope != target.Scope && caller.Tenant.Tree.Has(scope) && !Decide(operation, scope, new(operation), caller).IsAllowed)
            .ToArray();
        if (refused.Length > 0)
            throw Refusals.OfLinked(caller, operation, target.Scope, refused);
    }

    private AccessDecision Decide(ControlAction operation, Scope scope, ConditionContext context, Caller caller) =>
        new AccessDecider(state, caller.Tenant).Decide(caller.ObjectId, operation.Value, OperationPlane.Control, scope, set => set.Explain(operation), ConditionEvaluation.For(context, state.Now));

    // What is made is in the request, what is removed is the resource (azure-docs, conditions-authorization-actions-attributes.md).
    private static ConditionContext AttributesOf(ArmTarget target, ArmRequest request, Caller caller, ControlAction operation)
    {
        var context = new ConditionContext(operation);
        if (target.Type != ArmResourceType.RoleAssignments || !GuidText.TryParseName(target.Name, out var id))
            return context;
        if (caller.Tenant.Assignments.TryFind(id, out var existing) && existing.Key.Scope == target.Scope)
            context = RequestAttributes.OfResource(context, existing);
        return request.Method == HttpMethod.Put ? RequestAttributes.OfRequest(context, request, caller.Tenant.Principals) : context;
    }

    /// <summary>What a refusal calls the scope: the resource, or for a list the provider at its scope.</summary>
    private static string ResourceOf(ArmTarget target)
    {
        var prefix = target.Scope.Kind == ScopeKind.Tenant ? string.Empty : target.Scope.Path;
        return target.Name is null ? $"{prefix}/providers/{ArmTarget.Provider}" : $"{prefix}/providers/{ResourceIds.OfType(target.Type)}/{target.Name}";
    }

    private static string? VerbOf(HttpMethod method) =>
        method == HttpMethod.Get ? "read" : method == HttpMethod.Put ? "write" : method == HttpMethod.Delete ? "delete" : null;
}
