using System.Collections.Concurrent;
using Azure;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.DataPlane;

namespace Permissions.ResourceManager.Plans;

/// <summary>Carries one plan out, once.</summary>
internal sealed class PlanApplier(PlanSession session, AccessPlan plan, AccessApplyOptions options, IProgress<AccessProgress>? progress)
{
    private readonly ConcurrentDictionary<OperationKey, OperationOutcome> _outcomes = [];
    private readonly Lock _progressGate = new();

    internal async Task<AccessApplyResult> RunAsync(CancellationToken cancellationToken)
    {
        var state = await new StateReader(session, plan.Model, plan.Options).ReadAsync(cancellationToken).ConfigureAwait(false);
        var current = Planner.Make(plan.Model, state, plan.Options).Operations;
        if (PlanChanges.Between(plan.Operations, current) is { Count: > 0 } changes)
            throw new StalePlanException(changes);

        var pending = Settle(current.ToDictionary(operation => operation.Key));
        try
        {
            await RunAsync(pending, roles: true, isDelete: false, WriteRoleAsync, cancellationToken).ConfigureAwait(false);
            await RunAsync(pending, roles: false, isDelete: false, (operation, token) => WriteAssignmentAsync(operation, state, token), cancellationToken).ConfigureAwait(false);
            await RunAsync(pending, roles: false, isDelete: true, DeleteAssignmentAsync, cancellationToken).ConfigureAwait(false);
            await RunAsync(pending, roles: true, isDelete: true, DeleteRoleAsync, cancellationToken).ConfigureAwait(false);
            return Result(await UnseenAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var operation in pending)
                _outcomes.TryAdd(operation.Key, new(operation, OperationStatus.Cancelled, NextStep: "Make a new plan and apply it; it continues from here."));
            throw new ApplyCanceledException(Result([]), cancellationToken);
        }
    }

    private AccessApplyResult Result(IReadOnlyList<PlannedOperation> unseen) =>
        new([.. plan.Operations.Select(operation => _outcomes[operation.Key])], unseen, session.Meter.Requests, session.Meter.Retries);

    /// <summary>Says what becomes of the operations that write nothing, and gives those that do, as they are seen now.</summary>
    private List<PlannedOperation> Settle(Dictionary<OperationKey, PlannedOperation> current)
    {
        var pending = new List<PlannedOperation>();
        foreach (var operation in plan.Operations)
        {
            var now = current.GetValueOrDefault(operation.Key);
            if (now is { Writes: true })
                pending.Add(now);
            else if (now?.Change == PlannedChange.Conflict)
                End(new(operation, OperationStatus.Blocked, null, "Bring it to what the model asks, change the model, or plan with TakeOver.", now.Name));
            else if (operation.Writes || operation.Change == PlannedChange.Conflict)
                End(new(operation, OperationStatus.DoneBefore, Name: now?.Name));
            else
                End(new(operation, OperationStatus.Unchanged, Name: operation.Name));
        }

        return pending;
    }

    private Task RunAsync(
        IEnumerable<PlannedOperation> pending,
        bool roles,
        bool isDelete,
        Func<PlannedOperation, CancellationToken, Task<OperationOutcome>> run,
        CancellationToken cancellationToken)
    {
        var wave = pending.Where(operation => operation.Target == PlannedTarget.RoleDefinition == roles && operation.Change == PlannedChange.Delete == isDelete);
        // What stands in the way is decided before the wave, so that it does not depend on who is quicker.
        var obstacles = wave.Select(operation => (operation, obstacle: ObstacleOf(operation))).ToArray();
        return Parallel.ForEachAsync(
            obstacles.GroupBy(item => QueueOf(item.operation)),
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken },
            async (queue, token) =>
            {
                foreach (var (operation, obstacle) in queue)
                {
                    token.ThrowIfCancellationRequested();
                    End(obstacle is { } reason
                        ? new(operation, OperationStatus.Skipped, null, reason)
                        : await TryAsync(operation, run, token).ConfigureAwait(false));
                }
            });
    }

    /// <summary>What is done one after the other: the writes to one account or cache. Azure RBAC takes all at the same time.</summary>
    private static object QueueOf(PlannedOperation operation) => operation.Holder is { } holder ? DataPlaneService.QueueOf(holder.Resource) : operation;

    /// <summary>Why an operation is not tried; null when it is.</summary>
    private string? ObstacleOf(PlannedOperation operation)
    {
        var failed = _outcomes.Values.Where(outcome => outcome.Status is OperationStatus.Failed or OperationStatus.Skipped).Select(outcome => outcome.Operation).ToArray();
        if (operation.Change == PlannedChange.Delete)
        {
            if (failed.Any(other => other.Change != PlannedChange.Delete))
                return "Nothing is removed before all that the model grants is in place; resolve the failures, then plan and apply again.";
            return operation.Target == PlannedTarget.RoleDefinition && failed.Any(other => other.RoleDefinitionId == operation.RoleDefinitionId)
                ? "An assignment of this role could not be removed; resolve that, then plan and apply again."
                : null;
        }

        return operation.Target == PlannedTarget.RoleAssignment && failed.Any(other => other.Target == PlannedTarget.RoleDefinition && other.RoleDefinitionId == operation.RoleDefinitionId)
            ? "Its role could not be written; resolve that, then plan and apply again."
            : null;
    }

    private static async Task<OperationOutcome> TryAsync(
        PlannedOperation operation, Func<PlannedOperation, CancellationToken, Task<OperationOutcome>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(operation, OperationStatus.Cancelled, null, "It may have been done; make a new plan and apply it.");
        }
        // One operation's failure must not take the others' outcomes away, whatever a credential or a transport throws.
        catch (Exception failure)
        {
            return new(operation, OperationStatus.Failed, failure, NextStepAfter(failure));
        }
    }

    private async Task<OperationOutcome> WriteRoleAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        var role = await session.Roles.WriteAsync(operation.Role!, operation.RoleDefinitionId, operation.Change == PlannedChange.Create, cancellationToken).ConfigureAwait(false);
        return new(operation, OperationStatus.Done, Name: role.Id);
    }

    private async Task<OperationOutcome> WriteAssignmentAsync(PlannedOperation operation, AzureState state, CancellationToken cancellationToken)
    {
        if (operation.DataPlaneAssignment is { } dataPlane)
        {
            var isWritten = await session.DataPlane.WriteAsync(dataPlane, operation.Name, operation.FormerDataPlaneAssignment, cancellationToken).ConfigureAwait(false);
            return new(operation, isWritten ? OperationStatus.Done : OperationStatus.DoneBefore, Name: operation.Name);
        }

        var wanted = operation.Assignment!;
        var role = new RoleReference(wanted.Role, operation.RoleDefinitionId);
        var grant = new Grant(role, operation.RoleDefinitionId, wanted.Principal, wanted.Scope, wanted.Reason, wanted.Condition)
        {
            Model = plan.Model,
            TakeOver = plan.Options.TakeOver,
        };
        var found = state.Find(wanted.Scope, wanted.Principal.ObjectId, operation.RoleDefinitionId);
        var result = await session.Assignments.WriteAsync(grant, found, cancellationToken).ConfigureAwait(false);
        return new(operation, result.Outcome == EnsureOutcome.Unchanged ? OperationStatus.DoneBefore : OperationStatus.Done, Name: result.Assignment.Name);
    }

    private async Task<OperationOutcome> DeleteAssignmentAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        var wasThere = await (operation.FormerDataPlaneAssignment is { } dataPlane
            ? session.DataPlane.RemoveAsync(dataPlane, cancellationToken)
            : session.Assignments.RemoveAsync(operation.FormerAssignment!, cancellationToken)).ConfigureAwait(false);
        return new(operation, wasThere ? OperationStatus.Done : OperationStatus.DoneBefore);
    }

    private async Task<OperationOutcome> DeleteRoleAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        var scope = operation.FormerRole!.AssignableScopes[0];
        var wait = session.Wait();
        while (true)
        {
            try
            {
                var wasThere = await session.Roles.DeleteAsync(operation.RoleDefinitionId, scope, cancellationToken).ConfigureAwait(false);
                return new(operation, wasThere ? OperationStatus.Done : OperationStatus.DoneBefore);
            }
            catch (RequestFailedException refusal) when (refusal.ErrorCode == ErrorCodes.RoleDefinitionHasAssignments && HasRemovedFrom(operation.RoleDefinitionId))
            {
                // Azure may still count the assignments that this run removed.
                if (!await wait.NextAsync(cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }
    }

    private bool HasRemovedFrom(Guid roleId) => _outcomes.Values.Any(outcome =>
        outcome is { Status: OperationStatus.Done, Operation: { Change: PlannedChange.Delete, Target: PlannedTarget.RoleAssignment } removed } && removed.RoleDefinitionId == roleId);

    private void End(OperationOutcome outcome)
    {
        // Counted and told in one step, so that every number is told once.
        lock (_progressGate)
        {
            _outcomes[outcome.Operation.Key] = outcome;
            progress?.Report(new(_outcomes.Count, plan.Operations.Count, outcome));
        }
    }

    /// <summary>Reads until enough reads in a row show all that was done; what the last one did not show when time is up.</summary>
    private async Task<IReadOnlyList<PlannedOperation>> UnseenAsync(CancellationToken cancellationToken)
    {
        var done = _outcomes.Values.Where(outcome => outcome.Status == OperationStatus.Done).Select(outcome => outcome.Operation).ToArray();
        if (done.Length == 0 || options.AgreeingReads == 0 || session.ReplicationTimeout == TimeSpan.Zero)
            return [];
        var wait = session.Wait();
        var agreeing = 0;
        while (true)
        {
            var unseen = await UnseenAsync(done, cancellationToken).ConfigureAwait(false);
            agreeing = unseen.Count == 0 ? agreeing + 1 : 0;
            if (agreeing >= options.AgreeingReads)
                return [];
            if (unseen.Count > 0 && !await wait.NextAsync(cancellationToken).ConfigureAwait(false))
                return unseen;
        }
    }

    private async Task<IReadOnlyList<PlannedOperation>> UnseenAsync(PlannedOperation[] done, CancellationToken cancellationToken)
    {
        // Azure Resource Graph follows too late to wait for.
        var reading = plan.Options with { Source = AssignmentSource.ResourceManager };
        try
        {
            var reader = new StateReader(
                session,
                plan.Model,
                reading,
                [.. done.Where(operation => operation.Holder is null).Select(operation => operation.Scope).OfType<Scope>()],
                [.. done.Select(operation => operation.Holder).OfType<Holder>()]);
            var state = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var open = Planner.Make(plan.Model, state, reading).Operations.Where(operation => operation.Writes).Select(operation => operation.Key).ToHashSet();
            return [.. done.Where(operation => open.Contains(operation.Key))];
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or InvalidAccessRequestException)
        {
            // All was written; that it cannot be read now takes nothing away from that.
            return done;
        }
    }

    private static string NextStepAfter(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or AggregateException or OperationCanceledException =>
            "Azure gave no answer, or had no time; it may have been done all the same. Plan and apply again.",
        RequestFailedException => "Resolve this, then plan and apply again.",
        _ => "Plan and apply again when this is resolved.",
    };
}
