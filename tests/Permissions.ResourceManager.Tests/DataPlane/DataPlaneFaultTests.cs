using Azure;
using Permissions.Emulator;
using Permissions.ResourceManager.Tests.Plans;
using static Permissions.ResourceManager.Tests.DataPlane.DataPlaneWorld;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.DataPlane;

/// <summary>One failure of each kind at each request of a run that creates, updates, adopts and prunes what services keep, and role assignments beside it.</summary>
public class DataPlaneFaultTests
{
    private static readonly AccessPlanOptions Pruning = new() { Prune = true };

    private static readonly AccessModel Wanted = Model().Assign(Reader, App(0), Data).AssignDataPlane(
        [new(DataPlaneRole.RedisDataContributor, App(2), Cache), new(DataPlaneRole.CosmosDataReader, App(6), Shop)]);

    /// <summary>What an earlier version of the model left: a policy to change, and one of each to delete.</summary>
    private static readonly AccessModel Earlier = new AccessModel("shop").Assign(Reader, App(1), Data).AssignDataPlane(
        [new(DataPlaneRole.RedisDataReader, App(2), Cache), new(DataPlaneRole.RedisDataReader, App(3), Cache), new(DataPlaneRole.CosmosDataReader, App(3), Carts), new(DataPlaneRole.RedisDefault, App(3), Database)]);

    private static readonly (string Name, Action<PlanWorld, CancellationTokenSource> Strike)[] Failures =
    [
        ("429", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.TooManyRequests)),
        ("500", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.InternalServerError)),
        ("503", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.ServiceUnavailable)),
        ("connection lost before the server acted", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.ConnectionLost)),
        ("connection lost after the server acted", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.ConnectionLost.AfterActing())),
        ("a service that is slow from here on", (world, _) => world.Azure.LongRunning.Polls = 3),
        ("cancelled", (_, cancellation) => cancellation.Cancel()),
    ];

    private static async Task<PlanWorld> StartAsync()
    {
        var world = new PlanWorld();
        await world.ApplyAsync(Earlier);
        await world.ApplyAsync(new AccessModel("other").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App(5), Cache), new(DataPlaneRole.CosmosDataReader, App(5), Carts)]));
        await world.PutByHandAsync(Account, "ffffffff-0000-4000-8000-000000000001", App(6), "00000000-0000-0000-0000-000000000001", Shop.Path);
        await world.PutByHandAsync(Database, "byHand", App(7), "default");
        return world;
    }

    private static async Task RunAsync(PlanWorld world, CancellationToken cancellationToken = default)
    {
        var plan = await world.Client().PlanAsync(Wanted, Pruning, cancellationToken);
        await plan.ApplyAsync(new() { Parallelism = 1 }, null, cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> StateAsync(PlanWorld world) => [.. await world.ServicesAsync(), .. await world.SnapshotAsync()];

    [Test]
    public async Task After_any_failure_a_second_run_brings_the_services_to_the_model()
    {
        IReadOnlyList<string> expected;
        int requests;
        using (var world = await StartAsync())
        {
            world.Azure.ClearRequests();
            await RunAsync(world);
            requests = world.Azure.Requests.Count;
            expected = await StateAsync(world);
            Assert.That(expected, Has.Count.EqualTo(6 + 1 + 1 + 2 + 1 + 1));
            Assert.That((await world.Client().PlanAsync(Wanted, Pruning)).IsEmpty);
        }

        var cases = 0;
        foreach (var (name, strike) in Failures)
        {
            for (var index = 0; index < requests; index++, cases++)
            {
                using var world = await StartAsync();
                using var cancellation = new CancellationTokenSource();
                var count = 0;
                world.Azure.Intercept = _ =>
                {
                    if (count++ == index)
                        strike(world, cancellation);
                    return null;
                };
                var failure = await CatchAsync(() => RunAsync(world, cancellation.Token));
                Assert.That(failure, Is.Null.Or.InstanceOf<RequestFailedException>().Or.InstanceOf<OperationCanceledException>(), $"{name} at request {index}");
                world.Azure.Intercept = null;
                world.Azure.Faults.Clear();

                var result = await (await world.Client().PlanAsync(Wanted, Pruning)).ApplyAsync(new() { AgreeingReads = 0 });

                Assert.That(result.Succeeded, $"{name} at request {index}: {result}");
                world.Azure.Clock.Advance(TimeSpan.FromHours(1));
                Assert.That(await StateAsync(world), Is.EqualTo(expected), $"{name} at request {index}");
            }
        }

        TestContext.Out.WriteLine($"Fault matrix of services: {cases} cases, {Failures.Length} failures at each of {requests} requests.");
        Assert.That(cases, Is.GreaterThan(250));
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
