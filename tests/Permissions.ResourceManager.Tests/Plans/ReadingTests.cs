using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>How many requests a plan takes, and what they ask.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadingTests : IDisposable
{
    private readonly PlanWorld _world = new();

    public void Dispose() => _world.Dispose();

    /// <summary>Assignments over 20 scopes: the management group, both subscriptions and seventeen resource groups.</summary>
    private AccessModel Large(int assignments = 200)
    {
        var groups = Enumerable.Range(0, 17).Select(n => _world.Azure.DefaultTenant.AddResourceGroup(n % 2 == 0 ? FirstId : SecondId, $"group-{n}"));
        Scope[] scopes = [Platform, First, Second, .. groups];
        return new AccessModel("large").Define(Role(scopes: Platform))
            .Assign(Enumerable.Range(0, assignments).Select(n => new AccessAssignment(Role(scopes: Platform), Principal.User(new Guid(n + 1, 0, 0, new byte[8])), scopes[n % 20])));
    }

    [Test]
    public async Task A_plan_of_1000_assignments_over_20_scopes_takes_no_more_than_the_least_number_of_lists()
    {
        var model = Large(1000);
        // One list of roles, one of each subscription, and, while nothing stands at the management group, one of that.
        var first = await _world.Client().PlanAsync(model);
        Assert.That(first.Requests, Is.EqualTo(4));
        (await first.ApplyAsync()).EnsureSucceeded();

        _world.Azure.ClearRequests();
        var second = await _world.Client().PlanAsync(model);

        // Roles and both subscriptions cannot be answered with fewer lists than three.
        Assert.That(second.IsEmpty);
        Assert.That(second.Requests, Is.LessThanOrEqualTo(1.2 * 3));
        Assert.That(_world.Azure.Requests.Select(request => request.Path), Is.EquivalentTo(new[]
        {
            "/providers/Microsoft.Authorization/roleDefinitions",
            $"{First.Path}/providers/Microsoft.Authorization/roleAssignments",
            $"{Second.Path}/providers/Microsoft.Authorization/roleAssignments",
        }));
        TestContext.Out.WriteLine($"1,000 assignments over 20 scopes: {second.Requests} requests, the least is 3.");
    }

    [Test]
    public async Task Every_page_is_read()
    {
        _world.Azure.Limits.PageSize = 20;
        var model = Large();
        (await (await _world.Client().PlanAsync(model)).ApplyAsync()).EnsureSucceeded();

        var plan = await _world.Client().PlanAsync(model);

        Assert.That(plan.IsEmpty);
        // 10 at the management group, and 100 and 90 in the subscriptions below it.
        Assert.That(plan.Requests, Is.EqualTo(1 + 6 + 5));
    }

    [Test]
    public async Task Many_subscriptions_are_read_in_one_paged_query()
    {
        _world.Azure.Limits.PageSize = 60;
        var model = Large();
        (await (await _world.Client().PlanAsync(model)).ApplyAsync()).EnsureSucceeded();
        _world.Azure.ClearRequests();

        var plan = await _world.Client().PlanAsync(model, new() { ResourceGraphThreshold = 2 });

        Assert.That(plan.IsEmpty);
        Assert.That(plan.Requests, Is.EqualTo(1 + 4));
        Assert.That(_world.Azure.Requests.Count(request => request is { Method: "POST", Path: "/providers/Microsoft.ResourceGraph/resources" }), Is.EqualTo(4));
    }

    [Test]
    public async Task Both_sources_give_the_same_plan()
    {
        var model = Large();
        (await (await _world.Client().PlanAsync(model)).ApplyAsync()).EnsureSucceeded();
        await _world.AssignByHandAsync(Platform, App(0), Reader.Id!.Value);
        var changed = new AccessModel("large").Define(model.Roles[0]).Assign(model.Assignments.Skip(10)).Assign(Reader, App(0), Platform).Assign(Reader, App(1), Web);

        var one = await _world.Client().PlanAsync(changed, new() { Prune = true, Source = AssignmentSource.ResourceManager });
        var other = await _world.Client().PlanAsync(changed, new() { Prune = true, Source = AssignmentSource.ResourceGraph });

        Assert.That(one.Count(PlannedChange.Delete), Is.EqualTo(10));
        Assert.That(one.Count(PlannedChange.Adopt), Is.EqualTo(1));
        Assert.That(other.Fingerprint, Is.EqualTo(one.Fingerprint));
        (await other.ApplyAsync()).EnsureSucceeded();
        Assert.That((await _world.Client().PlanAsync(changed)).IsEmpty);
    }

    [Test]
    public async Task A_model_of_built_in_roles_needs_no_list_of_roles()
    {
        var plan = await _world.Client().PlanAsync(new AccessModel("team").Assign(Reader, App(0), Data).Assign(Reader, App(0), First));

        Assert.That(plan.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_may_not_read_the_subscription_reads_its_resource_groups()
    {
        var model = new AccessModel("team").Define(Role(scopes: Data)).Assign(Role(scopes: Data), App(0), Data).Assign(Reader, App(1), Data.Resource("Microsoft.Storage", "storageAccounts", "logs"));
        _world.Azure.Intercept = request => request.RequestUri!.AbsolutePath.StartsWith("/providers/", StringComparison.Ordinal) || request.RequestUri.AbsolutePath.StartsWith($"{First.Path}/providers/", StringComparison.Ordinal)
            ? new(System.Net.HttpStatusCode.Forbidden) { Content = new StringContent("""{ "error": { "code": "AuthorizationFailed", "message": "No." } }""") }
            : null;

        var plan = await _world.Client().PlanAsync(model);
        (await plan.ApplyAsync()).EnsureSucceeded();

        Assert.That((await _world.Client().PlanAsync(model)).IsEmpty);
        Assert.That(_world.Azure.Requests.Where(request => request.Status == 200 && request.Path.EndsWith("roleAssignments", StringComparison.Ordinal)).Select(request => request.Path).Distinct(),
            Is.EqualTo(new[] { $"{Data.Path}/providers/Microsoft.Authorization/roleAssignments" }));
    }
}
