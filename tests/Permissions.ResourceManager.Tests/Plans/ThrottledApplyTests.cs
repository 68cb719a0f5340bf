using System.Net;
using Permissions.Emulator;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>Applying while Azure takes less than it promises, on a clock that nobody moves for the others.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ThrottledApplyTests : IDisposable
{
    private readonly PlanWorld _world = new();

    public void Dispose() => _world.Dispose();

    private static AccessModel Model(string name, int assignments, int first = 0) => new AccessModel(name)
        .Assign(Enumerable.Range(first, assignments).Select(n => new AccessAssignment(Reader.Id!.Value, Principal.User(new Guid(n + 1, 0, 0, new byte[8])), First)));

    private async Task<AccessApplyResult> ApplyAsync(AccessModel model) =>
        await (await SteppedTime.Client(_world.Azure).PlanAsync(model)).ApplyAsync(new() { AgreeingReads = 0 });

    [TestCase(5, 2)]
    [TestCase(10, 1)]
    public async Task More_operations_than_the_bucket_takes_all_succeed(int size, double perSecond)
    {
        _world.Azure.Throttling.IsOn = true;
        _world.Azure.Throttling.Writes = new RequestBucket(size, perSecond);

        var result = await SteppedTime.RunAsync(_world.Azure, () => ApplyAsync(Model("team", 60)));

        Assert.That(result.Succeeded, result.ToString());
        Assert.That(result.Count(OperationStatus.Done), Is.EqualTo(60));
        TestContext.Out.WriteLine($"Bucket of {size} at {perSecond} a second: {result.Retries} retries of {result.Requests} requests.");
    }

    [Test]
    public async Task Two_clients_of_one_identity_both_succeed()
    {
        _world.Azure.Throttling.IsOn = true;
        _world.Azure.Throttling.Writes = new RequestBucket(20, 5);

        var results = await SteppedTime.RunAsync(_world.Azure, () => Task.WhenAll(ApplyAsync(Model("one", 60)), ApplyAsync(Model("other", 60, first: 100))));

        Assert.That(results.Select(result => result.Succeeded), Is.All.True, string.Join('\n', results.AsEnumerable()));
        Assert.That(await _world.Client().ListRoleAssignmentsAsync(First).CountAsync(), Is.EqualTo(120));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task Nobody_sends_before_the_time_that_Azure_named(int status)
    {
        var plan = await SteppedTime.RunAsync(_world.Azure, () => SteppedTime.Client(_world.Azure).PlanAsync(Model("team", 30)));
        var gate = new Lock();
        var early = 0;
        DateTimeOffset? refusedAt = null;
        _world.Azure.Intercept = request =>
        {
            if (request.Method != HttpMethod.Put)
                return null;
            lock (gate)
            {
                var now = _world.Azure.Clock.GetUtcNow();
                early += now - refusedAt < TimeSpan.FromSeconds(17) ? 1 : 0;
                if (refusedAt is not null)
                    return null;
                refusedAt = now;
                return new((HttpStatusCode)status) { Headers = { { "Retry-After", "17" } }, Content = new StringContent("") };
            }
        };

        var result = await SteppedTime.RunAsync(_world.Azure, () => plan.ApplyAsync(new() { AgreeingReads = 0, Parallelism = 8 }));

        Assert.That(result.Succeeded, result.ToString());
        Assert.That(early, Is.LessThanOrEqualTo(7), "those that were under way at the refusal");
    }

    [Test]
    public async Task A_pipeline_without_retries_stays_without()
    {
        var plan = await SteppedTime.Client(_world.Azure, maxRetries: 0).PlanAsync(Model("team", 1));
        _world.Azure.Faults.When(request => request.Method == HttpMethod.Put, EmulatorFault.TooManyRequests.WithRetryAfter(TimeSpan.FromSeconds(1)));

        var result = await SteppedTime.RunAsync(_world.Azure, () => plan.ApplyAsync(new() { AgreeingReads = 0 }));

        Assert.That(result.Outcomes.Single().Error, Is.InstanceOf<Azure.RequestFailedException>().With.Property("Status").EqualTo(429));
        Assert.That(result.Retries, Is.Zero);
    }

    [Test]
    public async Task Cancelling_ends_the_wait_at_once()
    {
        var plan = await SteppedTime.Client(_world.Azure).PlanAsync(Model("team", 20));
        _world.Azure.Faults.When(request => request.Method == HttpMethod.Put, EmulatorFault.TooManyRequests.WithRetryAfter(TimeSpan.FromHours(1)), int.MaxValue);
        using var cancellation = new CancellationTokenSource();

        // The clock stands still, so that nothing but the cancellation ends the waits.
        var applying = Task.Run(() => plan.ApplyAsync(cancellationToken: cancellation.Token));
        while (_world.Azure.Requests.All(request => request.Status != 429))
            await Task.Delay(1);
        await cancellation.CancelAsync();

        Assert.That(async () => await applying, Throws.InstanceOf<ApplyCanceledException>());
    }
}
