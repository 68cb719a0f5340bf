using System.Text.Json.Nodes;
using Permissions.ResourceManager.Tests.Plans;
using Permissions.TestSupport;
using static Permissions.ResourceManager.Tests.DataPlane.DataPlaneWorld;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.DataPlane;

/// <summary>The levels of definitions/pagopa that a service gives itself, brought to Azure.</summary>
public class LevelTableTests
{
    private static readonly JsonNode Kinds = JsonNode.Parse(File.ReadAllText(Repository.PathOf("definitions", "pagopa", "levels", "pagopa.access-levels.json")))!["kinds"]!;

    private static PlanWorld World()
    {
        var world = new PlanWorld();
        world.Azure.AddBuiltInRoles();
        return world;
    }

    /// <summary>A level as its file has it, at one of the three resources.</summary>
    private static AccessLevel Level(string kind, string name, Scope scope)
    {
        var levels = Kinds[kind]!["capabilities"] ?? Kinds[kind]!["directions"]!;
        return new(kind, name, [.. levels[name]!.AsArray().Select(grant =>
        {
            var role = grant is JsonValue ? grant.GetValue<string>() : grant!["role"]!.GetValue<string>();
            if (grant is JsonObject withMechanism && withMechanism["mechanism"] is { } mechanism)
                return new AccessGrant(DataPlaneRole.TryFind(Enum.Parse<AccessMechanism>(mechanism.GetValue<string>(), ignoreCase: true), role, out var dataPlane) ? dataPlane : throw new InvalidOperationException(role), scope);
            return new AccessGrant(BuiltInRoleCatalogue.Azure.TryFind(role, out var builtIn) ? builtIn : throw new InvalidOperationException(role), grant is JsonObject { } at && at["at"] is not null ? Account : scope);
        })]);
    }

    private static AccessModel Model(string cosmos, string redis, string managed) => new AccessModel("dx")
        .Assign(Level("CosmosDb", cosmos, Shop).To(App(0), "Orders"))
        .Assign(Level("RedisCache", redis, Cache).To(App(0), "Sessions"))
        .Assign(Level("ManagedRedis", managed, Database).To(App(0), "Speed"));

    [TestCase("reader", "reader", "inspect", 1 + 1, 1)]
    [TestCase("writer", "writer", "use", 1 + 1 + 1, 0)]
    [TestCase("owner", "owner", "manage", 1 + 1 + 1, 1 + 1)]
    public async Task Each_level_is_given_by_its_mechanisms(string cosmos, string redis, string managed, int services, int roleAssignments)
    {
        using var world = World();
        var model = Model(cosmos, redis, managed).RequireReasons();

        await world.ApplyAsync(model);

        Assert.That(await world.ServicesAsync(), Has.Count.EqualTo(services));
        Assert.That(await world.SnapshotAsync(), Has.Count.EqualTo(roleAssignments));
        Assert.That((await world.Client().PlanAsync(model, new() { Prune = true })).IsEmpty);
        Assert.That((await world.Client().VerifyAsync(model)).IsInSync);
    }

    [Test]
    public async Task An_owner_who_becomes_a_reader_loses_both()
    {
        using var world = World();
        await world.ApplyAsync(Model("owner", "owner", "manage"));
        var readers = new AccessModel("dx").Assign(Level("CosmosDb", "reader", Shop).To(App(0))).Assign(Level("RedisCache", "reader", Cache).To(App(0))).Assign(Level("ManagedRedis", "use", Database).To(App(0)));

        Assert.That((await world.Client().VerifyAsync(readers)).Drift.Select(operation => operation.Change), Is.EquivalentTo(new[] { PlannedChange.Create, PlannedChange.Update, PlannedChange.Delete, PlannedChange.Delete, PlannedChange.Delete }));
        await world.ApplyAsync(readers, new() { Prune = true });

        var services = await world.ServicesAsync();
        Assert.That(services, Has.Count.EqualTo(3).And.Some.Contain("0000-000000000001").And.Some.Contain("Data Reader").And.Some.Contain("default"));
        Assert.That(await world.SnapshotAsync(), Is.Empty, "the role assignments on account and database are gone too");
        Assert.That((await world.Client().VerifyAsync(readers)).IsInSync);
    }
}
