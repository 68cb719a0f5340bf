namespace Permissions.ResourceManager;

/// <summary>Whether Azure is as a model asks, and what its principals can do. Made by <see cref="RbacClient.VerifyAsync"/>. Immutable.</summary>
public sealed class AccessVerification
{
    internal AccessVerification(
        AccessModel model,
        IReadOnlyList<PlannedOperation> drift,
        IReadOnlyList<EffectiveAccess> effective,
        IReadOnlyList<RoleAssignment> orphans,
        IReadOnlyList<FoundDataPlaneAssignment> dataPlaneOrphans,
        int requests) =>
        (Model, Drift, Effective, Orphans, DataPlaneOrphans, Requests) = (model, drift, effective, orphans, dataPlaneOrphans, requests);

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
    public override string ToString() => string.Join('\n',
    [
        IsInSync ? $"Model '{Model.Name}': Azure is as the model asks." : $"Model '{Model.Name}': {Drift.Count} differences.",
        .. Drift.SelectMany(operation => (string[])[$"  {Describe(operation)}", .. operation.Details.Select(detail => $"      {detail}")]),
        .. Effective.Where(access => access.Grants.Count > 0).Select(access => $"  {access}"),
    ]);

    private static string Describe(PlannedOperation operation) => operation.Change switch
    {
        PlannedChange.Create => $"missing: {operation.Subject}",
        PlannedChange.Delete => $"no longer in the model: {operation.Subject}",
        PlannedChange.Conflict => $"in conflict: {operation.Subject}",
        _ => $"differs: {operation.Subject}",
    };
}
