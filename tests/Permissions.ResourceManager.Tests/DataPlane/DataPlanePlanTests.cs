using System.Text.Json.Nodes;
using Permissions.ResourceManager.Tests.Plans;
using static Permissions.ResourceManager.Tests.DataPlane.DataPlaneWorld;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.DataPlane;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DataPlanePlanTests : IDisposable
{
    private static readonly AccessPlanOptions Pruning = new() { Prune = true };
    private readonly PlanWorld _world = new();

    public void Dispose() => _world.Dispose();

    private Task<AccessPlan> PlanAsync(AccessModel model, AccessPlanOptions? options = null) => _world.Client().PlanAsync(model, options);

    private static IEnumerable<string> Changes(AccessPlan plan) => plan.Operations.Select(operation => operation.ToString());

    [Test]
    public async Task Reading_takes_one_list_a_subscription_and_one_an_account_cache_or_database()
    {
        var plan = await PlanAsync(Model());

        Assert.That(plan.Requests, Is.EqualTo(2 + 3));
        Assert.That(_world.Azure.Requests.Select(request => request.Path.Split('/')[^1]), Is.EquivalentTo(new[] { "roleAssignments", "roleAssignments", "sqlRoleAssignments", "accessPolicyAssignments", "accessPolicyAssignments" }));
        Assert.That(plan.Count(PlannedChange.Create), Is.EqualTo(6));
        Assert.That(plan.Operations.Select(operation => operation.Target).Distinct(), Is.EqualTo(new[] { PlannedTarget.CosmosSqlRoleAssignment, PlannedTarget.RedisAccessPolicyAssignment }));
    }

    [Test]
    public async Task What_is_applied_stands_under_the_models_names_and_a_second_plan_is_empty()
    {
        var model = Model();
        var result = await _world.ApplyAsync(model);

        Assert.That(result.Count(OperationStatus.Done), Is.EqualTo(6));
        Assert.That(result.Unseen, Is.Empty);
        var reader = model.DataPlaneAssignmentName(AccessMechanism.CosmosSqlRoleAssignment, Account, App(0).ObjectId, DataPlaneRole.CosmosDataReader.Id);
        var cached = model.DataPlaneAssignmentName(AccessMechanism.RedisAccessPolicyAssignment, Cache, App(0).ObjectId);
        var managed = model.DataPlaneAssignmentName(AccessMechanism.RedisAccessPolicyAssignment, Database, App(0).ObjectId);
        var services = await _world.ServicesAsync();
        Assert.That(services, Has.Count.EqualTo(6));
        Assert.That(services, Does.Contain($"{Account}/sqlRoleAssignments/{reader:D} 00000000-0000-0000-0000-000000000001 {App(0).ObjectId} {Account}"));
        Assert.That(services, Does.Contain($"{Cache}/accessPolicyAssignments/{cached:D}  {App(0).ObjectId} Data Reader {App(0).ObjectId} Succeeded"));
        Assert.That(services, Does.Contain($"{Database}/accessPolicyAssignments/{managed:N}  {App(0).ObjectId} default Succeeded"));
        var again = await PlanAsync(model, Pruning);
        Assert.That(again.IsEmpty, again.ToString());
        Assert.That(again.Count(PlannedChange.Nothing), Is.EqualTo(6));
    }

    [Test]
    public async Task What_others_made_the_same_is_adopted_whatever_its_name_case_and_alias()
    {
        var byHand = new Guid("00000000-1111-4000-8000-000000000001");
        await _world.PutByHandAsync(Account, byHand.ToString(), App(0), "00000000-0000-0000-0000-000000000001", Account.Path.ToUpperInvariant());
        await _world.PutByHandAsync(Cache, "by-hand", App(0), "Data Reader", alias: "sessions app");
        await _world.PutByHandAsync(Database, "byHand", App(0), "default");
        _world.Azure.ClearRequests();

        var plan = await PlanAsync(Model());
        (await plan.ApplyAsync()).EnsureSucceeded();

        Assert.That(plan.Count(PlannedChange.Adopt), Is.EqualTo(3));
        Assert.That(plan.Operations.Where(operation => operation.Change == PlannedChange.Adopt).Select(operation => operation.ResourceName), Does.Contain("by-hand").And.Contain("byHand"));
        Assert.That(plan.Operations[0].Name, Is.EqualTo(byHand));
        Assert.That(_world.Writes.Count(), Is.EqualTo(3));
        Assert.That(await _world.ServicesAsync(), Has.Some.Contain("by-hand").And.Some.Contain("sessions app"));
        Assert.That((await PlanAsync(new AccessModel("shop").AssignDataPlane([Model().DataPlaneAssignments[3]]), Pruning)).Operations.Select(operation => operation.ResourceName), Has.None.EqualTo("byHand"));
    }

    [Test]
    public async Task Of_two_that_give_the_same_the_models_own_is_taken()
    {
        var model = Model();
        await _world.PutByHandAsync(Account, "00000000-1111-4000-8000-000000000001", App(0), "00000000-0000-0000-0000-000000000001");
        var created = model.DataPlaneAssignmentName(AccessMechanism.CosmosSqlRoleAssignment, Account, App(0).ObjectId, DataPlaneRole.CosmosDataReader.Id);
        await _world.PutByHandAsync(Account, created.ToString(), App(0), "00000000-0000-0000-0000-000000000001");

        var operation = (await PlanAsync(model)).Operations[0];

        Assert.That((operation.Change, operation.Name), Is.EqualTo((PlannedChange.Nothing, created)));
    }

    [Test]
    public async Task Only_what_the_model_made_is_pruned_and_only_on_request()
    {
        await _world.ApplyAsync(Model());
        await _world.ApplyAsync(new AccessModel("other").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App(5), Cache), new(DataPlaneRole.CosmosDataReader, App(1), Shop)]));
        await _world.PutByHandAsync(Database, "byHand", App(7), "default");
        var rest = new AccessModel("shop").AssignDataPlane([Model().DataPlaneAssignments[0], Model().DataPlaneAssignments[3], new(DataPlaneRole.RedisDefault, App(2), Database)]);

        var keeping = await PlanAsync(rest);
        var pruning = await PlanAsync(rest, Pruning);
        await pruning.ApplyAsync();

        Assert.That(keeping.DataPlaneLeftovers.Select(left => (left.Scope, left.PrincipalId)), Is.EquivalentTo(new[] { (Shop, App(1).ObjectId), (Carts, App(0).ObjectId), (Cache, App(1).ObjectId), (Database, App(0).ObjectId) }));
        Assert.That(keeping.ToString(), Does.Contain("they stay, as pruning was not asked for").And.Contain($"? access policy 'Data Owner' for principal {App(1).ObjectId} at {Cache}"));
        Assert.That(pruning.Count(PlannedChange.Delete), Is.EqualTo(4));
        var services = await _world.ServicesAsync();
        Assert.That(services, Has.Count.EqualTo(3 + 2 + 1), string.Join('\n', services));
        Assert.That(services, Has.Some.Contain("byHand"));
        Assert.That((await PlanAsync(rest, Pruning)).IsEmpty);
    }

    [Test]
    public async Task What_a_model_left_altogether_is_found_where_it_is_told_to_look()
    {
        await _world.ApplyAsync(Model());
        var nothing = new AccessModel("shop");

        Assert.That((await PlanAsync(nothing, Pruning)).Operations, Is.Empty);
        var gone = Data.Resource("Microsoft.Cache", "redis", "gone");
        _world.Azure.Intercept = request => request.RequestUri!.AbsolutePath.Contains("/gone/accessPolicy", StringComparison.Ordinal)
            ? new(System.Net.HttpStatusCode.NotFound) { Content = new StringContent("""{ "error": { "code": "ParentResourceNotFound", "message": "It is gone." } }""") }
            : null;
        var plan = await PlanAsync(nothing, Pruning with { AlsoRead = [Carts, Cache, gone] });

        Assert.That(plan.Operations.Select(operation => operation.Change), Is.EqualTo(Enumerable.Repeat(PlannedChange.Delete, 5)));
        Assert.That((await plan.ApplyAsync()).Succeeded);
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_policy_of_the_models_own_is_changed_in_place_and_stays_its_own()
    {
        await _world.ApplyAsync(Model());
        var wider = new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.RedisDataContributor, App(0), Cache)]);

        var plan = await PlanAsync(wider);
        (await plan.ApplyAsync()).EnsureSucceeded();

        Assert.That(plan.Operations[0].Change, Is.EqualTo(PlannedChange.Update));
        Assert.That(plan.Operations[0].Details, Is.EqualTo(new[] { "Access policy: 'Data Reader' becomes 'Data Contributor'." }));
        Assert.That((await PlanAsync(wider)).Operations[0].Change, Is.EqualTo(PlannedChange.Nothing));
        Assert.That((await PlanAsync(new("shop"), Pruning with { AlsoRead = [Cache] })).Count(PlannedChange.Delete), Is.EqualTo(2));
    }

    [Test]
    public async Task A_policy_that_others_gave_is_a_conflict_until_it_is_taken_over()
    {
        await _world.PutByHandAsync(Cache, "by-hand", App(0), "Data Owner", alias: "the app");
        var model = new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App(0), Cache)]);

        var conflict = await PlanAsync(model);
        var blocked = await conflict.ApplyAsync();
        var takeOver = await PlanAsync(model, new() { TakeOver = true });
        (await takeOver.ApplyAsync()).EnsureSucceeded();

        Assert.That(conflict.Operations[0].Change, Is.EqualTo(PlannedChange.Conflict));
        Assert.That(conflict.Operations[0].Details, Is.EqualTo(new[] { "It was made elsewhere, as 'by-hand', and its service keeps one for it.", "Access policy: 'Data Owner' becomes 'Data Reader'." }));
        Assert.That(blocked.Outcomes[0].Status, Is.EqualTo(OperationStatus.Blocked));
        Assert.That(await _world.ServicesAsync(), Is.EqualTo(new[] { $"{Cache}/accessPolicyAssignments/by-hand  {App(0).ObjectId} Data Reader the app Succeeded" }));
        Assert.That((await PlanAsync(model)).Operations[0].Change, Is.EqualTo(PlannedChange.Adopt));
    }

    [Test]
    public async Task Another_SQL_role_is_created_before_the_former_one_is_deleted()
    {
        await _world.ApplyAsync(new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(0), Shop)]));
        var writer = new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.CosmosDataContributor, App(0), Shop)]);
        _world.Azure.ClearRequests();

        await _world.ApplyAsync(writer, Pruning);

        Assert.That(_world.Writes.Select(write => write.Method), Is.EqualTo(new[] { "PUT", "DELETE" }));
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nothing_is_deleted_while_something_could_not_be_created()
    {
        await _world.ApplyAsync(new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(0), Shop)]).Assign(Reader, App(0), Data));
        _world.Azure.DefaultTenant.Lock(Cache, Permissions.Emulator.LockLevel.ReadOnly);
        var next = new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App(0), Cache)]);

        var result = await (await PlanAsync(next, Pruning with { AlsoRead = [Account] })).ApplyAsync();

        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.EquivalentTo(new[] { OperationStatus.Failed, OperationStatus.Skipped, OperationStatus.Skipped }));
        Assert.That(result.Outcomes[0].Error!.Message, Does.StartWith($"Azure refused to assign access policy 'Data Reader' for {App(0)} at {Cache}:").And.Contain("lock"));
        Assert.That(_world.Time.Waited, Is.LessThan(TimeSpan.FromMinutes(1)), "a lock is not waited for");
        Assert.That(await _world.ServicesAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task People_and_pipelines_read_of_both_in_one_plan()
    {
        await _world.ApplyAsync(new AccessModel("shop").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(9), Carts)]));
        await _world.PutByHandAsync(Cache, "by-hand", App(3), "Data Reader");
        var model = new AccessModel("shop").Assign(Reader, App(0), Data, "Sees what there is").AssignDataPlane(
            [new(DataPlaneRole.CosmosDataReader, App(0), Account, "Counts orders"), new(DataPlaneRole.RedisDataReader, App(3), Cache), new(DataPlaneRole.RedisDefault, App(0), Database)]);

        var plan = await PlanAsync(model, Pruning);

        Assert.That(plan.ToString(), Is.EqualTo($"""
            Model 'shop':
              + 'Reader' for {App(0)} at {Data}
                  reason: Sees what there is
              + SQL role 'Cosmos DB Built-in Data Reader' for {App(0)} at {Account}
                  reason: Counts orders
              = access policy 'Data Reader' for {App(3)} at {Cache}
                  made elsewhere, and as the model asks
              + access policy 'default' for {App(0)} at {Database}
              - SQL role 'Cosmos DB Built-in Data Reader' for principal {App(9).ObjectId} at {Carts}
            Assignments were read at {First},
              {Second}.
            3 to create, 1 to delete, 1 adopted.

            """.ReplaceLineEndings("\n")));
        var json = JsonNode.Parse(plan.ToJson())!;
        var operations = json["operations"]!.AsArray();
        Assert.That(operations.Select(operation => (string?)operation!["target"]), Is.EqualTo(new[] { "roleAssignment", "cosmosSqlRoleAssignment", "redisAccessPolicyAssignment", "redisAccessPolicyAssignment", "cosmosSqlRoleAssignment" }));
        Assert.That((string?)operations[1]!["roleDefinitionId"], Is.EqualTo("00000000-0000-0000-0000-000000000001"));
        Assert.That((string?)operations[1]!["reason"], Is.EqualTo("Counts orders"));
        Assert.That(operations[2]!["roleDefinitionId"], Is.Null);
        Assert.That((string?)operations[2]!["name"], Is.EqualTo("by-hand"));
        Assert.That((string?)operations[2]!["formerDataPlaneAssignment"]!["alias"], Is.EqualTo("somebody"));
        Assert.That((string?)operations[3]!["name"], Has.Length.EqualTo(32));
        Assert.That(json["version"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await PlanAsync(model, Pruning)).Fingerprint, Is.EqualTo(plan.Fingerprint));
        Assert.That((await PlanAsync(model.AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(1), Account)]), Pruning)).Fingerprint, Is.Not.EqualTo(plan.Fingerprint));
        Assert.That(((JsonObject)JsonNode.Parse((await PlanAsync(model)).ToJson())!)["dataPlaneLeftovers"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Verifying_tells_what_is_missing_what_differs_and_what_is_left()
    {
        await _world.ApplyAsync(Model());
        Assert.That((await _world.Client().VerifyAsync(Model())).IsInSync);
        await _world.SendAsync(HttpMethod.Delete, Account, Model().DataPlaneAssignmentName(AccessMechanism.CosmosSqlRoleAssignment, Shop, App(1).ObjectId, DataPlaneRole.CosmosDataContributor.Id).ToString(), null);
        _world.Azure.Clock.Advance(TimeSpan.FromMinutes(1));
        var model = new AccessModel("shop").AssignDataPlane([.. Model().DataPlaneAssignments.Take(4), new(DataPlaneRole.RedisDataReader, App(1), Cache), new(DataPlaneRole.RedisDefault, App(2), Database)]);

        var verification = await _world.Client().VerifyAsync(model);

        Assert.That(verification.Drift.Select(operation => (operation.Change, operation.Principal!.ObjectId)), Is.EqualTo(new[]
        {
            (PlannedChange.Create, App(1).ObjectId),
            (PlannedChange.Update, App(1).ObjectId),
            (PlannedChange.Create, App(2).ObjectId),
            (PlannedChange.Delete, App(0).ObjectId),
        }));
        Assert.That(verification.ToString(), Does.Contain($"missing: SQL role 'Cosmos DB Built-in Data Contributor' for {App(1)} at {Shop}").And.Contain($"no longer in the model: access policy 'default' for principal {App(0).ObjectId} at {Database}"));
    }

    [Test]
    public async Task Principals_that_are_gone_are_told()
    {
        await _world.ApplyAsync(Model());
        await _world.PutByHandAsync(Cache, "by-hand", App(3), "Data Reader");
        var directory = new StubDirectory { Missing = { App(1).ObjectId, App(3).ObjectId } };

        var plan = await PlanAsync(Model(), new() { Directory = directory });
        var verification = await _world.Client().VerifyAsync(Model(), new() { Directory = directory });

        Assert.That(plan.Operations.Where(operation => operation.IsPrincipalMissing).Select(operation => operation.Principal), Is.EqualTo(new[] { App(1), App(1) }));
        Assert.That(plan.DataPlaneOrphans, Has.Count.EqualTo(3));
        Assert.That(verification.DataPlaneOrphans, Is.EqualTo(plan.DataPlaneOrphans));
        Assert.That(plan.ToString(), Does.Contain($"Their principal no longer exists:\n  ? SQL role"));
    }
}
