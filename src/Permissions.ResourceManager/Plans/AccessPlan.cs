using System.Security.Cryptography;
using System.Text;
using Permissions.ResourceManager.Plans;

namespace Permissions.ResourceManager;

/// <summary>
/// What stands between a model and Azure: every role and assignment of the model, and what becomes of it. Made by
/// <see cref="RbacClient.PlanAsync"/>. Immutable; nothing is written before <see cref="ApplyAsync"/>.
/// </summary>
public sealed class AccessPlan
{
    private readonly PlanSessions _sessions;
    private readonly PlanContents _contents;

    internal AccessPlan(PlanSessions sessions, AccessModel model, AccessPlanOptions options, PlanContents contents, int requests)
    {
        _sessions = sessions;
        _contents = contents;
        Model = model;
        Options = options;
        Requests = requests;
    }

    /// <summary>The model.</summary>
    public AccessModel Model { get; }

    /// <summary>How it was compared.</summary>
    public AccessPlanOptions Options { get; }

    /// <summary>Every role and assignment of the model, in its order, and then what is deleted.</summary>
    public IReadOnlyList<PlannedOperation> Operations => _contents.Operations;

    /// <summary>Assignments that this model's name made and that the model no longer holds; they stay, because pruning was not asked for.</summary>
    public IReadOnlyList<RoleAssignment> Leftovers => _contents.Leftovers;

    /// <summary>
    /// Roles that this model's name made and that the model no longer holds; they stay, because pruning was not asked for,
    /// because assignments use them, or because a scope where they are assignable could not be read, so that some may. Told as
    /// far as the tenant's roles had to be read.
    /// </summary>
    public IReadOnlyList<RoleDefinition> LeftoverRoles => _contents.LeftoverRoles;

    /// <summary>
    /// Assignments at the scopes that were read, whoever made them, whose principal no longer exists; see
    /// <see cref="AccessPlanOptions.Directory"/>. Shown only: what the model made is deleted by pruning.
    /// </summary>
    public IReadOnlyList<RoleAssignment> Orphans => _contents.Orphans;

    /// <summary>The same as <see cref="Leftovers"/>, of what Cosmos DB and Redis keep: at the accounts, caches and databases of the model and of <see cref="AccessPlanOptions.AlsoRead"/>.</summary>
    public IReadOnlyList<FoundDataPlaneAssignment> DataPlaneLeftovers => _contents.DataPlaneLeftovers;

    /// <summary>The same as <see cref="Orphans"/>, of what Cosmos DB and Redis keep; known with a directory only.</summary>
    public IReadOnlyList<FoundDataPlaneAssignment> DataPlaneOrphans => _contents.DataPlaneOrphans;

    /// <summary>
    /// The scopes at which assignments were read: subscriptions with all below them; management groups and the tenant alone,
    /// unless pruning looked below a management group because a role of the model is assignable there. What the model left
    /// elsewhere is not in the plan; see <see cref="AccessPlanOptions.AlsoRead"/>.
    /// </summary>
    public IReadOnlyList<Scope> ReadScopes => _contents.State.Read.Asked;

    /// <summary>Scopes at which the model's roles are assignable, and that pruning could not read. Roles that are assignable there are not deleted.</summary>
    public IReadOnlyList<Scope> UnreadScopes => _contents.State.Read.Unread;

    /// <summary>Whether applying the plan would write something.</summary>
    public bool HasChanges => Operations.Any(operation => operation.Writes);

    /// <summary>Whether Azure is as the model asks: nothing to write, and nothing in conflict.</summary>
    public bool IsEmpty => !HasChanges && Count(PlannedChange.Conflict) == 0;

    /// <summary>How many requests reading took.</summary>
    public int Requests { get; }

    /// <summary>
    /// A hash (SHA-256, in lower-case hexadecimal) over the model's name and all operations with what was found. Two plans of
    /// equal fingerprints do the same; a pipeline that plans in one job and applies in another compares them.
    /// </summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlanJson.Canonical(this))));

    /// <summary>The name of a role, as far as it was read or Azure brings it; else its GUID.</summary>
    internal string NameOf(Guid roleId) => _contents.State.NameOf(roleId);

    /// <summary>Whether all places were read where a role can be assigned.</summary>
    internal bool HasReadAllOf(RoleDefinition role) => _contents.State.Read.Cover(role);

    /// <summary>Tells how many operations there are of one kind.</summary>
    /// <param name="change">The kind.</param>
    /// <returns>The number.</returns>
    public int Count(PlannedChange change) => Operations.Count(operation => operation.Change == change);

    /// <summary>
    /// Carries the plan out: roles before assignments, removals of assignments before removals of roles and of roles' scopes,
    /// independent operations at the same time and within Azure's rates; a Cosmos DB account or a Redis cache takes one after the
    /// other. Reads Azure again first, and refuses when something has changed
    /// that the plan does not know; what has meanwhile become as the plan wants it is no such change, so that a plan which was
    /// cut short can be applied again. At the end Azure is read until the reads agree with what was written.
    /// </summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told of each operation as it ends; null for nobody. Reported in turn. What it throws ends the reports and nothing else; see <see cref="AccessApplyResult.ProgressFailure"/>.</param>
    /// <param name="cancellationToken">
    /// Starts no further operation. What was sent may have been done; the next plan sees it and continues from there.
    /// </param>
    /// <returns>The outcome of each operation. A refusal of Azure is an outcome, not an exception, once writing has begun.</returns>
    /// <exception cref="StalePlanException">Azure is not as it was when the plan was made; nothing was written.</exception>
    /// <exception cref="ApplyCanceledException">The call was cancelled after writing began; it holds the outcomes.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled before anything was written.</exception>
    /// <exception cref="Azure.RequestFailedException">Azure could not be read; nothing was written.</exception>
    public Task<AccessApplyResult> ApplyAsync(AccessApplyOptions? options = null, IProgress<AccessProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new PlanApplier(_sessions.Open(), this, options ?? new(), progress).RunAsync(cancellationToken);

    /// <summary>Writes the plan for people: what changes first, with the differences in words, then what is left alone, then a summary.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="colour">Whether to colour; by default where the terminal has it.</param>
    /// <param name="names">What principals and places are called; null for their GUIDs and paths.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteTo(TextWriter writer, PlanColour colour = PlanColour.Automatic, AccessNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new PlanText(this, writer, colour, names ?? AccessNames.None).Write();
    }

    /// <summary>The plan as JSON for pipelines, in version 1 of its format; docs/guides/plan-and-apply.md lists the members.</summary>
    /// <returns>Indented JSON, with a newline at its end.</returns>
    public string ToJson() => PlanJson.Write(this);

    /// <summary>The plan for people, without colour.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        WriteTo(writer, PlanColour.Never);
        return writer.ToString();
    }
}
