using Azure;
using Permissions.Emulator;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>
/// One failure of each kind at each request of a run that creates, updates, adopts and prunes: whatever it left, a second run
/// brings Azure to the model, duplicates nothing and touches nothing that others made.
/// </summary>
public class FaultMatrixTests
{
    private static readonly string[] Actions = ["read", "write", "delete", "listKeys/action", "regeneratekey/action", "blobServices/read"];
    private static readonly AccessPlanOptions Pruning = new() { Prune = true };

    private static readonly RoleDefinition[] Roles = [.. Actions.Select((action, n) => Role($"Role {n}", $"Microsoft.Storage/storageAccounts/{action}", scopes: [Platform]))];
    private static readonly RoleDefinition OlderRole = Role("Role 0", "Microsoft.Storage/storageAccounts/*", scopes: [Platform]);
    private static readonly RoleDefinition FormerRole = Role("Role former", scopes: [Platform]);
    private static readonly Scope[] Scopes = [Platform, First, Second, Data, Web];

    /// <summary>6 roles and 60 assignments over a management group, two subscriptions and two resource groups.</summary>
    private static readonly AccessModel Model = new AccessModel("matrix").Define(Roles)
        .Assign(Enumerable.Range(0, 60).Select(n => new AccessAssignment(Roles[n % 6], App(n / 6), Scopes[n % 5], $"For {n}", n % 7 == 0 ? "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'c'" : null)));

    /// <summary>What an earlier version of the model left: a role to update, one to delete, assignments to update and to delete.</summary>
    private static readonly AccessModel Earlier = new AccessModel("matrix")
        .Define(OlderRole, FormerRole)
        .Assign(OlderRole, App(0), Platform, "Older")
        .Assign(FormerRole, App(0), Data)
        .Assign(Reader, App(0), Web);

    private static readonly AccessModel Other = new AccessModel("other").Assign(Reader, App(1), Data).Assign(Reader, App(2), First);

    private static readonly (string Name, Action<PlanWorld, CancellationTokenSource> Strike)[] Failures =
    [
        ("429", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.TooManyRequests)),
        ("500", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.InternalServerError)),
        ("503", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.ServiceUnavailable)),
        ("connection lost before the server acted", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.ConnectionLost)),
        ("connection lost after the server acted", (world, _) => world.Azure.Faults.AtRequest(1, EmulatorFault.ConnectionLost.AfterActing())),
        ("replication lag from here on", (world, _) => (world.Azure.Replication.RoleDefinitions, world.Azure.Replication.RoleAssignments) = (Lags, Lags)),
        ("cancelled", (_, cancellation) => cancellation.Cancel()),
    ];

    /// <summary>One region at once, one after 20 seconds.</summary>
    private static TimeSpan[] Lags => [TimeSpan.Zero, TimeSpan.FromSeconds(20)];

    private static async Task<PlanWorld> StartAsync()
    {
        var world = new PlanWorld();
        foreach (var model in new[] { Earlier, Other })
            (await (await world.Client().PlanAsync(model)).ApplyAsync(new() { AgreeingReads = 0 })).EnsureSucceeded();
        await world.AssignByHandAsync(First, App(3), Reader.Id!.Value, "by hand", name: new Guid("ffffffff-0000-4000-8000-000000000001"));
        world.Azure.Clock.Advance(TimeSpan.FromHours(1));
        return world;
    }

    private static async Task RunAsync(PlanWorld world, CancellationToken cancellationToken = default)
    {
        var plan = await world.Client().PlanAsync(Model, Pruning, cancellationToken);
        await plan.ApplyAsync(new() { Parallelism = 1 }, null, cancellationToken);
    }

    [Test]
    public async Task After_any_failure_a_second_run_brings_Azure_to_the_model()
    {
        var (expected, requests) = await CleanRunAsync();
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

                var plan = await world.Client().PlanAsync(Model, Pruning);
                var result = await plan.ApplyAsync(new() { AgreeingReads = 0 });

                Assert.That(result.Succeeded, $"{name} at request {index}: {result}");
                world.Azure.Clock.Advance(TimeSpan.FromHours(1));
                Assert.That(await world.SnapshotAsync(), Is.EqualTo(expected), $"{name} at request {index}");
            }
        }

        TestContext.Out.WriteLine($"Fault matrix: {cases} cases, {Failures.Length} failures at each of {requests} requests.");
        Assert.That(cases, Is.GreaterThan(400));
    }

    private static async Task<(IReadOnlyList<string> Expected, int Requests)> CleanRunAsync()
    {
        using var world = await StartAsync();
        var foreign = (await world.SnapshotAsync()).Where(line => line.Contains("by hand", StringComparison.Ordinal) || line.Contains($"{App(1)} {Reader.Id}", StringComparison.Ordinal) || line.Contains($"{App(2)} {Reader.Id}", StringComparison.Ordinal)).ToArray();
        Assert.That(foreign, Has.Length.EqualTo(3));
        world.Azure.ClearRequests();
        await RunAsync(world);
        var requests = world.Azure.Requests.Count;
        var state = await world.SnapshotAsync();
        Assert.That(state, Has.Count.EqualTo(6 + 60 + 3));
        Assert.That(foreign, Is.SubsetOf(state));
        Assert.That((await world.Client().PlanAsync(Model, Pruning)).IsEmpty);
        return (state, requests);
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
