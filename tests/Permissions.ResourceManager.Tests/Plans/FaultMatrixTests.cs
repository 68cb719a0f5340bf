using Azure;
using LandingZone;
using LandingZone.BuiltIn;
using LandingZone.Model;
using Permissions.Emulator;

namespace Permissions.ResourceManager.Tests.Plans;

/// <summary>
/// One failure of each kind at each request of a run of the landing zone's model: whatever it left, a second run brings Azure
/// to the model, duplicates nothing and touches nothing that others made.
/// </summary>
public class FaultMatrixTests
{
    private const string ByHand = "belongs to no model";

    private static readonly AccessPlanOptions Pruning = new() { Prune = true };
    private static readonly AccessModel Today = LandingZoneModel.Today;

    /// <summary>What an earlier version of the model left: roles to update and to delete, assignments to update and to delete.</summary>
    private static readonly AccessModel Earlier = new AccessModel(LandingZoneModel.Name)
        .Define(Governance.DashboardsWithAlerts, FormerRole)
        .Assign(Governance.DashboardsWithAlerts, People.OpexCd, Places.Dashboards, "Older")
        .Assign(FormerRole, People.OpexCd, Places.Dashboards)
        .Assign(Reader.Instance, People.OpexCi, Places.Dashboards)
        .Assign(MergedRoles.InfraCdResourceGroups, People.InfraCd, Places.App)
        .Define(MergedRoles.InfraCdResourceGroups);

    private static readonly AccessModel Other = new AccessModel("other")
        .Assign(Reader.Instance, People.Marta, Places.App)
        .Assign(CostManagementReader.Instance, People.Developers, Places.Production);

    /// <summary>Azure's own roles that the models give.</summary>
    private static readonly RoleDefinition[] BuiltIn = [.. new[] { Today, LandingZoneModel.Next, Earlier, Other }
        .SelectMany(model => model.Assignments).Select(assignment => assignment.Role!).Where(role => role.Type == RoleType.BuiltIn).DistinctBy(role => role.Id)];

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

    private static RoleDefinition FormerRole => PlanWorld.Role("Role former", scopes: [Places.ManagementGroup]);

    /// <summary>One region at once, one after 20 seconds.</summary>
    private static TimeSpan[] Lags => [TimeSpan.Zero, TimeSpan.FromSeconds(20)];

    /// <summary>From an earlier model of little to the whole one, which mostly creates; and from the whole one to the next, which updates and removes.</summary>
    private static IEnumerable<TestCaseData> Ways =>
    [
        new TestCaseData(Earlier, Today).SetArgDisplayNames("today's model"),
        new TestCaseData(Today, LandingZoneModel.Next).SetArgDisplayNames("the next model"),
    ];

    private static async Task<PlanWorld> StartAsync(AccessModel before)
    {
        var azure = new AzureRbacEmulator(BuiltIn);
        World.Populate(azure.DefaultTenant);
        var world = new PlanWorld(azure, Places.Production, Places.Platform);
        foreach (var model in new[] { before, Other })
            (await (await world.Client().PlanAsync(model)).ApplyAsync(new() { AgreeingReads = 0 })).EnsureSucceeded();
        await world.AssignByHandAsync(Places.Production, People.Marta, Reader.Instance.Id!.Value, ByHand, name: new Guid("ffffffff-0000-4000-8000-000000000001"));
        world.Azure.Clock.Advance(TimeSpan.FromHours(1));
        return world;
    }

    private static async Task RunAsync(PlanWorld world, AccessModel model, CancellationToken cancellationToken = default)
    {
        var plan = await world.Client().PlanAsync(model, Pruning, cancellationToken);
        await plan.ApplyAsync(new() { Parallelism = 1 }, null, cancellationToken);
    }

    [Test]
    public void The_model_is_no_toy()
    {
        Assert.That(Today.Roles, Has.Count.AtLeast(6));
        Assert.That(Today.Assignments, Has.Count.AtLeast(60));
        Assert.That(LandingZoneModel.Next.Check(), Is.Empty);
    }

    [TestCaseSource(nameof(Ways))]
    public async Task After_any_failure_a_second_run_brings_Azure_to_the_model(AccessModel before, AccessModel model)
    {
        var (expected, requests) = await CleanRunAsync(before, model);
        var cases = Failures.SelectMany(failure => Enumerable.Range(0, requests).Select(index => (failure, index))).ToArray();

        await Parallel.ForEachAsync(cases, async (failing, _) =>
            await TryAsync(before, model, expected, failing.failure.Strike, failing.index, $"{failing.failure.Name} at request {failing.index}"));

        TestContext.Out.WriteLine($"Fault matrix: {cases.Length} cases, {Failures.Length} failures at each of {requests} requests.");
        Assert.That(cases, Has.Length.AtLeast(150));
    }

    private static async Task TryAsync(AccessModel before, AccessModel model, IReadOnlyList<string> expected, Action<PlanWorld, CancellationTokenSource> strike, int index, string what)
    {
        using var world = await StartAsync(before);
        using var cancellation = new CancellationTokenSource();
        var count = 0;
        world.Azure.Intercept = _ =>
        {
            if (count++ == index)
                strike(world, cancellation);
            return null;
        };
        var failure = await CatchAsync(() => RunAsync(world, model, cancellation.Token));
        Assert.That(failure, Is.Null.Or.InstanceOf<RequestFailedException>().Or.InstanceOf<OperationCanceledException>(), what);
        Assert.That(count, Is.GreaterThan(index), what);
        world.Azure.Intercept = null;
        world.Azure.Faults.Clear();

        var plan = await world.Client().PlanAsync(model, Pruning);
        var result = await plan.ApplyAsync(new() { AgreeingReads = 0 });

        Assert.That(result.Succeeded, $"{what}: {result}");
        world.Azure.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await world.SnapshotAsync(), Is.EqualTo(expected), what);
    }

    private static async Task<(IReadOnlyList<string> Expected, int Requests)> CleanRunAsync(AccessModel before, AccessModel model)
    {
        using var world = await StartAsync(before);
        var foreign = (await world.SnapshotAsync()).Where(IsForeign).ToArray();
        Assert.That(foreign, Has.Length.EqualTo(3));
        world.Azure.ClearRequests();
        var plan = await world.Client().PlanAsync(model, Pruning);
        foreach (var change in new[] { PlannedChange.Create, PlannedChange.Update, PlannedChange.Delete })
            Assert.That(plan.Count(change), Is.GreaterThan(0), $"{change}");
        world.Azure.ClearRequests();
        await RunAsync(world, model);
        var requests = world.Azure.Requests.Count;
        var state = await world.SnapshotAsync();
        Assert.That(state, Has.Count.EqualTo(model.Roles.Count + model.Assignments.Count + foreign.Length));
        Assert.That(foreign, Is.SubsetOf(state));
        Assert.That((await world.Client().PlanAsync(model, Pruning)).IsEmpty);
        return (state, requests);
    }

    private static bool IsForeign(string line) =>
        line.Contains(ByHand, StringComparison.Ordinal)
        || Other.Assignments.Any(assignment => line.StartsWith($"{Other.AssignmentName(assignment.Scope, assignment.Principal.ObjectId, assignment.Role!.Id!.Value)} ", StringComparison.Ordinal));

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
