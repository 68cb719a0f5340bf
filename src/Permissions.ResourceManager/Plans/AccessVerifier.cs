using Azure;
using Azure.Core;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Plans;

/// <summary>
/// Compares a model with Azure and computes what its principals can do. Which management groups lie above a subscription is told
/// by that subscription's own lists only, so each subscription and management group of the model is asked for itself.
/// </summary>
internal sealed class AccessVerifier(PlanSession session, AccessModel model, AccessPlanOptions options)
{
    private readonly StateReader _reader = new(session, model, options);
    private readonly Dictionary<Guid, RoleDefinition> _roles = [];

    internal async Task<AccessVerification> RunAsync(CancellationToken cancellationToken)
    {
        var (roles, knowsAll) = await _reader.ReadRolesAsync(type: null, cancellationToken).ConfigureAwait(false);
        var scopes = model.Assignments.Select(assignment => assignment.Scope).Distinct().ToArray();
        var places = new Dictionary<Scope, Place>();
        foreach (var place in StateReader.ScopesOf(model, options).Select(PlaceOf).Distinct())
            places.Add(place, await ReadAsync(place, cancellationToken).ConfigureAwait(false));

        var read = ReadScopes.InOrder(places.Keys, places.Keys.Where(place => place.SubscriptionId is not null), []);
        var elsewhere = await new ElsewhereReader(session, model, options with { Source = AssignmentSource.ResourceManager }).ReadAsync(roles, read, cancellationToken).ConfigureAwait(false);
        var found = elsewhere.Found.Concat(places.Values.SelectMany(place => place.Assignments)).ToList();
        var dataPlane = await _reader.ReadDataPlaneAsync(cancellationToken).ConfigureAwait(false);
        var state = new AzureState(roles, found, dataPlane, knowsAll, await _reader.FindMissingAsync(found, dataPlane, cancellationToken).ConfigureAwait(false)) { Read = read.With(elsewhere.Read) };
        foreach (var role in roles)
            _roles[role.Id!.Value] = role;

        var contents = Planner.Make(model, state, options with { Prune = true });
        var effective = new List<EffectiveAccess>();
        var principals = model.Assignments.Select(assignment => assignment.Principal).Distinct().ToArray();
        var identities = await new GroupMemberships(session, options, [.. scopes.Select(PlaceOf).Distinct()]).OfAsync(principals, cancellationToken).ConfigureAwait(false);
        foreach (var scope in scopes)
        {
            foreach (var principal in principals)
                effective.Add(await EffectiveAsync(principal, identities[principal.ObjectId], scope, places[PlaceOf(scope)], cancellationToken).ConfigureAwait(false));
        }

        var drift = contents.Operations.Where(operation => operation.Writes || operation.Change == PlannedChange.Conflict);
        return new(model, [.. drift], effective, contents, [.. places.Values.Where(place => place.Denials is null).Select(place => place.Scope)], session.Meter.Requests);
    }

    /// <summary>Where the lists are asked that show all that holds at a scope.</summary>
    private static Scope PlaceOf(Scope scope) => scope.SubscriptionId is { } subscription ? Scope.Subscription(subscription) : scope;

    private async Task<Place> ReadAsync(Scope place, CancellationToken cancellationToken)
    {
        var atScope = place.SubscriptionId is null;
        var assignments = await session.Assignments.ListFoundAsync(place, atScope, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(place, assignments, await ReadDenialsAsync(place, atScope, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Null where the caller may not read them, for which not every role that reads role assignments is enough.</summary>
    private async Task<IReadOnlyList<DenyAssignment>?> ReadDenialsAsync(Scope place, bool atScope, CancellationToken cancellationToken)
    {
        try
        {
            return await Denials(place, atScope, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException refusal) when (refusal.Status == 403)
        {
            return null;
        }
    }

    private LinkedPages<DenyAssignmentBody, DenyAssignment> Denials(Scope place, bool atScope, CancellationToken cancellationToken)
    {
        var attempt = $"list deny assignments at {place}";
        return new(attempt, GetPageAsync, (body, _) => DenyAssignmentMapping.ToDenyAssignment(body) is { } denial ? [denial] : [], cancellationToken);

        async Task<(PageBody<DenyAssignmentBody>, Response)> GetPageAsync(string? link, CancellationToken token)
        {
            var response = await (link is null
                ? session.Arm.SendAsync(RequestMethod.Get, place, ResourceIds.DenyAssignments, null, atScope ? "atScope()" : null, null, token)
                : session.Arm.FollowAsync(place, link, token)).ConfigureAwait(false);
            return response.Status == 200
                ? (ArmConnection.ReadPage(response, WireJson.Default.PageBodyDenyAssignmentBody, attempt), response)
                : throw ArmFailure.Refused(response, attempt);
        }
    }

    private async Task<EffectiveAccess> EffectiveAsync(Principal principal, Identities identities, Scope scope, Place place, CancellationToken cancellationToken)
    {
        var grants = new List<EffectiveGrant>();
        foreach (var assignment in place.Assignments.Select(found => found.Value).Where(assignment => identities.Ids.Contains(assignment.Principal.ObjectId) && place.Holds(assignment.Scope, scope)))
        {
            if (await RoleAsync(assignment, cancellationToken).ConfigureAwait(false) is { } role)
                grants.Add(new(assignment, role));
        }

        var denials = (place.Denials ?? []).Where(denial => denial.Stops(identities.Ids) && place.Holds(denial.Scope, scope) && (denial.AppliesToChildScopes || denial.Scope == scope));
        return new(principal, scope, grants, [.. denials], identities.Groups, place.Denials is not null);
    }

    /// <summary>The role of an assignment. One that no list showed is asked for, and then taken from the catalogue; one that nobody knows grants nothing that could be told.</summary>
    private async Task<RoleDefinition?> RoleAsync(RoleAssignment assignment, CancellationToken cancellationToken)
    {
        if (_roles.TryGetValue(assignment.RoleDefinitionId, out var known))
            return known;
        var role = await session.Roles.GetRoleAsync(assignment.RoleDefinitionId, assignment.Scope, cancellationToken).ConfigureAwait(false);
        if (role is null && BuiltInRoleCatalogue.Azure.TryFind(assignment.RoleDefinitionId, out var builtIn))
            role = builtIn;
        if (role is not null)
            _roles.Add(assignment.RoleDefinitionId, role);
        return role;
    }

    /// <summary>What the lists of a subscription, a management group or the tenant showed.</summary>
    private sealed record Place(Scope Scope, IReadOnlyList<FoundAssignment> Assignments, IReadOnlyList<DenyAssignment>? Denials)
    {
        /// <summary>Whether what stands at one scope holds at another in this place. What the lists show and what is not below the place lies above it.</summary>
        internal bool Holds(Scope stated, Scope at) => stated.Contains(at) || !Scope.Contains(stated);
    }
}
