using System.Collections.Concurrent;
using Azure;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.DataPlane;

namespace Permissions.ResourceManager.Plans;

/// <summary>Carries one plan out, once.</summary>
internal sealed class PlanApplier(PlanSession session, AccessPlan plan, AccessApplyOptions options, IProgress<AccessProgress>? progress)
{
    private readonly ConcurrentDictionary<OperationKey, OperationOutcome> _outcomes = [];
    private readonly ProgressReports _reports = new(progress, plan.Operations.Count);
    private RoleSteps _steps = new([]);

    internal async Task<AccessApplyResult> RunAsync(CancellationToken cancellationToken)
    {
        var state = await new StateReader(session, plan.Model, plan.Options).ReadAsync(cancellationToken).ConfigureAwait(false);
        var current = Planner.Make(plan.Model, state, plan.Options).Operations;
        if (PlanChanges.Between(plan.Operations, current) is { Count: > 0 } changes)
            throw new StalePlanException(changes);

        var pending = Settle(current.ToDictionary(operation => operation.Key));
        try
        {
            _steps = new(pending);
            await RunAsync(_steps.EarlyDeletions, DeleteAssignmentAsync, cancellationToken).ConfigureAwait(false);
            await RunAsync(_steps.Parked, ParkRoleAsync, cancellationToken).ConfigureAwait(false);
            foreach (var layer in _steps.Layers)
                await RunAsync(layer, WriteRoleAsync, cancellationToken).ConfigureAwait(false);
            await RunAsync(pending.Where(operation => IsAssignment(operation) && !IsDeletion(operation)), (operation, token) => WriteAssignmentAsync(operation, state, token), cancellationToken).ConfigureAwait(false);
            await RunAsync(pending.Where(operation => IsAssignment(operation) && IsDeletion(operation)), DeleteAssignmentAsync, cancellationToken).ConfigureAwait(false);
            await RunAsync(_steps.Narrowed, NarrowRoleAsync, cancellationToken).ConfigureAwait(false);
            await RunAsync(pending.Where(operation => !IsAssignment(operation) && IsDeletion(operation)), DeleteRoleAsync, cancellationToken).ConfigureAwait(false);
            var done = _outcomes.Values.Where(outcome => outcome.Status == OperationStatus.Done).Select(outcome => outcome.Operation).ToArray();
            return Result(await new AgreeingReads(session, plan).FindUnseenAsync(done, options.AgreeingReads, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var operation in pending)
                _outcomes.TryAdd(operation.Key, new(operation, OperationStatus.Cancelled, NextStep: "Make a new plan and apply it; it continues from here."));
            throw new ApplyCanceledException(Result([]), cancellationToken);
        }
    }

    private AccessApplyResult Result(IReadOnlyList<PlannedOperation> unseen) =>
        new([.. plan.Operations.Select(operation => _outcomes[operation.Key])], unseen, session.Meter.Requests, session.Meter.Retries) { ProgressFailure = _reports.Failure };

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
                End(new(operation, OperationStatus.Blocked, null, now.WayOut ?? "Bring it to what the model asks, change the model, or plan with TakeOver.", now.Name));
            else if (operation.Writes || operation.Change == PlannedChange.Conflict)
                End(new(operation, OperationStatus.DoneBefore, Name: now?.Name));
            else
                End(new(operation, OperationStatus.Unchanged, Name: operation.Name));
        }

        return pending;
    }

    private static bool IsAssignment(PlannedOperation operation) => operation.Target != PlannedTarget.RoleDefinition;

    private static bool IsDeletion(PlannedOperation operation) => operation.Change == PlannedChange.Delete;

    /// <summary>Runs one step of operations. Those that ended in an earlier one are left out; a step that gives no outcome is followed by another.</summary>
    private Task RunAsync(IEnumerable<PlannedOperation> operations, Func<PlannedOperation, CancellationToken, Task<OperationOutcome?>> run, CancellationToken cancellationToken)
    {
        var wave = operations.Where(operation => !_outcomes.ContainsKey(operation.Key));
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
                    var outcome = obstacle is { } reason
                        ? new(operation, OperationStatus.Skipped, null, reason)
                        : await TryAsync(operation, run, token).ConfigureAwait(false);
                    if (outcome is not null)
                        End(outcome);
                }
            });
    }

    /// <summary>What is done one after the other: the writes to one account or cache. Azure RBAC takes all at the same time.</summary>
    private static object QueueOf(PlannedOperation operation) => operation.Holder is { } holder ? DataPlaneService.QueueOf(holder.Resource) : operation;

    /// <summary>Why an operation is not tried; null when it is.</summary>
    private string? ObstacleOf(PlannedOperation operation)
    {
        var failed = _outcomes.Values.Where(outcome => outcome.Status is OperationStatus.Failed or OperationStatus.Skipped).Select(outcome => outcome.Operation).ToArray();
        // These go before all else, and what they make room for cannot be in place before.
        if (_steps.EarlyDeletions.Contains(operation))
            return null;
        if (operation.Change == PlannedChange.Delete)
        {
            if (failed.Any(other => other.Change != PlannedChange.Delete))
                return "Nothing is removed before all that the model grants is in place; resolve the failures, then plan and apply again.";
            return operation.Target == PlannedTarget.RoleDefinition && failed.Any(other => other.RoleDefinitionId == operation.RoleDefinitionId)
                ? "An assignment of this role could not be removed; resolve that, then plan and apply again."
                : null;
        }

        if (operation.Target == PlannedTarget.RoleDefinition)
        {
            return _steps.HolderOfName(operation) is { } holder && failed.Contains(holder) ? $"Its name is still that of the role {holder.RoleDefinitionId}, which could not be renamed; resolve that, then plan and apply again."
                : failed.Any(other => other.Change == PlannedChange.Delete && other.RoleDefinitionId == operation.RoleDefinitionId) ? "An assignment of this role, at a scope that is taken from it, could not be removed; resolve that, then plan and apply again."
                : null;
        }

        return operation.Target == PlannedTarget.RoleAssignment && failed.Any(other => other.Target == PlannedTarget.RoleDefinition && other.RoleDefinitionId == operation.RoleDefinitionId)
            ? "Its role could not be written; resolve that, then plan and apply again."
            : null;
    }

    private static async Task<OperationOutcome?> TryAsync(
        PlannedOperation operation, Func<PlannedOperation, CancellationToken, Task<OperationOutcome?>> run, CancellationToken cancellationToken)
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

    /// <summary>Writes a role; without an outcome where scopes are taken from it later.</summary>
    private async Task<OperationOutcome?> WriteRoleAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        if (_steps.FirstOf(operation) is { } first)
        {
            // Azure may still take a name for taken that this run has made free, or assignments for there that it has removed.
            await UntilTakenAsync(
                () => session.Roles.WriteAsync(first, operation.RoleDefinitionId, operation.Change == PlannedChange.Create, cancellationToken),
                code => (code == ErrorCodes.SameNameExists && _steps.HolderOfName(operation) is not null) || IsRemoval(code, operation),
                cancellationToken).ConfigureAwait(false);
        }

        return _steps.IsNarrowedLater(operation) ? null : new(operation, OperationStatus.Done, Name: operation.RoleDefinitionId);
    }

    /// <summary>Takes the name from a role whose new one is not free yet.</summary>
    private async Task<OperationOutcome?> ParkRoleAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        await session.Roles.WriteAsync(RoleSteps.Park(operation.FormerRole!), operation.RoleDefinitionId, isNew: false, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<OperationOutcome?> NarrowRoleAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        await UntilTakenAsync(
            () => session.Roles.WriteAsync(operation.Role!, operation.RoleDefinitionId, isNew: false, cancellationToken),
            code => IsRemoval(code, operation),
            cancellationToken).ConfigureAwait(false);
        return new(operation, OperationStatus.Done, Name: operation.RoleDefinitionId);
    }

    private async Task<OperationOutcome?> WriteAssignmentAsync(PlannedOperation operation, AzureState state, CancellationToken cancellationToken)
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

    private async Task<OperationOutcome?> DeleteAssignmentAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        var wasThere = await (operation.FormerDataPlaneAssignment is { } dataPlane
            ? session.DataPlane.RemoveAsync(dataPlane, cancellationToken)
            : session.Assignments.RemoveAsync(operation.FormerAssignment!, cancellationToken)).ConfigureAwait(false);
        return new(operation, wasThere ? OperationStatus.Done : OperationStatus.DoneBefore);
    }

    private async Task<OperationOutcome?> DeleteRoleAsync(PlannedOperation operation, CancellationToken cancellationToken)
    {
        var scope = operation.FormerRole!.AssignableScopes[0];
        var wasThere = await UntilTakenAsync(
            () => session.Roles.DeleteAsync(operation.RoleDefinitionId, scope, cancellationToken),
            code => IsRemoval(code, operation),
            cancellationToken).ConfigureAwait(false);
        return new(operation, wasThere ? OperationStatus.Done : OperationStatus.DoneBefore);
    }

    /// <summary>Sends again what Azure refuses only because it does not yet see what this run did, until the bound of the wait.</summary>
    private async Task<T> UntilTakenAsync<T>(Func<Task<T>> send, Func<string?, bool> isOfTheMoment, CancellationToken cancellationToken)
    {
        var wait = session.Wait();
        while (true)
        {
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (RequestFailedException refusal) when (isOfTheMoment(refusal.ErrorCode))
            {
                if (!await wait.NextAsync(cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }
    }

    /// <summary>Whether Azure may still count assignments of the role that this run removed.</summary>
    private bool IsRemoval(string? code, PlannedOperation operation) =>
        code is ErrorCodes.RoleDefinitionHasAssignments or ErrorCodes.ScopeHasAssignments && HasRemovedFrom(operation.RoleDefinitionId);

    private bool HasRemovedFrom(Guid roleId) => _outcomes.Values.Any(outcome =>
        outcome is { Status: OperationStatus.Done, Operation: { Change: PlannedChange.Delete, Target: PlannedTarget.RoleAssignment } removed } && removed.RoleDefinitionId == roleId);

    private void End(OperationOutcome outcome)
    {
        // Counted and told in one step, so that every number is told once.
        _reports.Report(outcome, () =>
        {
            _outcomes[outcome.Operation.Key] = outcome;
            return _outcomes.Count;
        });
    }

    private static string NextStepAfter(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or AggregateException or OperationCanceledException =>
            "Azure gave no answer, or had no time; it may have been done all the same. Plan and apply again.",
        RequestFailedException => "Resolve this, then plan and apply again.",
        _ => "Plan and apply again when this is resolved.",
    };
}
