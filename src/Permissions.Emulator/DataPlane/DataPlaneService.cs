using System.Net;
using Permissions.Emulator.Authorization;
using Permissions.Emulator.Filters;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.DataPlane;

/// <summary>
/// Answers requests for the assignments that Azure Cosmos DB, Azure Cache for Redis and Azure Managed Redis keep. Writes are
/// accepted and done later, one at a time. Runs under the emulator's lock.
/// </summary>
internal sealed class DataPlaneService(EmulatorState state, RequestAuthorizer authorizer)
{
    /// <summary>Answers a request; null where the path is none of these services'.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="refuseTooMany">Called with the scope that the request counts for, before anything is looked at.</param>
    internal ArmReply? Answer(ArmRequest request, Caller caller, Action<Scope> refuseTooMany)
    {
        if (OperationTarget.Parse(request.Path) is { } operation)
        {
            refuseTooMany(operation.Subscription);
            return AnswerOperation(operation, request, caller);
        }

        if (DataPlaneTarget.Parse(request.Path) is not { } target)
            return null;
        refuseTooMany(target.Resource);
        ApiVersions.Require(request, target.Service.FirstVersion);
        caller.RequireScope(target.Resource, state);
        authorizer.Require(target.Service.Type, target.Resource, target.Name is null ? target.Resource.Path : target.IdOf(target.Name), request.Method, caller);
        caller.RequireResourceGroup(target.Resource);
        caller.Tenant.DataPlane.EndOverdue(state.Now);
        return (request.Method.Method, target.Name is not null) switch
        {
            ("GET", false) => List(target, request, caller.Tenant.DataPlane),
            ("GET", true) => Get(target, caller.Tenant.DataPlane),
            ("PUT", true) => Put(target, request, caller),
            ("DELETE", true) => Delete(target, request, caller),
            _ => throw new ArmException(HttpStatusCode.MethodNotAllowed, ErrorCodes.MethodNotAllowed, $"{(target.Name is null ? "The list" : "A resource")} of {target.Service.Type} does not support the HTTP method '{request.Method}'."),
        };
    }

    private ArmReply List(DataPlaneTarget target, ArmRequest request, DataPlaneStore store)
    {
        // The list of Cosmos DB has no pages (rbac.json: nextLinkName is null).
        var size = target.Service == EmulatedService.Cosmos ? int.MaxValue - 1 : state.Limits.PageSize;
        var page = Page.Of(store.Of(target), assignment => assignment.Sequence, _ => true, Body, request, size);
        return ArmReply.Ok(page, WireJson.Default.ListBodyDataPlaneBody);
    }

    private ArmReply Get(DataPlaneTarget target, DataPlaneStore store)
    {
        if (store.FindWrite(target) is { } write && write.Target.IsSame(target) && write.IsDue(state.Now))
            store.End(write);
        return store.Find(target) is { } found
            ? ArmReply.Ok(Body(found), WireJson.Default.DataPlaneBody)
            : throw ArmException.NotFound(ErrorCodes.NotFound, $"'{target.IdOf(target.Name!)}' is not found.");
    }

    private ArmReply Put(DataPlaneTarget target, ArmRequest request, Caller caller)
    {
        Router.RefuseLocked(request.Method, target.Resource, caller);
        var store = caller.Tenant.DataPlane;
        var wanted = DataPlaneInputs.Check(target, RequestBody.Read(request.Body, WireJson.Default.DataPlaneInput));
        RefuseBusy(target, store);
        var existing = store.Find(target);
        DataPlaneInputs.RefuseDuplicate(wanted, existing, store.Of(target));
        wanted = wanted with { Sequence = existing?.Sequence ?? state.NextSequence(), Name = existing?.Name ?? wanted.Name, State = existing is null ? "Creating" : "Updating" };
        var write = Accept(target, wanted, DataPlaneInputs.FailureOf(wanted, caller.Tenant, caller.Sees.Principals), store);
        if (target.Service == EmulatedService.Cosmos)
            return Accepted(write, request);

        // Redis shows at once what it is at work on; Managed Redis gives no address to ask, but the assignment itself.
        store.Put(wanted);
        var reply = existing is null ? ArmReply.Created(Body(wanted), WireJson.Default.DataPlaneBody) : ArmReply.Ok(Body(wanted), WireJson.Default.DataPlaneBody);
        return target.Service == EmulatedService.Redis
            ? WithWait(reply) with { Headers = [new("Location", OperationTarget.LinkTo(write, request, isResult: true))] }
            : WithWait(reply);
    }

    private ArmReply Delete(DataPlaneTarget target, ArmRequest request, Caller caller)
    {
        Router.RefuseLocked(request.Method, target.Resource, caller);
        var store = caller.Tenant.DataPlane;
        RefuseBusy(target, store);
        if (store.Find(target) is not { } existing)
            return ArmReply.NoContent;
        if (target.Service != EmulatedService.Cosmos)
            store.Put(existing with { State = "Deleting" });
        return Accepted(Accept(target, null, null, store), request);
    }

    /// <summary>A write that finds another one under way is refused, and counts as a look at that one.</summary>
    private void RefuseBusy(DataPlaneTarget target, DataPlaneStore store)
    {
        if (store.FindWrite(target) is not { } write)
            return;
        if (write.IsDue(state.Now))
            store.End(write);
        throw target.Service == EmulatedService.Cosmos
            ? new(HttpStatusCode.PreconditionFailed, ErrorCodes.PreconditionFailed, $"There is another user operation in progress which requires an exclusive lock on [{target.Resource}]. Please retry after sometime.")
            : ArmException.Conflict(ErrorCodes.Conflict, $"The resource '{target.Resource}' is busy processing a previous update request or is undergoing system maintenance. As such, it is currently unable to accept the update request. Please try again later.");
    }

    private PendingWrite Accept(DataPlaneTarget target, StoredDataPlaneAssignment? wanted, ArmException? failure, DataPlaneStore store)
    {
        var id = new Guid((int)state.NextSequence(), 0x10, 0x40, 0x80, 0, 0, 0, 0, 0, 0, 0);
        var write = new PendingWrite(id, target, wanted, failure, state.LongRunning.Polls, state.Now + state.LongRunning.Duration);
        store.Add(write);
        return write;
    }

    private ArmReply Accepted(PendingWrite write, ArmRequest request) => WithWait(ArmReply.Accepted(new AsyncOperationBody("Enqueued", null))) with
    {
        // Azure Cache for Redis names the result alone, the others the status too.
        Headers = write.Target.Service == EmulatedService.Redis
            ? [new("Location", OperationTarget.LinkTo(write, request, isResult: true))]
            : [new("Azure-AsyncOperation", OperationTarget.LinkTo(write, request, isResult: false)), new("Location", OperationTarget.LinkTo(write, request, isResult: true))],
    };

    private ArmReply AnswerOperation(OperationTarget target, ArmRequest request, Caller caller)
    {
        if (request.Method != HttpMethod.Get)
            throw new ArmException(HttpStatusCode.MethodNotAllowed, ErrorCodes.MethodNotAllowed, $"An operation does not support the HTTP method '{request.Method}'.");
        caller.RequireScope(target.Subscription, state);
        var store = caller.Tenant.DataPlane;
        var write = store.FindWrite(target.Id) ?? throw ArmException.NotFound(ErrorCodes.NotFound, $"There is no operation '{request.Path}'.");
        ApiVersions.Require(request, write.Target.Service.FirstVersion);
        if (!write.HasEnded && write.IsDue(state.Now))
            store.End(write);
        if (!target.IsResult)
            return StatusOf(write);
        if (!write.HasEnded)
            return WithWait(ArmReply.Accepted(new AsyncOperationBody(write.Target.Service.Working, null))) with { Headers = [new("Location", request.Uri.AbsoluteUri)] };
        if (write.Failure is { } failure)
            throw failure;
        return write.Wanted is { } wanted ? ArmReply.Ok(Body(wanted with { State = "Succeeded" }), WireJson.Default.DataPlaneBody) : ArmReply.NoContent;
    }

    private ArmReply StatusOf(PendingWrite write)
    {
        if (!write.HasEnded)
            return WithWait(ArmReply.Ok(new AsyncOperationBody(write.Target.Service.Working, null), WireJson.Default.AsyncOperationBody));
        return ArmReply.Ok(
            write.Failure is { } failure ? new AsyncOperationBody("Failed", new(failure.Code, failure.Message)) : new AsyncOperationBody("Succeeded", null),
            WireJson.Default.AsyncOperationBody);
    }

    private ArmReply WithWait(ArmReply reply) => reply with { RetryAfter = state.LongRunning.RetryAfter };

    private static DataPlaneBody Body(StoredDataPlaneAssignment assignment)
    {
        var id = $"{assignment.Resource.Path}/{assignment.Service.Collection}/{assignment.Name}";
        var properties = assignment.Service == EmulatedService.Cosmos
            ? new DataPlanePropertiesBody(RoleDefinitionId: $"{assignment.Resource.Path}/sqlRoleDefinitions/{assignment.Role}", Scope: assignment.Scope.Path, PrincipalId: assignment.PrincipalId)
            : assignment.Service == EmulatedService.Redis
                ? new(ProvisioningState: assignment.State, AccessPolicyName: assignment.Role, ObjectId: assignment.PrincipalId, ObjectIdAlias: assignment.Alias)
                : new(ProvisioningState: assignment.State, AccessPolicyName: assignment.Role, User: new(assignment.PrincipalId));
        return new(id, assignment.Name, assignment.Service.Type, properties);
    }
}
