using System.Net;
using Azure;
using Permissions.ResourceManager.Tests.Plans;
using static Permissions.ResourceManager.Tests.DataPlane.DataPlaneWorld;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.DataPlane;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DataPlaneApplyTests : IDisposable
{
    private readonly PlanWorld _world = new();
    private readonly AccessModel _reader = new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App(0), Cache)]);

    public void Dispose() => _world.Dispose();

    private Task<AccessPlan> PlanAsync(AccessModel? model = null) => _world.Client().PlanAsync(model ?? Model());

    private static HttpResponseMessage Refusal(int status, string code) =>
        new((HttpStatusCode)status) { Content = new StringContent($$"""{ "error": { "code": "{{code}}", "message": "Azure's own words." } }""") };

    [Test]
    public async Task One_account_or_cache_takes_one_write_at_a_time_and_all_of_them_at_once()
    {
        var model = new AccessModel("shop").AssignDataPlane(Enumerable.Range(0, 10).SelectMany(n => new DataPlaneAssignment[]
        {
            new(DataPlaneRole.CosmosDataReader, App(n), Account), new(DataPlaneRole.RedisDataReader, App(n), Cache), new(DataPlaneRole.RedisDefault, App(n), Database),
        }));

        await _world.ApplyAsync(model);

        Assert.That(_world.Writes.Select(write => write.Status), Has.None.EqualTo(409).And.None.EqualTo(412));
        Assert.That(_world.Writes.Count(), Is.EqualTo(30));
        Assert.That(_world.Time.Waited, Is.EqualTo(TimeSpan.FromSeconds(10)), "only Managed Redis, whose result is read without an address to ask, is asked again after a second");
    }

    [TestCase(0, "00000000-0000-0000-0000-000000000001", "PreconditionFailed")]
    [TestCase(1, "Data Reader", "Conflict")]
    [TestCase(2, "default", "Conflict")]
    public async Task A_resource_that_is_busy_with_another_write_is_waited_for(int holder, string role, string code)
    {
        _world.Azure.LongRunning.Polls = 1000;
        var resource = Holders[holder].Resource;
        var model = new AccessModel("shop").AssignDataPlane(Model().DataPlaneAssignments.Where(assignment => assignment.Resource == resource));
        var plan = await PlanAsync(model);
        await _world.BeginByHandAsync(resource, holder == 0 ? "00000000-1111-4000-8000-000000000001" : "byHand", App(5), role);

        var result = await plan.ApplyAsync();

        Assert.That(result.Succeeded, result.ToString());
        Assert.That(_world.Writes.Select(request => request.ErrorCode), Has.Some.EqualTo(code));
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(model.DataPlaneAssignments.Count + 1));
    }

    [Test]
    public async Task What_a_service_does_not_end_in_time_fails_and_is_there_for_the_next_run()
    {
        (_world.Azure.LongRunning.Polls, _world.Azure.LongRunning.Duration) = (int.MaxValue, TimeSpan.FromHours(1));
        var model = new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(0), Account)]);

        var result = await (await PlanAsync(model)).ApplyAsync();

        var outcome = result.Outcomes.Single();
        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.Failed));
        Assert.That(outcome.Error!.Message, Does.Contain("accepted the attempt to assign SQL role 'Cosmos DB Built-in Data Reader'").And.Contain("in 900 seconds").And.Contain("OperationTimeout"));
        Assert.That(outcome.NextStep, Does.Contain("it may have been done all the same"));
        Assert.That(_world.Time.Waited, Is.EqualTo(TimeSpan.FromMinutes(15)));
        _world.Azure.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await PlanAsync(model)).IsEmpty);
    }

    [Test]
    public async Task A_principal_that_Cosmos_DB_does_not_see_yet_is_waited_for()
    {
        _world.Azure.Replication.Principals = [TimeSpan.FromSeconds(20)];

        var result = await (await PlanAsync(new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(0), Account)]))).ApplyAsync();

        Assert.That(result.Succeeded, result.ToString());
        Assert.That(_world.Writes.Count(), Is.GreaterThan(1));
    }

    [Test]
    public async Task A_principal_that_is_not_there_fails_with_the_services_words()
    {
        var nobody = Principal.ServicePrincipal(new("deadbeef-0000-4000-8000-000000000000"));

        var result = await (await PlanAsync(new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, nobody, Account)]))).ApplyAsync();

        var error = (RequestFailedException)result.Outcomes.Single().Error!;
        Assert.That(error.ErrorCode, Is.EqualTo("BadRequest"));
        Assert.That(error.Message, Does.Contain("was not found in the AAD tenant(s)").And.Contain("ended as Failed"));
        Assert.That(_world.Time.Waited, Is.EqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public async Task What_another_made_at_the_same_moment_is_taken_if_it_is_the_same()
    {
        var plan = await PlanAsync(_reader);
        var made = false;
        _world.Azure.Intercept = request =>
        {
            if (request.Method == HttpMethod.Put && !made)
            {
                made = true;
                _world.PutByHandAsync(Cache, "by-hand", App(0), "Data Reader").GetAwaiter().GetResult();
            }

            return null;
        };

        var result = await plan.ApplyAsync();

        Assert.That(result.Outcomes.Single().Status, Is.EqualTo(OperationStatus.DoneBefore), result.ToString());
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(1).And.Some.Contain("by-hand"));
    }

    [Test]
    public async Task What_another_made_at_the_same_moment_is_left_alone_if_it_differs()
    {
        var plan = await PlanAsync(_reader);
        var made = false;
        _world.Azure.Intercept = request =>
        {
            if (request.Method == HttpMethod.Put && !made)
            {
                made = true;
                _world.PutByHandAsync(Cache, "by-hand", App(0), "Data Owner").GetAwaiter().GetResult();
            }

            return null;
        };

        var result = await plan.ApplyAsync();

        Assert.That(((RequestFailedException)result.Outcomes.Single().Error!).ErrorCode, Is.EqualTo("InvalidAccessPolicyAssignment"));
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(1).And.Some.Contain("Data Owner"));
    }

    [Test]
    public async Task A_cache_that_does_not_change_a_policy_in_place_gets_it_anew()
    {
        await _world.ApplyAsync(_reader);
        var plan = await PlanAsync(new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.RedisDataOwner, App(0), Cache)]));
        var refused = false;
        _world.Azure.Intercept = request => request.Method == HttpMethod.Put && !refused && (refused = true) ? Refusal(400, "InvalidAccessPolicyAssignment") : null;
        _world.Azure.ClearRequests();

        (await plan.ApplyAsync()).EnsureSucceeded();

        Assert.That(_world.Writes.Select(write => $"{write.Method} {write.Status}"), Is.EqualTo(new[] { "PUT 400", "DELETE 202", "PUT 201" }));
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(1).And.Some.Contain("Data Owner"));
    }

    [Test]
    public async Task A_plan_is_refused_when_a_service_has_something_else_now()
    {
        var plan = await PlanAsync(_reader);
        await _world.PutByHandAsync(Cache, "by-hand", App(0), "Data Owner");
        _world.Azure.ClearRequests();

        var stale = Assert.ThrowsAsync<StalePlanException>(() => plan.ApplyAsync());

        Assert.That(stale.Changes.Single(), Is.EqualTo($"access policy 'Data Reader' for {App(0)} at {Cache}: it was not there when the plan was made; now it is there as 'by-hand', with 'Data Owner'."));
        Assert.That(_world.Writes, Is.Empty);
    }

    [Test]
    public async Task A_plan_that_somebody_else_carried_out_is_done_before()
    {
        var plan = await PlanAsync();
        await _world.ApplyAsync(Model());

        var result = await plan.ApplyAsync();

        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.All.EqualTo(OperationStatus.DoneBefore));
    }

    [Test]
    public async Task Appliers_of_one_model_at_the_same_time_converge()
    {
        var plans = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PlanAsync())));

        var results = await Task.WhenAll(plans.Select(plan => Task.Run(() => plan.ApplyAsync())));

        Assert.That(results.Select(result => result.Succeeded), Is.All.True, string.Join('\n', results.AsEnumerable()));
        Assert.That((await PlanAsync()).IsEmpty);
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_refusal_names_the_operation_that_is_missing()
    {
        _world.Azure.Intercept = request => request.Method == HttpMethod.Put ? Refusal(403, "AuthorizationFailed") : null;

        var result = await (await PlanAsync()).ApplyAsync();

        var messages = result.Outcomes.Select(outcome => outcome.Error!.Message).ToArray();
        Assert.That(messages[0], Does.Contain("It takes Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write.").And.Not.Contain("roleDefinitions"));
        Assert.That(messages[3], Does.Contain("It takes Microsoft.Cache/redis/accessPolicyAssignments/write."));
        Assert.That(messages[5], Does.Contain("It takes Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments/write."));
    }

    [Test]
    public void An_account_of_the_model_that_is_not_there_refuses_the_plan()
    {
        var model = new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App(0), Scope.ResourceGroup(FirstId, "unknown").Resource("Microsoft.Cache", "redis", "c"))]);

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => PlanAsync(model));

        Assert.That(failure.Message, Does.StartWith("Azure refused to list access policy assignments of /subscriptions/").And.Contain("could not be found"));
    }

    [Test]
    public async Task Progress_is_told_of_each_and_cancelling_keeps_what_was_done()
    {
        using var cancellation = new CancellationTokenSource();
        var plan = await PlanAsync();
        var seen = new List<AccessProgress>();

        var cancelled = Assert.ThrowsAsync<ApplyCanceledException>(() => plan.ApplyAsync(new() { Parallelism = 1 }, new Reporter(progress =>
        {
            seen.Add(progress);
            if (seen.Count == 2)
                cancellation.Cancel();
        }), cancellation.Token));

        Assert.That(cancelled.Result.Count(OperationStatus.Done), Is.EqualTo(2));
        Assert.That(cancelled.Result.Count(OperationStatus.Cancelled), Is.EqualTo(4));
        Assert.That(seen[1].Total, Is.EqualTo(6));
        Assert.That((await plan.ApplyAsync()).Count(OperationStatus.DoneBefore), Is.EqualTo(2));
        Assert.That((await PlanAsync()).IsEmpty);
    }

    private sealed class Reporter(Action<AccessProgress> report) : IProgress<AccessProgress>
    {
        public void Report(AccessProgress value) => report(value);
    }
}
