using Azure;
using LandingZone.BuiltIn;
using LandingZone.Model;
using Permissions;
using Permissions.ResourceManager;

namespace LandingZone;

/// <summary>The life of a model: planned, applied, verified, changed by hand and in code, planned again, pruned.</summary>
public sealed class Walkthrough(TextWriter output)
{
    private static readonly AccessPlanOptions Pruning = new() { Prune = true };

    private readonly Report _report = new(output, LandingZoneModel.Names);

    /// <summary>Walks in an Azure in memory.</summary>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>Whether everything was as it should be.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var world = new World();
        var byHand = new ByHand(world.Client);
        try
        {
            ShowModel();
            CompareVersions();
            await RefuseContradictionsAsync(world, cancellationToken);
            await BuildAsync(world, cancellationToken);
            await VerifyAsync(world, cancellationToken);
            await FindWhatWasDoneByHandAsync(world, byHand, cancellationToken);
            await ChangeAsync(world, byHand, cancellationToken);
            await ProveAsync(world, byHand, cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or InvalidAccessRequestException or StalePlanException or AccessApplyException or OperationCanceledException)
        {
            _report.Failure(exception);
        }

        _report.Finish();
        return _report.IsAsItShouldBe;
    }

    private void ShowModel()
    {
        var model = LandingZoneModel.Today;
        _report.Heading("The model", "Roles, levels and identities of definitions/pagopa, which became types while this compiled.");
        _report.Line($"{model.Roles.Count} roles and {model.Assignments.Count} assignments for {model.Assignments.Select(a => a.Principal).Distinct().Count()} principals at {model.Assignments.Select(a => a.Scope).Distinct().Count()} scopes.");
        _report.Check(model.Check().Count == 0, "It does not contradict itself, and every assignment has a reason.");
    }

    private void CompareVersions()
    {
        var (three, five) = (DxIdentities.AsInVersion3(), DxIdentities.AsInVersion5(RoleCondition.DelegateAllExceptPrivilegedRoles, People.Externals));
        _report.Heading("DX's identities, documented and current", "The documentation gives single roles; the current module merges them. Is it the same access?");
        _report.Line($"{three.Assignments.Count} assignments as documented, {five.Assignments.Count} as in the current module, where Infra CD is two identities.");
        var same = Granted(three, People.AppCd, Places.App).IsEquivalentTo(Granted(five, People.AppCd, Places.App));
        _report.Check(same.Holds, $"{People.AppCd} in {Places.App}: {same}");
        var gained = Granted(five, People.InfraCd, Places.Production).IsSubsetOf(Granted(three, People.InfraCd, Places.Production));
        _report.Check(!gained.Holds, $"{People.InfraCd} at {Places.Production} has more than was documented.");
        _report.Line($"Within what was documented? {gained}", "grey");
    }

    private async Task RefuseContradictionsAsync(World world, CancellationToken cancellationToken)
    {
        _report.Heading("A model that contradicts itself", "It is refused before any request, with everything that is wrong.");
        try
        {
            await world.Client.PlanAsync(Contradictions.Model, cancellationToken: cancellationToken);
            _report.Check(false, "It was planned.");
        }
        catch (InvalidAccessRequestException refusal)
        {
            _report.Line(refusal.Message);
            _report.Check(refusal.Findings.Count == Contradictions.Model.Check().Count, $"{refusal.Findings.Count} findings at once.");
        }

        _report.Check(world.Azure.Requests.Count == 0, "No request was sent.");
    }

    private async Task BuildAsync(World world, CancellationToken cancellationToken)
    {
        var model = LandingZoneModel.Today;
        _report.Heading("The first plan", "Nothing is there yet.");
        var plan = await world.Client.PlanAsync(model, cancellationToken: cancellationToken);
        _report.Plan(plan);
        _report.Check(plan.Count(PlannedChange.Create) == model.Roles.Count + model.Assignments.Count, "Everything is to be created.");

        _report.Heading("The same plan for pipelines", "The beginning of its JSON. The fingerprint is the same wherever the same is planned.");
        _report.Lines(plan.ToJson().Split('\n').TakeWhile(line => !line.Contains("\"operations\"", StringComparison.Ordinal)), "grey");

        _report.Heading("Applied", "Roles first, then assignments, several at a time and within Azure's rates.");
        await ApplyAsync(plan, cancellationToken);
        _report.Check((await world.Client.PlanAsync(model, Pruning, cancellationToken)).IsEmpty, "Planned again: nothing is to be done.");
    }

    private async Task VerifyAsync(World world, CancellationToken cancellationToken)
    {
        _report.Heading("Verified", "What each principal can do, by all roles that it has, whoever gave them.");
        var verification = await world.Client.VerifyAsync(LandingZoneModel.Today, cancellationToken: cancellationToken);
        _report.Check(verification.IsInSync, "Azure is as the model asks.");
        Ask(verification);
        CheckAssigning(world, KeyVaultSecretsUser.Instance, isAllowed: true);
        CheckAssigning(world, Owner.Instance, isAllowed: false);
        CheckAssigning(world, MergedRoles.InfraCdResourceGroups, isAllowed: true);
        _report.Line("The last one is a hole: who has that role assigns roles, and the portal's condition knows only Azure's own. The next model closes it.", "yellow");
        var restart = ControlAction.Parse("Microsoft.Web/sites/restart/action");
        var decision = world.Tenant.Authorize(People.Marta.ObjectId, restart, Places.App);
        _report.Check(decision.IsAllowed && decision.DecidedBy!.PrincipalId == People.Developers.ObjectId, decision.ToString());
    }

    private async Task FindWhatWasDoneByHandAsync(World world, ByHand byHand, CancellationToken cancellationToken)
    {
        _report.Heading("A night in the portal", "Somebody, by hand,");
        await byHand.WorkOneNightAsync(cancellationToken);
        _report.Lines(ByHand.OneNight.Select(deed => $"- {deed}"));
        var verification = await world.Client.VerifyAsync(LandingZoneModel.Today, cancellationToken: cancellationToken);
        _report.Heading("What a verification finds of it", "Three differences from the model; the fourth deed is no part of it, and shows in what App CD can do.");
        _report.Lines(verification.ToString().Split('\n').Take(1).Concat(verification.Drift.SelectMany(operation => operation.Details.SelectMany(detail => detail.Split('\n')).Select(detail => $"  {detail}").Prepend(operation.ToString()))));
        _report.Check(verification.Drift.Count == 3, "Three differences.");
        var answer = Question.NoRolesFromAppCd.In(verification);
        _report.Check(answer == GrantKind.Granted, Question.NoRolesFromAppCd.Answered(answer));
    }

    private async Task ChangeAsync(World world, ByHand byHand, CancellationToken cancellationToken)
    {
        _report.Heading("The model changes", "A role grants more, two identities leave, a level is raised, a condition is tightened; and the night is undone.");
        var stale = await world.Client.PlanAsync(LandingZoneModel.Next, Pruning, cancellationToken);
        _report.Plan(stale);
        _report.Check(stale.Count(PlannedChange.Conflict) == 0 && stale.Leftovers.Count == 0, "Nothing is in conflict, and nothing is left over.");

        _report.Heading("A plan that is out of date", "While it waits to be approved, somebody changes something again.");
        await byHand.ChangeSomethingAsync(cancellationToken);
        var writes = world.Azure.Requests.Count(request => request.IsWrite);
        try
        {
            await stale.ApplyAsync(cancellationToken: cancellationToken);
            _report.Check(false, "It was applied.");
        }
        catch (StalePlanException refusal)
        {
            _report.Line(refusal.Message);
            _report.Check(world.Azure.Requests.Count(request => request.IsWrite) == writes, "Nothing was written.");
        }

        _report.Heading("Planned anew and applied, with pruning", "What the model made and no longer holds goes, and nothing else.");
        await ApplyAsync(await world.Client.PlanAsync(LandingZoneModel.Next, Pruning, cancellationToken), cancellationToken);
        _report.Check((await world.Client.PlanAsync(LandingZoneModel.Next, Pruning, cancellationToken)).IsEmpty, "Planned again: nothing is to be done.");
    }

    private async Task ProveAsync(World world, ByHand byHand, CancellationToken cancellationToken)
    {
        _report.Heading("Verified at the end", "What no model made, no model removes: whoever made App CD an administrator takes that back.");
        _report.Check(await byHand.UndoTheRestAsync(cancellationToken), "It is taken back.");
        var verification = await world.Client.VerifyAsync(LandingZoneModel.Next, cancellationToken: cancellationToken);
        _report.Check(verification.IsInSync, "Azure is as the next model asks.");
        Ask(verification);
        CheckAssigning(world, KeyVaultSecretsUser.Instance, isAllowed: true);
        CheckAssigning(world, Owner.Instance, isAllowed: false);
        CheckAssigning(world, MergedRoles.InfraCdResourceGroups, isAllowed: false);
    }

    private async Task ApplyAsync(AccessPlan plan, CancellationToken cancellationToken)
    {
        var result = await plan.ApplyAsync(progress: _report.Progress(), cancellationToken: cancellationToken);
        _report.Check(result.Succeeded && result.Unseen.Count == 0, result.ToString());
    }

    private void Ask(AccessVerification verification)
    {
        foreach (var question in Question.All)
        {
            var answer = question.In(verification);
            _report.Check(answer == question.Expected, question.Answered(answer));
        }
    }

    private void CheckAssigning(World world, RoleDefinition role, bool isAllowed)
    {
        var decision = Question.MayAssign(world.Tenant, People.InfraCd, role, Places.App);
        _report.Check(decision.IsAllowed == isAllowed, $"{People.InfraCd} {(decision.IsAllowed ? "may" : "may not")} assign '{role.Name}' at {Places.App}");
    }

    /// <summary>What a principal has at a scope itself, without regard to conditions.</summary>
    private static PermissionSet Granted(AccessModel model, Principal principal, Scope scope) => model.Assignments
        .Where(assignment => assignment.Principal == principal && assignment.Scope == scope)
        .Aggregate(PermissionSet.Empty, (all, assignment) => all.Union(assignment.Role!.Permissions));
}
