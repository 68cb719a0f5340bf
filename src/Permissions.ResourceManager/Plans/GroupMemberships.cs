using Azure;

namespace Permissions.ResourceManager.Plans;

/// <summary>The object ids that count for a principal, its own among them, and how far its groups are among them.</summary>
internal sealed record Identities(IReadOnlySet<Guid> Ids, GroupCoverage Groups);

/// <summary>
/// Finds the groups of principals: from the directory, else, for users and service principals, from the assignments that Azure
/// itself says they have through groups, if that takes no more requests than the options allow.
/// </summary>
internal sealed class GroupMemberships(PlanSession session, AccessPlanOptions options, IReadOnlyList<Scope> places)
{
    internal async Task<Dictionary<Guid, Identities>> OfAsync(IReadOnlyList<Principal> principals, CancellationToken cancellationToken)
    {
        var identities = new Dictionary<Guid, Identities>();
        var asksAzure = principals.Count(TakesLookup) * places.Count <= options.GroupLookups;
        foreach (var principal in principals)
        {
            identities[principal.ObjectId] =
                options.Directory is { } directory ? With(principal, await directory.GroupsOfAsync(principal.ObjectId, cancellationToken).ConfigureAwait(false), GroupCoverage.All)
                : asksAzure && TakesLookup(principal) ? await LookUpAsync(principal, cancellationToken).ConfigureAwait(false)
                : With(principal, [], GroupCoverage.NotConsidered);
        }

        return identities;
    }

    /// <summary>The filter takes no group.</summary>
    private static bool TakesLookup(Principal principal) => principal.Type is PrincipalType.User or PrincipalType.ServicePrincipal;

    private async Task<Identities> LookUpAsync(Principal principal, CancellationToken cancellationToken)
    {
        var groups = new HashSet<Guid>();
        try
        {
            foreach (var place in places)
            {
                await foreach (var found in session.Assignments.ListAssignedToAsync(place, principal.ObjectId, cancellationToken).ConfigureAwait(false))
                    groups.Add(found.Value.Principal.ObjectId);
            }
        }
        // Azure asks the directory itself, which does not know every principal and does not answer every caller.
        catch (RequestFailedException refusal) when (refusal.Status is 400 or 403 or 404)
        {
            return With(principal, [], GroupCoverage.NotConsidered);
        }

        return With(principal, groups, GroupCoverage.RoleAssignments);
    }

    private static Identities With(Principal principal, IEnumerable<Guid> groups, GroupCoverage coverage) => new(groups.Append(principal.ObjectId).ToHashSet(), coverage);
}
