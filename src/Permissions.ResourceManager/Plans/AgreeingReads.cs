using Azure;
using Permissions.ResourceManager.DataPlane;

namespace Permissions.ResourceManager.Plans;

/// <summary>Waits until Azure's answers show what a plan's application has done.</summary>
internal sealed class AgreeingReads(PlanSession session, AccessPlan plan)
{
    /// <summary>Reads until enough reads in a row show all that was done; what the last one did not show when time is up.</summary>
    internal async Task<IReadOnlyList<PlannedOperation>> FindUnseenAsync(PlannedOperation[] done, int wanted, CancellationToken cancellationToken)
    {
        if (done.Length == 0 || wanted == 0 || session.ReplicationTimeout == TimeSpan.Zero)
            return [];
        var wait = session.Wait();
        var agreeing = 0;
        while (true)
        {
            var unseen = await FindUnseenAsync(done, cancellationToken).ConfigureAwait(false);
            agreeing = unseen.Count == 0 ? agreeing + 1 : 0;
            if (agreeing >= wanted)
                return [];
            if (unseen.Count > 0 && !await wait.NextAsync(cancellationToken).ConfigureAwait(false))
                return unseen;
        }
    }

    private async Task<IReadOnlyList<PlannedOperation>> FindUnseenAsync(PlannedOperation[] done, CancellationToken cancellationToken)
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
            return [.. done.Where(operation => open.Contains(operation.Key) || IsStillThere(operation, state))];
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or InvalidAccessRequestException)
        {
            // All was written; that it cannot be read now takes nothing away from that.
            return done;
        }
    }

    /// <summary>Whether a role that was deleted is still shown. It is planned for deletion again only after more was read than is here.</summary>
    private static bool IsStillThere(PlannedOperation operation, AzureState state) =>
        operation is { Change: PlannedChange.Delete, FormerRole: not null } && state.FindRole(operation.RoleDefinitionId) is not null;
}
