using System.Net;
using Permissions.Emulator.Assignments;
using Permissions.Emulator.Authorization;
using Permissions.Emulator.Behaviour;
using Permissions.Emulator.DataPlane;
using Permissions.Emulator.Definitions;
using Permissions.Emulator.Denials;
using Permissions.Emulator.ResourceGraph;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Requests;

/// <summary>Takes a request through the steps that every one goes: who asks, what is addressed, in which version, and is it there.</summary>
internal sealed class Router(EmulatorState state, Caller defaultCaller)
{
    private readonly DefinitionService _definitions = new(state);
    private readonly AssignmentService _assignments = new(state);
    private readonly DenyAssignmentService _denials = new(state);
    private readonly DataPlaneService _dataPlane = new(state, new(state));
    private readonly ResourceGraphService _graph = new(state);
    private readonly RequestAuthorizer _authorizer = new(state);
    private readonly Throttle _throttle = new(state.Throttling, state.Clock);

    /// <summary>Who asks; null without a token that is taken.</summary>
    internal Guid? CallerOf(ArmRequest request)
    {
        try
        {
            lock (state.Gate)
                return Caller.Of(request, state, defaultCaller).ObjectId;
        }
        catch (ArmException)
        {
            return null;
        }
    }

    /// <summary>Answers a request; every refusal is an answer too.</summary>
    internal ArmReply Answer(ArmRequest request)
    {
        try
        {
            lock (state.Gate)
                return Route(request);
        }
        catch (ArmException refusal)
        {
            return ArmReply.Error(refusal);
        }
    }

    private ArmReply Route(ArmRequest request)
    {
        var caller = Caller.Of(request, state, defaultCaller) with { Sees = state.Replication.NextRegion(state.Now) };
        if (ResourceGraphService.IsAddressed(request))
        {
            RefuseTooMany(request, null, caller);
            return _graph.Answer(request, caller);
        }

        if (_dataPlane.Answer(request, caller, scope => RefuseTooMany(request, scope.SubscriptionId, caller)) is { } reply)
            return reply;
        var target = ArmTarget.Parse(request.Path);
        RefuseTooMany(request, target.Scope.SubscriptionId, caller);
        var apiVersion = ApiVersions.Require(request, target.Type);
        caller.RequireScope(target.Scope, state);
        _authorizer.Require(target, request, caller);
        caller.RequireResourceGroup(target.Scope);
        // Of definitions it is not established what a lock does; they belong to the tenant, which takes none.
        if (target.Type == ArmResourceType.RoleAssignments && request.Method != HttpMethod.Get)
            RefuseLocked(request.Method, target.Scope, caller);
        return (request.Method.Method, target.Name is not null, target.Type) switch
        {
            ("GET", false, ArmResourceType.RoleDefinitions) => _definitions.List(target, request, caller),
            ("GET", true, ArmResourceType.RoleDefinitions) => _definitions.Get(target, caller),
            ("PUT", true, ArmResourceType.RoleDefinitions) => _definitions.Put(target, request, caller),
            ("DELETE", true, ArmResourceType.RoleDefinitions) => _definitions.Delete(target, caller),
            ("GET", false, ArmResourceType.RoleAssignments) => _assignments.List(target, request, caller),
            ("GET", true, ArmResourceType.RoleAssignments) => AssignmentService.Get(target, caller),
            ("PUT", true, ArmResourceType.RoleAssignments) => _assignments.Put(target, request, apiVersion, caller),
            ("DELETE", true, ArmResourceType.RoleAssignments) => _assignments.Delete(target, caller),
            ("GET", false, ArmResourceType.DenyAssignments) => _denials.List(target, request, caller),
            ("GET", true, ArmResourceType.DenyAssignments) => DenyAssignmentService.Get(target, caller),
            _ => throw target.MethodNotAllowed(request.Method),
        };
    }

    private void RefuseTooMany(ArmRequest request, Guid? subscription, Caller caller)
    {
        if (_throttle.Take(request.Method, caller.ObjectId, subscription) is { } wait)
        {
            throw new ArmException(HttpStatusCode.TooManyRequests, ErrorCodes.TooManyRequests, $"The {request.Method} requests of '{caller.ObjectId}' have used up their tokens; try again after {wait.TotalSeconds} seconds.")
            {
                RetryAfter = wait,
            };
        }
    }

    /// <exception cref="ArmException">A lock at the scope or above forbids the write or the deletion.</exception>
    internal static void RefuseLocked(HttpMethod method, Scope scope, Caller caller)
    {
        var level = method == HttpMethod.Delete ? LockLevel.CannotDelete : LockLevel.ReadOnly;
        if (caller.Tenant.Locks.Over(scope, level) is { } locked)
            throw ArmException.Conflict(ErrorCodes.ScopeLocked, $"The scope '{scope}' cannot perform the {(level == LockLevel.CannotDelete ? "delete" : "write")} operation because the following scope is locked: '{locked}'. Remove the lock and try again.");
    }
}
