using Azure;
using Permissions.ResourceManager.DataPlane;

namespace Permissions.ResourceManager.Plans;

/// <summary>
/// Reads what a model is compared with, in the least requests: the tenant's custom roles in one list, and the assignments of
/// each subscription in one, for a list of a subscription holds what lies at, above and below it. A management group is asked
/// only when no other list showed that it lies above. What Cosmos DB and Redis keep is one list for each account, cache and
/// Redis database of the model.
/// </summary>
internal sealed class StateReader(PlanSession session, AccessModel model, AccessPlanOptions options, IReadOnlyList<Scope>? scopes = null, IReadOnlyList<Holder>? holders = null)
{
    private const int Parallelism = 8;

    private readonly IReadOnlyList<Scope> _scopes =
        [.. (scopes ?? ScopesOf(model, options)).Distinct().OrderByDescending(scope => scope.Kind)];

    private readonly IReadOnlyList<Holder> _holders =
        [.. (holders ?? model.DataPlaneAssignments.Select(Holder.Of).Concat(options.AlsoRead.SelectMany(DataPlaneService.HoldersOf))).Distinct()];

    /// <summary>
    /// Where role assignments are read: at the model's scopes, and around what holds its assignments of services' own, because a
    /// level may have had a role assignment there too. What Azure Resource Manager knows of a container is its account.
    /// </summary>
    internal static IEnumerable<Scope> ScopesOf(AccessModel model, AccessPlanOptions options) =>
        model.Assignments.Select(assignment => assignment.Scope)
            .Concat(model.DataPlaneAssignments.Select(assignment => assignment.Resource))
            .Concat(options.AlsoRead.Select(scope => DataPlaneService.HoldersOf(scope).FirstOrDefault()?.Resource ?? scope));

    private readonly List<Scope> _whole = [];
    private readonly List<Scope> _asked = [];

    /// <summary>What was read of the model's own scopes.</summary>
    private ReadScopes Read => ReadScopes.InOrder(_asked.Concat(_whole), _whole, []);

    internal async Task<AzureState> ReadAsync(CancellationToken cancellationToken)
    {
        var (roles, knowsAll) = await ReadRolesAsync(RoleType.Custom, cancellationToken).ConfigureAwait(false);
        var assignments = await ReadAssignmentsAsync(cancellationToken).ConfigureAwait(false);
        var read = Read;
        if (options.Prune && scopes is null)
        {
            var elsewhere = await new ElsewhereReader(session, model, options).ReadAsync(roles, read, cancellationToken).ConfigureAwait(false);
            assignments.AddRange(elsewhere.Found);
            read = read.With(elsewhere.Read);
        }

        var dataPlane = await ReadDataPlaneAsync(cancellationToken).ConfigureAwait(false);
        return new(roles, assignments, dataPlane, knowsAll, await FindMissingAsync(assignments, dataPlane, cancellationToken).ConfigureAwait(false)) { Read = read };
    }

    /// <summary>What the accounts, caches and Redis databases keep, in the order of the model.</summary>
    internal async Task<IReadOnlyList<FoundDataPlaneAssignment>> ReadDataPlaneAsync(CancellationToken cancellationToken)
    {
        var found = new IReadOnlyList<FoundDataPlaneAssignment>[_holders.Count];
        await Parallel.ForAsync(
            0,
            _holders.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (index, token) => found[index] = await ReadAsync(_holders[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. found.SelectMany(some => some)];
    }

    private async Task<IReadOnlyList<FoundDataPlaneAssignment>> ReadAsync(Holder holder, CancellationToken cancellationToken)
    {
        try
        {
            return await session.DataPlane.ListAsync(holder, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException refusal) when (refusal.Status == 404 && !model.DataPlaneAssignments.Any(assignment => assignment.Resource == holder.Resource))
        {
            // The model has left it, and it is gone.
            return [];
        }
    }

    /// <summary>The roles of the tenant, of one type or of both; whether they are all.</summary>
    internal async Task<(List<RoleDefinition> Roles, bool KnowsAll)> ReadRolesAsync(RoleType? type, CancellationToken cancellationToken)
    {
        var custom = model.Roles.Concat(model.Assignments.Select(assignment => assignment.Role).OfType<RoleDefinition>().Where(role => role.Type == RoleType.Custom)).ToArray();
        if (type is not null && custom.Length == 0 && !options.Prune)
            return ([], false);
        try
        {
            return (await ListRolesAsync(Scope.Tenant, type, cancellationToken).ConfigureAwait(false), true);
        }
        catch (RequestFailedException refusal) when (refusal.Status == 403)
        {
            // Not everyone may read at the root of the tenant; what is assignable where the model's roles are is read then.
            var roles = new List<RoleDefinition>();
            foreach (var scope in custom.SelectMany(role => role.AssignableScopes.Take(1)).Distinct())
                roles.AddRange(await ListRolesAsync(scope, type, cancellationToken).ConfigureAwait(false));
            return (roles, false);
        }
    }

    private async Task<List<RoleDefinition>> ListRolesAsync(Scope scope, RoleType? type, CancellationToken cancellationToken) =>
        await session.Roles.List(scope, type, trace: null, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    private async Task<List<FoundAssignment>> ReadAssignmentsAsync(CancellationToken cancellationToken)
    {
        var found = new List<FoundAssignment>();
        var subscriptions = _scopes.Select(scope => scope.SubscriptionId).OfType<Guid>().Distinct().ToArray();
        if (options.AsksResourceGraph(subscriptions.Length))
        {
            _whole.AddRange(subscriptions.Select(Scope.Subscription));
            await foreach (var assignment in new ResourceGraph(session.Arm).ListAsync(subscriptions, cancellationToken).ConfigureAwait(false))
                found.Add(assignment);
        }
        else
        {
            await Parallel.ForEachAsync(
                subscriptions,
                new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
                async (subscription, token) =>
                {
                    var some = await ReadSubscriptionAsync(subscription, token).ConfigureAwait(false);
                    lock (found)
                    {
                        found.AddRange(some.Found);
                        _whole.AddRange(some.Whole);
                    }
                }).ConfigureAwait(false);
        }

        var hasAsked = subscriptions.Length > 0;
        foreach (var scope in _scopes.Where(scope => scope.SubscriptionId is null))
        {
            _asked.Add(scope);
            // The root lies above everything; of a management group, one assignment that is seen from below tells that all are.
            if (found.Exists(assignment => assignment.Value.Scope == scope) || (scope == Scope.Tenant && hasAsked))
                continue;
            found.AddRange(await ListAsync(scope, atScope: true, cancellationToken).ConfigureAwait(false));
            hasAsked = true;
        }

        return found;
    }

    private async Task<(List<FoundAssignment> Found, IReadOnlyList<Scope> Whole)> ReadSubscriptionAsync(Guid id, CancellationToken cancellationToken)
    {
        var subscription = Scope.Subscription(id);
        try
        {
            return (await ListAsync(subscription, atScope: false, cancellationToken).ConfigureAwait(false), [subscription]);
        }
        catch (RequestFailedException refusal) when (refusal.Status == 403)
        {
            // Who administers resource groups only may read those; the widest scopes of the model there are read one by one.
            var scopes = _scopes.Where(scope => scope.SubscriptionId == id).ToArray();
            if (scopes.Any(scope => scope.Kind == ScopeKind.Subscription))
                throw;
            var found = new List<FoundAssignment>();
            var widest = scopes.Where(scope => !scopes.Any(other => other != scope && other.Contains(scope))).ToArray();
            foreach (var scope in widest)
                found.AddRange(await ListAsync(scope, atScope: false, cancellationToken).ConfigureAwait(false));
            return (found, widest);
        }
    }

    private async Task<List<FoundAssignment>> ListAsync(Scope scope, bool atScope, CancellationToken cancellationToken) =>
        await session.Assignments.ListFoundAsync(scope, atScope, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    internal async Task<IReadOnlySet<Guid>> FindMissingAsync(
        List<FoundAssignment> assignments, IReadOnlyList<FoundDataPlaneAssignment> dataPlane, CancellationToken cancellationToken)
    {
        if (options.Directory is not { } directory)
            return new HashSet<Guid>();
        var principals = assignments.Select(found => found.Value.Principal).Concat(model.Assignments.Select(assignment => assignment.Principal));
        var ids = principals.Concat(model.DataPlaneAssignments.Select(assignment => assignment.Principal)).Select(principal => principal.ObjectId)
            .Concat(dataPlane.Select(assignment => assignment.PrincipalId)).ToHashSet();
        return ids.Count == 0 ? ids : (await directory.FindMissingAsync(ids, cancellationToken).ConfigureAwait(false)).ToHashSet();
    }
}
