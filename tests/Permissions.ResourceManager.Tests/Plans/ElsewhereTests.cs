using System.Net;
using System.Text.Json.Nodes;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>What a model left where it no longer looks.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ElsewhereTests : IDisposable
{
    private static readonly AccessPlanOptions Pruning = new() { Prune = true };
    private static readonly AccessModel Smaller = new AccessModel("team").Assign(Reader, App(2), Second);
    private readonly PlanWorld _world = new();

    public void Dispose() => _world.Dispose();

    private Task<AccessPlan> PlanAsync(AccessModel model, AccessPlanOptions? options = null) => _world.Client().PlanAsync(model, options ?? Pruning);

    private async Task LeaveAsync(Scope assignableAt, params Scope[] assignedAt)
    {
        var role = Role(scopes: [assignableAt]);
        var model = assignedAt.Aggregate(new AccessModel("team").Define(role), (model, scope) => model.Assign(role, App(0), scope)).Assign(Reader, App(1), First);
        (await (await PlanAsync(model)).ApplyAsync()).EnsureSucceeded();
    }

    private void Forbid(Func<string, bool> path) => _world.Azure.Intercept = request => path(request.RequestUri!.AbsolutePath)
        ? new(HttpStatusCode.Forbidden) { Content = new StringContent("""{ "error": { "code": "AuthorizationFailed", "message": "No." } }""") }
        : null;

    [Test]
    public async Task The_scopes_of_its_own_roles_tell_where_it_left_assignments()
    {
        await LeaveAsync(First, First, Data);

        var plan = await PlanAsync(Smaller);
        var result = await plan.ApplyAsync();

        // Of the built-in role too, as the subscription is read as a whole.
        Assert.That(plan.Operations.Where(operation => operation.Change == PlannedChange.Delete).Select(operation => operation.Target), Is.EqualTo(new[]
        {
            PlannedTarget.RoleAssignment, PlannedTarget.RoleAssignment, PlannedTarget.RoleAssignment, PlannedTarget.RoleDefinition,
        }));
        Assert.That(plan.ReadScopes, Is.EqualTo(new[] { First, Second }));
        Assert.That(result.Succeeded, result.ToString());
        Assert.That(await _world.Client().ListRoleAssignmentsAsync(First, RoleAssignmentReach.AtAndBelow).CountAsync(), Is.Zero);
        Assert.That((await PlanAsync(Smaller)).IsEmpty);
    }

    [Test]
    public async Task What_it_left_below_a_management_group_is_found()
    {
        await LeaveAsync(Platform, Platform, Data);

        var plan = await PlanAsync(Smaller);

        Assert.That(plan.Operations.Where(operation => operation.Change == PlannedChange.Delete).Select(operation => operation.Scope), Is.EquivalentTo(new[] { Platform, Data, First, null }));
        (await plan.ApplyAsync()).EnsureSucceeded();
        Assert.That((await PlanAsync(Smaller)).IsEmpty);
        Assert.That(await _world.Client().ListRoleAssignmentsAsync(First).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_role_of_which_not_all_could_be_read_is_not_deleted_and_the_plan_says_so()
    {
        await LeaveAsync(First, Data);
        Forbid(path => path.StartsWith($"{First.Path}/providers/", StringComparison.Ordinal));

        var plan = await PlanAsync(Smaller);

        Assert.That(plan.Count(PlannedChange.Delete), Is.Zero);
        Assert.That(plan.LeftoverRoles.Single().Name, Is.EqualTo("Log reader"));
        Assert.That(plan.UnreadScopes, Is.EqualTo(new[] { First }));
        Assert.That(plan.ToString(), Does.Contain("it is not known whether assignments use it").And.Contain($"Could not be read").And.Contain($"  ? {First}"));
        Assert.That(JsonNode.Parse(plan.ToJson())!["unreadScopes"]![0]!.GetValue<string>(), Is.EqualTo(First.Path));
    }

    [Test]
    public async Task Nor_one_below_whose_management_group_nobody_may_look()
    {
        await LeaveAsync(Platform, Data);
        Forbid(path => path.Contains("Microsoft.ResourceGraph", StringComparison.Ordinal));

        var plan = await PlanAsync(Smaller);

        Assert.That(plan.Count(PlannedChange.Delete), Is.Zero);
        Assert.That(plan.LeftoverRoles, Has.Count.EqualTo(1));
        Assert.That(plan.UnreadScopes, Is.EqualTo(new[] { Platform }));
    }

    [Test]
    public async Task A_role_that_others_use_stays_and_the_plan_says_why()
    {
        await LeaveAsync(First);
        await _world.AssignByHandAsync(Data, App(5), new AccessModel("team").RoleIdOf(Role()));

        var plan = await PlanAsync(Smaller);

        Assert.That(plan.LeftoverRoles, Has.Count.EqualTo(1));
        Assert.That(plan.ToString(), Does.Contain(": assignments use it"));
    }

    [Test]
    public async Task Verifying_finds_it_too()
    {
        await LeaveAsync(First, Data);
        (await (await PlanAsync(Smaller, new())).ApplyAsync()).EnsureSucceeded();

        var verification = await _world.Client().VerifyAsync(Smaller);

        Assert.That(verification.IsInSync, Is.False);
        Assert.That(verification.Drift.Select(operation => operation.Change), Is.All.EqualTo(PlannedChange.Delete));
        Assert.That(verification.Drift, Has.Count.EqualTo(3));
        Assert.That(verification.ReadScopes, Is.EqualTo(new[] { First, Second }));
    }

    [Test]
    public async Task Without_pruning_nothing_more_is_read()
    {
        await LeaveAsync(First, Data);

        var plan = await PlanAsync(Smaller, new());

        Assert.That(plan.ReadScopes, Is.EqualTo(new[] { Second }));
        Assert.That(plan.Requests, Is.EqualTo(1));
        Assert.That(plan.ToString(), Does.Contain($"Assignments were read at {Second}."));
    }

    [Test]
    public async Task Many_scopes_are_read_in_one_query()
    {
        await LeaveAsync(First, Data);
        _world.Azure.ClearRequests();

        var plan = await PlanAsync(Smaller, Pruning with { Source = AssignmentSource.ResourceGraph });

        Assert.That(plan.Count(PlannedChange.Delete), Is.EqualTo(3));
        Assert.That(_world.Azure.Requests.Select(request => request.Path.Split('/')[^1]), Is.EqualTo(new[] { "roleDefinitions", "resources", "resources" }));
    }
}
