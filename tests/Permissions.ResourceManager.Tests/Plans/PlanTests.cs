using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PlanTests : IDisposable
{
    private const string Condition = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'logs'";
    private readonly PlanWorld _world = new();
    private readonly AccessModel _model = new AccessModel("team").Define(Role()).Assign(Role(), App(0), Data, "Reads the logs").Assign(Reader, App(1), First);

    public void Dispose() => _world.Dispose();

    private Task<AccessPlan> PlanAsync(AccessModel? model = null, AccessPlanOptions? options = null) => _world.Client().PlanAsync(model ?? _model, options);

    private async Task ApplyAsync(AccessModel model, AccessPlanOptions? options = null) => (await (await PlanAsync(model, options)).ApplyAsync()).EnsureSucceeded();

    private static IEnumerable<PlannedChange> Changes(AccessPlan plan) => plan.Operations.Select(operation => operation.Change);

    [Test]
    public async Task What_is_not_there_is_created_and_then_there_is_nothing_to_do()
    {
        var plan = await PlanAsync();

        Assert.That(Changes(plan), Is.All.EqualTo(PlannedChange.Create));
        Assert.That(plan.Operations, Has.Count.EqualTo(3));
        Assert.That(_world.Writes, Is.Empty);

        var result = await plan.ApplyAsync();

        Assert.That(result.Succeeded, result.ToString());
        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.All.EqualTo(OperationStatus.Done));
        Assert.That(_world.Writes.Count(), Is.EqualTo(3));
        var again = await PlanAsync();
        Assert.That(again.IsEmpty);
        Assert.That(Changes(again), Is.All.EqualTo(PlannedChange.Nothing));
    }

    [Test]
    public void A_model_that_contradicts_itself_is_refused_before_any_request_with_all_findings()
    {
        var model = _model.Assign(Reader, App(1), First, null, Condition).RequireReasons();

        var refusal = Assert.ThrowsAsync<InvalidAccessRequestException>(() => PlanAsync(model));

        Assert.That(refusal.Findings, Has.Count.EqualTo(2));
        Assert.That(refusal.Message, Does.Contain("'team'").And.Contain("no reason").And.Contain("with the condition"));
        Assert.That(_world.Azure.Requests, Is.Empty);
    }

    [Test]
    public void A_name_of_a_built_in_role_and_a_principal_of_two_kinds_are_refused_before_any_request()
    {
        var model = new AccessModel("team").Define(Role("contributor")).Assign(Reader, Principal.User(App(1).ObjectId), First).Assign(Reader, Principal.Group(App(1).ObjectId), Second);

        var refusal = Assert.ThrowsAsync<InvalidAccessRequestException>(() => PlanAsync(model));

        Assert.That(refusal.Findings, Has.Count.EqualTo(2));
        Assert.That(refusal.Message, Does.Contain("'Contributor' (b24988ac-6180-42a0-ab88-20f7382dd24c)").And.Contain("as User and as Group"));
        Assert.That(_world.Azure.Requests, Is.Empty);
    }

    [Test]
    public void A_custom_role_that_is_nowhere_is_refused_with_the_way_out()
    {
        var refusal = Assert.ThrowsAsync<InvalidAccessRequestException>(() => PlanAsync(new AccessModel("team").Assign(Role("Ghost"), App(0), First)));

        Assert.That(refusal.Message, Does.Contain("'Ghost'").And.Contain("define it in the model"));
    }

    [Test]
    public async Task A_custom_role_of_Azure_is_assigned_without_being_defined()
    {
        var role = (await _world.Client().CreateOrUpdateRoleDefinitionAsync(Role())).Role;

        var plan = await PlanAsync(new AccessModel("team").Assign(Role(), App(0), First));

        Assert.That(plan.Operations.Single().RoleDefinitionId, Is.EqualTo(role.Id));
    }

    [Test]
    public async Task A_role_that_means_the_same_is_not_written()
    {
        await ApplyAsync(_model);
        var same = new AccessModel("team").Define(Role(action: "MICROSOFT.INSIGHTS/logs/READ")).Assign(Role(), App(0), Data, "Reads the logs").Assign(Reader, App(1), First);

        Assert.That((await PlanAsync(same)).IsEmpty);
    }

    [Test]
    public async Task A_changed_role_is_updated_and_the_difference_is_said()
    {
        await ApplyAsync(_model);
        var changed = new AccessModel("team").Define(Role(action: "Microsoft.Insights/alertRules/write", description: "Writes logs.")).Assign(Role(), App(0), Data, "Reads the logs").Assign(Reader, App(1), First);

        var plan = await PlanAsync(changed);

        Assert.That(Changes(plan), Is.EqualTo(new[] { PlannedChange.Update, PlannedChange.Nothing, PlannedChange.Nothing }));
        Assert.That(string.Join('\n', plan.Operations[0].Details), Does.Contain("+ Microsoft.Insights/AlertRules: Write").And.Contain("'Writes logs.'"));
        await plan.ApplyAsync();
        Assert.That((await PlanAsync(changed)).IsEmpty);
    }

    [Test]
    public async Task A_changed_condition_and_reason_are_updated_under_the_same_name()
    {
        await ApplyAsync(_model);
        var changed = new AccessModel("team").Define(Role()).Assign(Role(), App(0), Data, "Reads logs at night", Condition).Assign(Reader, App(1), First);

        var plan = await PlanAsync(changed);

        Assert.That(Changes(plan), Is.EqualTo(new[] { PlannedChange.Nothing, PlannedChange.Update, PlannedChange.Nothing }));
        Assert.That(string.Join('\n', plan.Operations[1].Details), Does.Contain("none becomes").And.Contain("'Reads the logs' becomes 'Reads logs at night'"));
        var result = await plan.ApplyAsync();
        Assert.That(result.Outcomes[1].Name, Is.EqualTo(plan.Operations[1].FormerAssignment!.Name));
        Assert.That((await PlanAsync(changed)).IsEmpty);
        Assert.That((await PlanAsync(new AccessModel("team").Define(Role()).Assign(Role(), App(0), Data, condition: Condition.Replace(" StringEquals ", "\n  StringEquals ", StringComparison.Ordinal)).Assign(Reader, App(1), First))).IsEmpty);
    }

    [Test]
    public async Task An_equal_assignment_made_elsewhere_is_adopted_and_never_deleted()
    {
        var name = await _world.AssignByHandAsync(First, App(1), Reader.Id!.Value, "by hand");
        var plan = await PlanAsync();

        var adopted = plan.Operations.Single(operation => operation.Change == PlannedChange.Adopt);
        Assert.That(adopted.Name, Is.EqualTo(name));
        (await plan.ApplyAsync()).EnsureSucceeded();
        Assert.That(_world.Writes.Count(), Is.EqualTo(3));

        await ApplyAsync(new AccessModel("team").Define(Role()), new() { Prune = true, AlsoRead = [First] });
        Assert.That(await _world.Client().GetRoleAssignmentAsync(name, First), Is.Not.Null);
        Assert.That(await _world.Client().ListRoleAssignmentsAsync(First).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task One_made_elsewhere_with_another_condition_is_a_conflict_until_it_may_be_taken_over()
    {
        var name = await _world.AssignByHandAsync(First, App(1), Reader.Id!.Value);
        var model = new AccessModel("team").Assign(Reader, App(1), First, "why", Condition);

        var plan = await PlanAsync(model);
        var result = await plan.ApplyAsync();

        Assert.That(Changes(plan), Is.EqualTo(new[] { PlannedChange.Conflict }));
        Assert.That(plan.IsEmpty, Is.False);
        Assert.That(plan.HasChanges, Is.False);
        Assert.That(result.Outcomes.Single().Status, Is.EqualTo(OperationStatus.Blocked));
        Assert.That(result.Succeeded, Is.False);
        Assert.That((await _world.Client().GetRoleAssignmentAsync(name, First))!.Condition, Is.Null);

        await ApplyAsync(model, new() { TakeOver = true });
        Assert.That((await _world.Client().GetRoleAssignmentAsync(name, First))!.Condition, Is.EqualTo(Condition));
        Assert.That(Changes(await PlanAsync(model)), Is.EqualTo(new[] { PlannedChange.Adopt }));
    }

    [Test]
    public async Task One_made_elsewhere_with_another_description_is_adopted_and_keeps_it()
    {
        await _world.AssignByHandAsync(First, App(1), Reader.Id!.Value, "by hand");
        var model = new AccessModel("team").Assign(Reader, App(1), First, "by the model");

        var plan = await PlanAsync(model);

        Assert.That(Changes(plan), Is.EqualTo(new[] { PlannedChange.Adopt }));
        Assert.That(plan.Operations[0].Details.Single(), Does.Contain("stays 'by hand'"));
        Assert.That(Changes(await PlanAsync(model, new() { TakeOver = true })), Is.EqualTo(new[] { PlannedChange.Update }));
    }

    [Test]
    public async Task A_role_of_the_name_made_elsewhere_is_a_conflict_if_it_differs_and_nobody_gets_it()
    {
        var theirs = (await _world.Client().CreateOrUpdateRoleDefinitionAsync(Role(action: "Microsoft.Insights/alertRules/delete"))).Role;

        var plan = await PlanAsync();

        Assert.That(Changes(plan), Is.EqualTo(new[] { PlannedChange.Conflict, PlannedChange.Conflict, PlannedChange.Create }));
        await plan.ApplyAsync();
        Assert.That((await _world.Client().GetRoleDefinitionAsync(theirs.Id!.Value, First))!.PermissionBlocks.Single().Actions.Single().Value, Is.EqualTo("Microsoft.Insights/alertRules/delete"));
        await ApplyAsync(_model, new() { TakeOver = true });
        Assert.That((await PlanAsync()).IsEmpty);
        Assert.That((await PlanAsync()).Operations[0].Change, Is.EqualTo(PlannedChange.Adopt));
    }

    [Test]
    public async Task What_left_the_model_stays_until_pruning_is_asked_for_and_then_goes_assignments_first()
    {
        await ApplyAsync(_model);
        var foreign = await _world.AssignByHandAsync(Data, App(5), Reader.Id!.Value);
        var smaller = new AccessModel("team").Assign(Reader, App(1), First);

        var kept = await PlanAsync(smaller);
        Assert.That(kept.IsEmpty);
        Assert.That(kept.Leftovers.Single().Principal, Is.EqualTo(App(0)));

        var pruning = await PlanAsync(smaller, new() { Prune = true });
        Assert.That(Changes(pruning), Is.EqualTo(new[] { PlannedChange.Nothing, PlannedChange.Delete, PlannedChange.Delete }));
        Assert.That(pruning.Operations[1].ToString(), Is.EqualTo($"delete 'Log reader' for {App(0)} at {Data}"));
        _world.Azure.ClearRequests();
        (await pruning.ApplyAsync()).EnsureSucceeded();

        Assert.That(_world.Writes.Select(request => request.Path.Split('/')[^2]), Is.EqualTo(new[] { "roleAssignments", "roleDefinitions" }));
        Assert.That(await _world.Client().GetRoleAssignmentAsync(foreign, Data), Is.Not.Null);
        Assert.That((await PlanAsync(smaller, new() { Prune = true })).IsEmpty);
    }

    [Test]
    public async Task A_role_with_a_guid_of_its_own_is_never_deleted()
    {
        var model = new AccessModel("team").Define(Role(id: Guid.NewGuid()));
        await ApplyAsync(model);

        Assert.That((await PlanAsync(new AccessModel("team"), new() { Prune = true })).Operations, Is.Empty);
    }

    [Test]
    public async Task Two_models_on_one_scope_leave_each_other_alone()
    {
        var other = new AccessModel("other").Assign(Reader, App(2), Data).Assign(Reader, App(1), First);
        await ApplyAsync(_model);
        await ApplyAsync(other);

        await ApplyAsync(new AccessModel("other"), new() { Prune = true, AlsoRead = [First] });

        Assert.That((await PlanAsync(_model)).IsEmpty);
        Assert.That(await _world.Client().ListRoleAssignmentsAsync(First).CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task An_assignment_whose_principal_is_gone_is_shown_apart()
    {
        await ApplyAsync(_model);
        var foreign = await _world.AssignByHandAsync(Web, App(3), Reader.Id!.Value);
        await _world.AssignByHandAsync(Data, App(4), Reader.Id!.Value);
        var directory = new StubDirectory { Missing = { App(0).ObjectId, App(4).ObjectId } };

        var plan = await PlanAsync(new AccessModel("team").Assign(Reader, App(1), First), new() { Prune = true, Directory = directory });

        Assert.That(plan.Orphans.Select(orphan => orphan.Principal), Is.EquivalentTo(new[] { App(0), App(4) }));
        Assert.That(plan.Operations.Where(operation => operation.Change == PlannedChange.Delete && operation.Target == PlannedTarget.RoleAssignment).Select(operation => operation.IsPrincipalMissing), Is.EqualTo(new[] { true }));
        Assert.That(plan.ToString(), Does.Contain("no longer exists"));
        (await plan.ApplyAsync()).EnsureSucceeded();
        Assert.That(await _world.Client().ListRoleAssignmentsAsync(Data, RoleAssignmentReach.At).CountAsync(), Is.EqualTo(1));
        Assert.That(await _world.Client().GetRoleAssignmentAsync(foreign, Web), Is.Not.Null);
    }
}
