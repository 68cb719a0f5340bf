using Azure;
using Azure.Core.Pipeline;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>
/// One failure of each kind at each request of a run that creates, updates, adopts and prunes: whatever it left, a second run
/// brings Azure to the model, duplicates nothing and touches nothing that others made.
/// </summary>
public class FaultMatrixTests
{
    private static readonly string[] Actions = ["read", "write", "delete", "start/action", "stop/action", "tag/action"];
    private static readonly AccessPlanOptions Pruning = new() { Prune = true };

    private static readonly RoleDefinition[] Roles = [.. Actions.Select((action, n) => Role($"Role {n}", $"Microsoft.Insights/logs/{action}", scopes: [Platform]))];
    private static readonly Scope[] Scopes = [Platform, First, Second, Data, Web];

    /// <summary>6 roles and 60 assignments over a management group, two subscriptions and two resource groups.</summary>
    private static readonly AccessModel Model = new AccessModel("matrix").Define(Roles)
        .Assign(Enumerable.Range(0, 60).Select(n => new AccessAssignment(Roles[n % 6], App(n / 6), Scopes[n % 5], $"For {n}", n % 7 == 0 ? "@Resource[a:b] StringEquals 'c'" : null)));

    /// <summary>What an earlier version of the model left: a role to update, one to delete, assignments to update and to delete.</summary>
    private static readonly AccessModel Earlier = new AccessModel("matrix")
        .Define(Role("Role 0", "Microsoft.Insights/logs/old/read", scopes: [Platform]), Role("Role old", scopes: [Platform]))
        .Assign(Role("Role 0", "Microsoft.Insights/logs/old/read", scopes: [Platform]), App(0), Platform, "Older")
        .Assign(Role("Role old", scopes: [Platform]), App(0), Data)
        .Assign(Reader, App(0), Web);

    private static readonly AccessModel Other = new AccessModel("other").Assign(Reader, App(1), Data).Assign(Reader, App(2), First);

    private static async Task<PlanWorld> StartAsync()
    {
        var world = new PlanWorld();
        foreach (var model in new[] { Earlier, Other })
            (await (await world.Client().PlanAsync(model)).ApplyAsync(new() { AgreeingReads = 0 })).EnsureSucceeded();
        await world.AssignByHandAsync(First, App(3), Reader.Id!.Value, "by hand", name: new Guid("ffffffff-0000-4000-8000-000000000001"));
        return world;
    }

    private static async Task RunAsync(RbacClient client, CancellationToken cancellationToken = default)
    {
        var plan = await client.PlanAsync(Model, Pruning, cancellationToken);
        await plan.ApplyAsync(new() { Parallelism = 1 }, null, cancellationToken);
    }

    private static RbacClient FaultyClient(PlanWorld world, FaultyTransport transport)
    {
        var options = world.Azure.ClientOptions;
        options.Transport = new HttpClientTransport(transport);
        options.Retry.MaxRetries = 0;
        return new(world.Azure.Credential, options, new RbacClientOptions { TimeProvider = world.Time });
    }

    [Test]
    public async Task After_any_failure_a_second_run_brings_Azure_to_the_model()
    {
        var (expected, requests) = await CleanRunAsync();
        var cases = 0;
        foreach (var fault in Enum.GetValues<Fault>())
        {
            for (var index = 0; index < requests; index++, cases++)
            {
                using var world = await StartAsync();
                using var cancellation = new CancellationTokenSource();
                using var transport = new FaultyTransport(world.Azure, fault, index, cancellation);
                var failure = await CatchAsync(() => RunAsync(FaultyClient(world, transport), cancellation.Token));
                Assert.That(failure, Is.Null.Or.InstanceOf<RequestFailedException>().Or.InstanceOf<OperationCanceledException>());
                Assert.That(transport.HasFailed);

                var plan = await world.Client().PlanAsync(Model, Pruning);
                var result = await plan.ApplyAsync(new() { AgreeingReads = 0 });

                Assert.That(result.Succeeded, $"{fault} at request {index}: {result}");
                Assert.That(await world.SnapshotAsync(), Is.EqualTo(expected), $"{fault} at request {index}");
            }
        }

        TestContext.Out.WriteLine($"Fault matrix: {cases} cases, {Enum.GetValues<Fault>().Length} failures at each of {requests} requests.");
        Assert.That(cases, Is.GreaterThan(400));
    }

    private static async Task<(IReadOnlyList<string> Expected, int Requests)> CleanRunAsync()
    {
        using var world = await StartAsync();
        using var cancellation = new CancellationTokenSource();
        using var transport = new FaultyTransport(world.Azure, default, int.MaxValue, cancellation);
        var foreign = (await world.SnapshotAsync()).Where(line => line.Contains("by hand", StringComparison.Ordinal) || line.Contains($"{App(1)} {Reader.Id}", StringComparison.Ordinal) || line.Contains($"{App(2)} {Reader.Id}", StringComparison.Ordinal)).ToArray();
        Assert.That(foreign, Has.Length.EqualTo(3));
        await RunAsync(FaultyClient(world, transport));
        var state = await world.SnapshotAsync();
        Assert.That(state, Has.Count.EqualTo(6 + 60 + 3));
        Assert.That(foreign, Is.SubsetOf(state));
        Assert.That((await world.Client().PlanAsync(Model, Pruning)).IsEmpty);
        return (state, transport.Count);
    }

    private static async Task<Exception?> CatchAsync(Func<Task> run)
    {
        try
        {
            await run();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
