using System.Text.Json.Nodes;
using Azure;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.DataPlane.DataPlaneWorld;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.DataPlane;

/// <summary>What is sent for each service, and how an operation that was accepted is followed to its end.</summary>
public class DataPlaneWireTests
{
    private const string Operation = "https://management.azure.com/subscriptions/11111111-0000-4000-8000-00000000c0de/providers/Microsoft.DocumentDB/locations/westeurope/operationsStatus/1?api-version=2025-04-15";
    private static readonly Guid Id = App(0).ObjectId;
    private static readonly AccessModel Cosmos = new AccessModel("m").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(0), Carts)]);
    private static readonly AccessModel Redis = new AccessModel("m").AssignDataPlane([new(DataPlaneRole.RedisDataReader, App(0), Cache)]);
    private static readonly AccessModel Managed = new AccessModel("m").AssignDataPlane([new(DataPlaneRole.RedisDefault, App(0), Database)]);

    /// <summary>Plans and applies where there is nothing yet; the answers to the write and what follows are the test's.</summary>
    private static async Task<OperationOutcome> CreateAsync(FakeAzure azure, AccessModel model, Func<FakeAzure, FakeAzure> answers, TimeSpan? timeout = null)
    {
        _ = answers(azure.Lists().Lists().Lists().Lists());
        var client = new RbacClient(azure.Credential, azure.ArmOptions(), new RbacClientOptions { TimeProvider = azure.Time, OperationTimeout = timeout ?? TimeSpan.FromMinutes(15) });
        var result = await (await client.PlanAsync(model)).ApplyAsync(new() { AgreeingReads = 0 });
        Assert.That(azure.IsDone, "every answer was asked for");
        return result.Outcomes.Single();
    }

    private static async Task<OperationOutcome> DeleteAsync(FakeAzure azure, JsonObject found, Func<FakeAzure, FakeAzure> answers)
    {
        // Pruning reads the tenant's roles too.
        _ = answers(azure.Lists().Lists().Lists(found).Lists().Lists().Lists(found.DeepClone()));
        var plan = await azure.Client().PlanAsync(new AccessModel("m"), new() { Prune = true, AlsoRead = [Cache] });
        var result = await plan.ApplyAsync(new() { AgreeingReads = 0 });
        Assert.That(azure.IsDone, "every answer was asked for");
        return result.Outcomes.Single();
    }

    private static JsonObject FoundInCache(string name, string policy = "Data Reader") => new()
    {
        ["id"] = $"{Cache}/accessPolicyAssignments/{name}",
        ["name"] = name,
        ["properties"] = new JsonObject { ["accessPolicyName"] = policy, ["objectId"] = Id.ToString().ToUpperInvariant(), ["objectIdAlias"] = "app", ["provisioningState"] = "Succeeded" },
    };

    private static string OwnName(AccessModel model, Scope scope, Guid? role = null) =>
        model.DataPlaneAssignmentName(role is null ? AccessMechanism.RedisAccessPolicyAssignment : AccessMechanism.CosmosSqlRoleAssignment, scope, Id, role).ToString();

    [Test]
    public async Task Cosmos_DB_gets_full_ids_and_is_asked_where_Azure_AsyncOperation_says()
    {
        var azure = new FakeAzure();

        var outcome = await CreateAsync(azure, Cosmos, a => a
            .Answers(202, """{ "status": "Enqueued" }""", ("Azure-AsyncOperation", Operation), ("Location", "https://management.azure.com/elsewhere"), ("Retry-After", "7"))
            .Answers(200, """{ "status": "Dequeued" }""")
            .Answers(200, """{ "status": "Succeeded" }"""));

        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.Done));
        var list = azure.Requests[1];
        Assert.That((list.Method, list.Path, list.Query["api-version"]), Is.EqualTo(("GET", $"{Account}/sqlRoleAssignments", "2025-04-15")));
        var put = azure.Writes.Single();
        Assert.That((put.Path, put.Query["api-version"]), Is.EqualTo(($"{Account}/sqlRoleAssignments/{OwnName(Cosmos, Carts, DataPlaneRole.CosmosDataReader.Id)}", "2025-04-15")));
        Assert.That(put.Body!.ToJsonString(), Is.EqualTo($$$"""{"properties":{"roleDefinitionId":"{{{Account}}}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001","scope":"{{{Carts}}}","principalId":"{{{Id}}}"}}"""));
        Assert.That(azure.Requests.TakeLast(2).Select(request => request.Path), Is.All.EqualTo(new Uri(Operation).AbsolutePath));
        Assert.That(azure.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1) }));
    }

    [Test]
    public async Task A_cache_gets_the_object_id_as_its_alias_and_is_asked_where_Location_says()
    {
        var azure = new FakeAzure();

        var outcome = await CreateAsync(azure, Redis, a => a
            .Answers(201, FoundInCache("x").ToJsonString(), ("Location", "/subscriptions/1/providers/Microsoft.Cache/locations/x/asyncOperations/2?api-version=2024-11-01"))
            .Answers(202)
            .Answers(200));

        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.Done));
        var put = azure.Writes.Single();
        Assert.That((put.Path, put.Query["api-version"]), Is.EqualTo(($"{Cache}/accessPolicyAssignments/{OwnName(Redis, Cache)}", "2024-11-01")));
        Assert.That(put.Body!.ToJsonString(), Is.EqualTo($$$"""{"properties":{"accessPolicyName":"Data Reader","objectId":"{{{Id}}}","objectIdAlias":"{{{Id}}}"}}"""));
        Assert.That(azure.Requests[^1].Path, Is.EqualTo("/subscriptions/1/providers/Microsoft.Cache/locations/x/asyncOperations/2"));
    }

    [Test]
    public async Task Managed_Redis_gets_a_name_without_dashes_and_the_assignment_itself_is_asked()
    {
        var azure = new FakeAzure();
        string State(string state) => $$"""{ "properties": { "provisioningState": "{{state}}" } }""";

        var outcome = await CreateAsync(azure, Managed, a => a.Answers(201, State("Creating")).Answers(200, State("Creating")).Answers(200, State("Succeeded")));

        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.Done));
        var put = azure.Writes.Single();
        Assert.That((put.Path, put.Query["api-version"]), Is.EqualTo(($"{Database}/accessPolicyAssignments/{OwnName(Managed, Database).Replace("-", "", StringComparison.Ordinal)}", "2025-07-01")));
        Assert.That(put.Body!.ToJsonString(), Is.EqualTo($$$$"""{"properties":{"accessPolicyName":"default","user":{"objectId":"{{{{Id}}}}"}}}"""));
        Assert.That(azure.Requests.TakeLast(2).Select(request => (request.Method, request.Path)), Is.All.EqualTo(("GET", put.Path)));
    }

    [Test]
    public async Task The_api_version_of_the_options_is_asked_for()
    {
        var azure = new FakeAzure().Lists().Lists();
        var options = azure.ArmOptions();
        options.SetApiVersion("Microsoft.Cache/redis/accessPolicyAssignments", "2030-01-01");

        await azure.Client(armOptions: options).PlanAsync(Redis);

        Assert.That(azure.Requests[1].Query["api-version"], Is.EqualTo("2030-01-01"));
    }

    [Test]
    public async Task What_is_done_at_once_is_not_asked_about()
    {
        Assert.That((await CreateAsync(new(), Cosmos, a => a.Answers(200, "{}"))).Status, Is.EqualTo(OperationStatus.Done));
        Assert.That((await CreateAsync(new(), Redis, a => a.Answers(201, FoundInCache("x").ToJsonString()))).Status, Is.EqualTo(OperationStatus.Done));
    }

    [Test]
    public async Task An_operation_that_failed_says_why()
    {
        var outcome = await CreateAsync(new(), Cosmos, a => a
            .Answers(202, "", ("Azure-AsyncOperation", Operation))
            .Answers(200, """{ "status": "Failed", "error": { "code": "Broken", "message": "The service's own words." } }"""));

        Assert.That(outcome.Error, Is.InstanceOf<RequestFailedException>().With.Property("ErrorCode").EqualTo("Broken"));
        Assert.That(outcome.Error!.Message, Does.StartWith($"Azure refused to assign SQL role 'Cosmos DB Built-in Data Reader' for {App(0)} at {Carts}: The service's own words. It was accepted, and ended as Failed."));
    }

    [Test]
    public async Task A_state_that_failed_says_so()
    {
        var outcome = await CreateAsync(new(), Managed, a => a.Answers(201, """{ "properties": { "provisioningState": "Creating" } }""").Answers(200, """{ "properties": { "provisioningState": "Failed" } }"""));

        Assert.That(outcome.Error!.Message, Does.Contain("ended as Failed"));
    }

    [Test]
    public async Task No_address_of_an_answer_takes_the_token_to_another_host()
    {
        var azure = new FakeAzure();

        _ = await CreateAsync(azure, Cosmos, a => a.Answers(202, "", ("Azure-AsyncOperation", "https://evil.example/steal?x=1")).Answers(200, """{ "status": "Succeeded" }"""));

        Assert.That((azure.Requests[^1].Host, azure.Requests[^1].Path), Is.EqualTo(("management.azure.com", "/steal")));
    }

    [Test]
    public async Task Who_may_not_read_the_address_asks_the_assignment_itself()
    {
        var azure = new FakeAzure();

        var created = await CreateAsync(azure, Cosmos, a => a
            .Answers(202, "", ("Azure-AsyncOperation", Operation))
            .Refuses(403, "AuthorizationFailed")
            .Refuses(404, "NotFound")
            .Answers(200, "{}"));
        var found = FoundInCache(OwnName(Redis, Cache));
        var deleted = await DeleteAsync(new(), found, a => a
            .Answers(202, "", ("Location", "/result"))
            .Refuses(403, "AuthorizationFailed")
            .Answers(200, found.ToJsonString(), ("Location", "/result"))
            .Refuses(404, "ResourceNotFound"));

        Assert.That((created.Status, deleted.Status), Is.EqualTo((OperationStatus.Done, OperationStatus.Done)));
        Assert.That(azure.Requests.TakeLast(2).Select(request => request.Path), Is.All.EqualTo(azure.Writes.Single().Path));
    }

    [Test]
    public async Task An_address_that_is_none_is_told()
    {
        var outcome = await CreateAsync(new(), Cosmos, a => a.Answers(202, "", ("Azure-AsyncOperation", "http://[")));

        Assert.That(outcome.Error!.Message, Does.Contain("its header Azure-AsyncOperation is 'http://['"));
    }

    [Test]
    public async Task A_status_that_cannot_be_read_is_told()
    {
        var outcome = await CreateAsync(new(), Cosmos, a => a.Answers(202, "", ("Azure-AsyncOperation", Operation)).Answers(200, "<html>"));

        Assert.That(outcome.Error!.Message, Does.Contain("with a body that cannot be read"));
    }

    [Test]
    public async Task An_operation_that_is_always_ready_at_once_is_still_bounded()
    {
        var azure = new FakeAzure();

        var outcome = await CreateAsync(azure, Cosmos, a =>
        {
            a.Answers(202, "", ("Azure-AsyncOperation", Operation), ("Retry-After", "0"));
            for (var poll = 0; poll < 8; poll++)
                a.Answers(200, """{ "status": "InProgress" }""", ("Retry-After", "0"));
            return a;
        }, TimeSpan.FromSeconds(7));

        Assert.That(outcome.Error!.Message, Does.Contain("has not ended it. Tried 9 times in 7 seconds."));
        Assert.That(azure.Time.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 1, 2, 4 }));
    }

    [Test]
    public async Task A_deletion_is_followed_to_its_end()
    {
        var name = OwnName(Redis, Cache);
        var azure = new FakeAzure();

        var outcome = await DeleteAsync(azure, FoundInCache(name), a => a.Answers(202, "", ("Location", "/result")).Answers(202).Answers(204));

        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.Done));
        Assert.That((azure.Writes.Single().Method, azure.Writes.Single().Path), Is.EqualTo(("DELETE", $"{Cache}/accessPolicyAssignments/{name}")));
    }

    [Test]
    public async Task A_deletion_without_an_address_is_over_when_nothing_is_found()
    {
        var found = FoundInCache(OwnName(Redis, Cache));

        var outcome = await DeleteAsync(new(), found, a => a.Answers(202).Answers(200, found.ToJsonString()).Refuses(404, "ResourceNotFound"));

        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.Done));
    }

    [TestCase(204, "")]
    [TestCase(404, "ResourceNotFound")]
    public async Task What_is_gone_already_was_deleted_before(int status, string code)
    {
        var outcome = await DeleteAsync(new(), FoundInCache(OwnName(Redis, Cache)), a => code.Length == 0 ? a.Answers(status) : a.Refuses(status, code));

        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.DoneBefore));
    }

    [Test]
    public async Task A_404_about_something_else_is_a_failure()
    {
        var outcome = await DeleteAsync(new(), FoundInCache(OwnName(Redis, Cache)), a => a.Refuses(404, "SubscriptionNotFound"));

        Assert.That(outcome.Status, Is.EqualTo(OperationStatus.Failed));
    }

    [TestCase("/", ExpectedResult = PlannedChange.Adopt)]
    [TestCase("/dbs/shop/colls/carts", ExpectedResult = PlannedChange.Create)]
    [TestCase(null, ExpectedResult = PlannedChange.Create)]
    [TestCase("nonsense/", ExpectedResult = PlannedChange.Create)]
    public async Task<PlannedChange> A_scope_may_be_told_from_the_account_on(string? scope)
    {
        var found = new JsonObject
        {
            ["id"] = $"{Account}/sqlRoleAssignments/ffffffff-0000-4000-8000-000000000001",
            ["properties"] = new JsonObject { ["roleDefinitionId"] = $"{Account}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001", ["principalId"] = Id.ToString("N"), ["scope"] = scope },
        };
        var azure = new FakeAzure().Lists().Lists(found, new JsonObject { ["id"] = "x" }, null);

        return (await azure.Client().PlanAsync(new AccessModel("m").AssignDataPlane([new(DataPlaneRole.CosmosDataReader, App(0), Account)]))).Operations.Single().Change;
    }

    [TestCase("Failed", ExpectedResult = PlannedChange.Update)]
    [TestCase("Deleting", ExpectedResult = PlannedChange.Update)]
    [TestCase("Creating", ExpectedResult = PlannedChange.Nothing)]
    [TestCase(null, ExpectedResult = PlannedChange.Nothing)]
    public async Task<PlannedChange> One_that_failed_is_written_again(string? state)
    {
        var found = FoundInCache(OwnName(Redis, Cache));
        found["properties"]!["provisioningState"] = state;
        var azure = new FakeAzure().Lists().Lists(found);

        return (await azure.Client().PlanAsync(Redis)).Operations.Single().Change;
    }
}
