using Azure;
using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

public partial class RbacClient
{
    /// <summary>
    /// Compares a model with Azure, by meaning, and says what stands between them. Reads only: the tenant's custom roles in one
    /// list, the assignments of each subscription in one, whatever the number of resource groups and resources, and those that each
    /// Cosmos DB account, Redis cache and Redis database of the model keeps in one.
    /// </summary>
    /// <param name="model">Who may do what, as it shall be.</param>
    /// <param name="options">How to compare; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="InvalidAccessRequestException">
    /// The model contradicts itself, or Azure would refuse a part of it (<see cref="AccessModel.Check"/>), and nothing was sent; or
    /// it assigns a custom role that is neither in it nor in Azure. All findings are given at once.
    /// </exception>
    /// <exception cref="RequestFailedException">Azure refused a request.</exception>
    public virtual async Task<AccessPlan> PlanAsync(AccessModel model, AccessPlanOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestChecks.Check(model);
        options ??= new();
        return await _trace.RunAsync("Plan", async () =>
        {
            var session = _sessions.Open();
            var state = await new StateReader(session, model, options).ReadAsync(cancellationToken).ConfigureAwait(false);
            return new AccessPlan(_sessions, model, options, Planner.Make(model, state, options), session.Meter.Requests);
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Compares a model with Azure and computes what each of its principals can do at each of its scopes: the union of the roles
    /// that it has there and above, directly and through its groups, less what deny assignments take away. Reads only: all roles
    /// of the tenant in one list, and for each subscription and each management group of the model the role assignments and the
    /// deny assignments, always from Azure Resource Manager. Without a directory, Azure is asked what each principal has through
    /// groups, as far as <see cref="AccessPlanOptions.GroupLookups"/> allows; the verification says how far groups are in it.
    /// What the model left elsewhere is looked for as in pruning. What Cosmos DB and
    /// Redis keep is read as for a plan, and only the differences are told.
    /// </summary>
    /// <param name="model">Who may do what, as it shall be.</param>
    /// <param name="options">How to compare; null for the defaults. What the model made and no longer holds is drift whether or not pruning is asked for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The differences and the access.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="InvalidAccessRequestException">As for <see cref="PlanAsync"/>.</exception>
    /// <exception cref="RequestFailedException">Azure refused a request.</exception>
    public virtual async Task<AccessVerification> VerifyAsync(AccessModel model, AccessPlanOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestChecks.Check(model);
        return await _trace.RunAsync("Verify", () => new AccessVerifier(_sessions.Open(), model, options ?? new()).RunAsync(cancellationToken)).ConfigureAwait(false);
    }
}
