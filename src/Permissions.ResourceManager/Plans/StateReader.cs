using Azure;

namespace Permissions.ResourceManager.Plans;

/// <summary>
/// Reads what a model is compared with, in the least requests: the tenant's custom roles in one list, and the assignments of
/// each subscription in one, for a list of a subscription holds what lies at, above and below it. A management group is asked
/// only when no other list showed that it lies above.
/// </summary>
internal sealed class StateReader(PlanSession session, AccessModel model, AccessPlanOptions options, IReadOnlyList<Scope>? scopes = null)
{
    private const int Parallelism = 8;

    private readonly IReadOnlyList<Scope> _scopes =
        [.. (scopes ?? model.Assignments.Select(assignment => assignment.Scope).Concat(options.AlsoRead)).Distinct().OrderByDescending(scope => scope.Kind)];

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

        return new(roles, assignments, knowsAll, await FindMissingAsync(assignments, cancellationToken).ConfigureAwait(false)) { Read = read };
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

    internal async Task<IReadOnlySet<Guid>> FindMissingAsync(List<FoundAssignment> assignments, CancellationToken cancellationToken)
    {
        if (options.Directory is not { } directory)
            return new HashSet<Guid>();
        var principals = assignments.Select(found => found.Value.Principal).Concat(model.Assignments.Select(assignment => assignment.Principal));
        var ids = principals.Select(principal => principal.ObjectId).ToHashSet();
        return ids.Count == 0 ? ids : (await directory.FindMissingAsync(ids, cancellationToken).ConfigureAwait(false)).ToHashSet();
    }
}
