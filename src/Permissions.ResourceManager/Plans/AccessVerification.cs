using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

/// <summary>Whether Azure is as a model asks, and what its principals can do. Made by <see cref="RbacClient.VerifyAsync"/>. Immutable.</summary>
public sealed class AccessVerification
{
    private readonly ReadScopes _read;

    internal AccessVerification(AccessModel model, IReadOnlyList<PlannedOperation> drift, IReadOnlyList<EffectiveAccess> effective, PlanContents contents, IReadOnlyList<Scope> unreadDenials, int requests)
    {
        (Model, Drift, Effective, UnreadDenials, Requests) = (model, drift, effective, unreadDenials, requests);
        (Orphans, DataPlaneOrphans, _read) = (contents.Orphans, contents.DataPlaneOrphans, contents.State.Read);
    }

    /// <summary>The model.</summary>
    public AccessModel Model { get; }

    /// <summary>
    /// What differs between model and Azure, as what a plan with pruning would do about it: create what is missing, update what
    /// differs, delete what the model made and no longer holds, and what is in conflict.
    /// </summary>
    public IReadOnlyList<PlannedOperation> Drift { get; }

    /// <summary>
    /// What each principal of the model can do at each scope of the model, scope by scope in the model's order, as far as Azure
    /// RBAC decides it: what Cosmos DB and Redis keep of their own is in <see cref="Drift"/> only.
    /// </summary>
    public IReadOnlyList<EffectiveAccess> Effective { get; }

    /// <summary>Assignments at the scopes that were read whose principal no longer exists; see <see cref="AccessPlanOptions.Directory"/>.</summary>
    public IReadOnlyList<RoleAssignment> Orphans { get; }

    /// <summary>The same of what Cosmos DB and Redis keep, at the accounts, caches and databases that were read.</summary>
    public IReadOnlyList<FoundDataPlaneAssignment> DataPlaneOrphans { get; }

    /// <summary>How far what principals have through groups is in <see cref="Effective"/>: the least that holds of one of them.</summary>
    public GroupCoverage Groups => Effective.Count == 0 ? GroupCoverage.All : Effective.Min(access => access.Groups);

    /// <summary>The subscriptions and management groups whose deny assignments could not be read: more may be denied there than is told.</summary>
    public IReadOnlyList<Scope> UnreadDenials { get; }

    /// <summary>The scopes at which assignments were read; see <see cref="AccessPlan.ReadScopes"/>.</summary>
    public IReadOnlyList<Scope> ReadScopes => _read.Asked;

    /// <summary>Scopes at which the model's roles are assignable, and that could not be read: what the model left there is not in <see cref="Drift"/>.</summary>
    public IReadOnlyList<Scope> UnreadScopes => _read.Unread;

    /// <summary>How many requests reading took.</summary>
    public int Requests { get; }

    /// <summary>Whether Azure is as the model asks.</summary>
    public bool IsInSync => Drift.Count == 0;

    /// <summary>What a principal of the model can do at a scope of the model.</summary>
    /// <param name="principalId">The principal's object id.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>The access; null where the model names not both.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public EffectiveAccess? For(Guid principalId, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Effective.FirstOrDefault(access => access.Principal.ObjectId == principalId && access.Scope == scope);
    }

    /// <summary>The drift, and who has which roles where.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString() => PlainText.Of(string.Join('\n',
    [
        IsInSync ? $"Model '{Model.Name}': Azure is as the model asks." : $"Model '{Model.Name}': {Drift.Count} differences.",
        .. Drift.SelectMany(operation => (string[])[$"  {Describe(operation)}", .. operation.Details.Select(detail => $"      {detail}")]),
        .. Effective.Where(access => access.Grants.Count > 0).Select(access => $"  {access}"),
        .. Caveats(),
    ]));

    /// <summary>What the reader must know about what was not read.</summary>
    private IEnumerable<string> Caveats()
    {
        if (Groups == GroupCoverage.NotConsidered)
        {
            var some = Effective.Where(access => access.Groups == GroupCoverage.NotConsidered).Select(access => access.Principal).Distinct().Count();
            yield return $"Groups were not considered for {some} of {Effective.Select(access => access.Principal).Distinct().Count()} principals: they may have more through groups. Give the options a Directory.";
        }
        else if (Groups == GroupCoverage.RoleAssignments)
        {
            yield return "What principals have through groups is as Azure tells it; deny assignments of groups that have no role are not considered. Give the options a Directory.";
        }

        if (UnreadDenials.Count > 0)
            yield return $"Deny assignments could not be read at {string.Join(", ", UnreadDenials)}: more may be denied there.";
        if (UnreadScopes.Count > 0)
            yield return $"Assignments could not be read at {string.Join(", ", UnreadScopes)}, where roles of the model are assignable: it may have left some there.";
    }

    private static string Describe(PlannedOperation operation) => operation.Change switch
    {
        PlannedChange.Create => $"missing: {operation.Subject}",
        PlannedChange.Delete => $"no longer in the model: {operation.Subject}",
        PlannedChange.Conflict => $"in conflict: {operation.Subject}",
        _ => $"differs: {operation.Subject}",
    };
}
