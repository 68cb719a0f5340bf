using Azure;

namespace Permissions.ResourceManager.Plans;

/// <summary>
/// Finds what an earlier model of the name left where this one no longer looks: the assignable scopes of the model's roles, as
/// Azure holds them, name the places where those roles may still be assigned. Subscriptions are read as all others. What lies
/// below a management group is in no list of Azure Resource Manager, so Azure Resource Graph is asked about it. Those of roles
/// that are still to be made count too, so that the run after theirs looks no further than theirs.
/// </summary>
internal sealed class ElsewhereReader(PlanSession session, AccessModel model, AccessPlanOptions options)
{
    private const int Parallelism = 8;

    /// <param name="roles">The roles as they were read.</param>
    /// <param name="read">What was read already; it is not read again.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<(IReadOnlyList<FoundAssignment> Found, ReadScopes Read)> ReadAsync(IEnumerable<RoleDefinition> roles, ReadScopes read, CancellationToken cancellationToken)
    {
        var places = roles.Where(IsOfTheModel).Concat(model.Roles).SelectMany(role => role.AssignableScopes).Distinct().Where(scope => !read.Covers(scope)).ToArray();
        var subscriptions = places.Select(scope => scope.SubscriptionId).OfType<Guid>().Distinct().ToArray();
        var groups = places.Where(scope => scope.Kind == ScopeKind.ManagementGroup).ToArray();

        var (found, seen) = options.AsksResourceGraph(subscriptions.Length)
            ? await AskGraphAsync([.. subscriptions.Select(Scope.Subscription)], below: false, cancellationToken).ConfigureAwait(false)
            : await ListAsync(subscriptions, cancellationToken).ConfigureAwait(false);
        if (groups.Length == 0)
            return (found, seen);

        var (below, seenBelow) = await AskGraphAsync(groups, below: true, cancellationToken).ConfigureAwait(false);
        // What a list of Azure Resource Manager showed is newer.
        var known = read.With(seen);
        return ([.. found, .. below.Where(assignment => !known.Covers(assignment.Value.Scope))], seen.With(seenBelow));
    }

    private bool IsOfTheModel(RoleDefinition role) =>
        role.Type == RoleType.Custom
        && (model.Owns(role) || model.Roles.Any(defined => model.RoleIdOf(defined) == role.Id || string.Equals(defined.Name, role.Name, StringComparison.OrdinalIgnoreCase)));

    private async Task<(IReadOnlyList<FoundAssignment>, ReadScopes)> ListAsync(IEnumerable<Guid> subscriptions, CancellationToken cancellationToken)
    {
        var found = new List<FoundAssignment>();
        var read = ReadScopes.None;
        await Parallel.ForEachAsync(
            subscriptions,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                var subscription = Scope.Subscription(id);
                var (some, seen) = await TryAsync(session.Assignments.ListFoundAsync(subscription, atScope: false, token), [subscription], token).ConfigureAwait(false);
                lock (found)
                {
                    found.AddRange(some);
                    read = read.With(seen);
                }
            }).ConfigureAwait(false);
        return (found, read);
    }

    private Task<(IReadOnlyList<FoundAssignment>, ReadScopes)> AskGraphAsync(Scope[] places, bool below, CancellationToken cancellationToken)
    {
        var graph = new ResourceGraph(session.Arm);
        var rows = below
            ? graph.ListBelowAsync(places.Select(place => place.ManagementGroupId!), cancellationToken)
            : graph.ListAsync(places.Select(place => place.SubscriptionId!.Value), cancellationToken);
        return TryAsync(rows, places, cancellationToken);
    }

    /// <summary>A place that is gone, or that the caller may not read, is no reason to give up: it is told that it was not read.</summary>
    private static async Task<(IReadOnlyList<FoundAssignment>, ReadScopes)> TryAsync(IAsyncEnumerable<FoundAssignment> list, Scope[] places, CancellationToken cancellationToken)
    {
        try
        {
            return (await list.ToListAsync(cancellationToken).ConfigureAwait(false), new(places, places, []));
        }
        catch (RequestFailedException refusal) when (refusal.Status is 400 or 401 or 403 or 404)
        {
            return ([], new([], [], places));
        }
    }
}
