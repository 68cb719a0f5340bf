using Permissions.Emulator;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>Roles whose scopes and names can only change in an order.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoleOrderTests : IDisposable
{
    private static readonly AccessPlanOptions Pruning = new() { Prune = true };
    private static readonly Guid One = new("aaaaaaaa-0000-4000-8000-000000000001");
    private static readonly Guid Two = new("aaaaaaaa-0000-4000-8000-000000000002");
    private static readonly Guid Three = new("aaaaaaaa-0000-4000-8000-000000000003");
    private readonly PlanWorld _world = new();

    public void Dispose() => _world.Dispose();

    private Task<AccessPlan> PlanAsync(AccessModel model, AccessPlanOptions? options = null) => _world.Client().PlanAsync(model, options ?? Pruning);

    private async Task<AccessApplyResult> ApplyAsync(AccessModel model, AccessPlanOptions? options = null) => await (await PlanAsync(model, options)).ApplyAsync(new() { AgreeingReads = 0 });

    private static RoleDefinition Named(string name, Guid id) => Role(name, id: id);

    private static AccessModel Names(params (string Name, Guid Id)[] roles) => new AccessModel("names").Define([.. roles.Select(role => Named(role.Name, role.Id))]);

    private IEnumerable<string> WritesAsText() => _world.Writes.Select(request => $"{request.Method} {request.Path.Split('/')[^2]}");

    [Test]
    public async Task A_scope_is_taken_from_a_role_after_the_assignments_there_are_gone()
    {
        var wide = Role(scopes: [First, Second]);
        (await ApplyAsync(new AccessModel("team").Define(wide).Assign(wide, App(0), First).Assign(wide, App(0), Web))).EnsureSucceeded();
        var narrow = Role(scopes: [First]);
        var model = new AccessModel("team").Define(narrow).Assign(narrow, App(0), First);

        // Nothing says where else to look: the role's own scopes do.
        var plan = await PlanAsync(model);
        _world.Azure.ClearRequests();
        var result = await plan.ApplyAsync();

        Assert.That(plan.Operations.Select(operation => operation.Change), Is.EqualTo(new[] { PlannedChange.Update, PlannedChange.Nothing, PlannedChange.Delete }));
        Assert.That(result.Succeeded, result.ToString());
        Assert.That(WritesAsText(), Is.EqualTo(new[] { "DELETE roleAssignments", "PUT roleDefinitions" }));
        Assert.That((await PlanAsync(model)).IsEmpty);
    }

    [Test]
    public async Task A_role_that_moves_has_its_old_and_new_scopes_until_what_it_grants_is_in_place()
    {
        var before = Role(scopes: [First]);
        (await ApplyAsync(new AccessModel("team").Define(before).Assign(before, App(0), First))).EnsureSucceeded();
        var after = Role(action: "Microsoft.Insights/logs/*", scopes: [Second]);
        var model = new AccessModel("team").Define(after).Assign(after, App(0), Second);
        _world.Azure.ClearRequests();

        (await ApplyAsync(model)).EnsureSucceeded();

        Assert.That(WritesAsText(), Is.EqualTo(new[] { "PUT roleDefinitions", "PUT roleAssignments", "DELETE roleAssignments", "PUT roleDefinitions" }));
        Assert.That((await PlanAsync(model)).IsEmpty);
    }

    [Test]
    public async Task A_role_that_cannot_have_both_scopes_gives_up_the_old_one_first()
    {
        // A role takes one management group.
        _world.Azure.DefaultTenant.AddManagementGroup("other");
        var other = Scope.ManagementGroup("other");
        var before = Role(scopes: [Platform]);
        (await ApplyAsync(new AccessModel("team").Define(before).Assign(before, App(0), Platform))).EnsureSucceeded();
        var after = Role(scopes: [other]);
        var model = new AccessModel("team").Define(after).Assign(after, App(0), other);
        _world.Azure.ClearRequests();

        (await ApplyAsync(model, Pruning with { AlsoRead = [Platform] })).EnsureSucceeded();

        Assert.That(WritesAsText(), Is.EqualTo(new[] { "DELETE roleAssignments", "PUT roleDefinitions", "PUT roleAssignments" }));
        Assert.That((await PlanAsync(model)).IsEmpty);
    }

    [Test]
    public async Task An_assignment_of_others_that_keeps_a_scope_is_told_with_the_way_out()
    {
        (await ApplyAsync(new AccessModel("team").Define(Role(scopes: [First, Second])))).EnsureSucceeded();
        await _world.AssignByHandAsync(Second, App(0), new AccessModel("team").RoleIdOf(Role()));

        var result = await ApplyAsync(new AccessModel("team").Define(Role(scopes: [First])));

        Assert.That(result.Outcomes.Single().Status, Is.EqualTo(OperationStatus.Failed));
        Assert.That(result.ToString(), Does.Contain("remove them first").And.Contain("perhaps others'"));
    }

    [Test]
    public async Task Roles_exchange_names()
    {
        (await ApplyAsync(Names(("A", One), ("B", Two), ("C", Three)))).EnsureSucceeded();
        var model = Names(("B", One), ("C", Two), ("A", Three));

        var plan = await PlanAsync(model);
        var result = await plan.ApplyAsync();

        Assert.That(plan.Count(PlannedChange.Update), Is.EqualTo(3));
        Assert.That(result.Succeeded, result.ToString());
        Assert.That((await PlanAsync(model)).IsEmpty);
    }

    [Test]
    public async Task A_name_goes_from_one_role_to_the_next_and_to_a_new_one()
    {
        (await ApplyAsync(Names(("A", One), ("B", Two)))).EnsureSucceeded();
        var model = Names(("C", One), ("A", Two), ("B", Three));

        var plan = await PlanAsync(model);

        Assert.That(plan.Operations.Select(operation => operation.Change), Is.EqualTo(new[] { PlannedChange.Update, PlannedChange.Update, PlannedChange.Create }));
        (await plan.ApplyAsync(new() { Parallelism = 8 })).EnsureSucceeded();
        Assert.That((await PlanAsync(model)).IsEmpty);
    }

    [Test]
    public async Task A_name_that_a_role_outside_the_model_has_is_a_conflict_whose_way_out_helps()
    {
        (await ApplyAsync(Names(("A", One), ("B", Two)))).EnsureSucceeded();
        var model = Names(("B", One), ("C", Three));

        foreach (var takeOver in new[] { false, true })
        {
            var result = await ApplyAsync(model, new() { TakeOver = takeOver });

            Assert.That(result.Outcomes[0].Status, Is.EqualTo(OperationStatus.Blocked));
            Assert.That(result.Outcomes[0].NextStep, Does.Contain($"Rename or delete the role {Two}").And.Not.Contain("TakeOver"));
        }
    }

    [Test]
    public async Task A_chain_whose_end_is_taken_is_a_conflict_from_end_to_end()
    {
        (await ApplyAsync(Names(("A", One), ("B", Two), ("C", Three)))).EnsureSucceeded();

        var plan = await PlanAsync(Names(("B", One), ("C", Two)));

        Assert.That(plan.Count(PlannedChange.Conflict), Is.EqualTo(2));
        Assert.That((await plan.ApplyAsync()).Count(OperationStatus.Blocked), Is.EqualTo(2));
    }

    /// <summary>Moving scopes, exchanged names, an assignment that leaves and one that comes: cut short at each request by each failure, the next run ends it.</summary>
    [Test]
    public async Task After_a_failure_at_any_request_a_second_run_ends_it()
    {
        static AccessModel ModelOf(bool later)
        {
            var moved = Role("Moved", id: Three, scopes: later ? [Second] : [First]);
            return Names(later ? [("B", One), ("A", Two)] : [("A", One), ("B", Two)])
                .Define(moved).Assign(moved, App(0), later ? Second : First).Assign(moved, App(1), later ? Web : Data);
        }

        EmulatorFault[] faults = [EmulatorFault.ServiceUnavailable, EmulatorFault.ConnectionLost.AfterActing()];
        var cases = 0;
        foreach (var fault in faults)
        {
            for (var number = 1; ; number++, cases++)
            {
                using var world = new PlanWorld();
                (await (await world.Client().PlanAsync(ModelOf(false))).ApplyAsync(new() { AgreeingReads = 0 })).EnsureSucceeded();
                var plan = await world.Client().PlanAsync(ModelOf(true), Pruning);
                world.Azure.Faults.AtRequest(number, fault);
                try
                {
                    _ = await plan.ApplyAsync(new() { AgreeingReads = 0, Parallelism = 1 });
                }
                catch (Exception failure) when (failure is Azure.RequestFailedException or AggregateException)
                {
                }

                if (world.Azure.Faults.Pending > 0)
                    break;
                // The plan that was cut short can be applied again.
                var second = await plan.ApplyAsync(new() { AgreeingReads = 0 });
                Assert.That(second.Succeeded, $"{fault} at request {number}: {second}");
                Assert.That((await world.Client().PlanAsync(ModelOf(true), Pruning)).IsEmpty, $"{fault} at request {number}");
                Assert.That(await world.Client().ListRoleAssignmentsAsync(First, RoleAssignmentReach.AtAndBelow).CountAsync(), Is.Zero);
            }
        }

        TestContext.Out.WriteLine($"{cases} cases.");
        Assert.That(cases, Is.GreaterThan(20));
    }
}
