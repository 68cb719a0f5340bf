using System.Net;
using System.Text.Json.Nodes;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

/// <summary>The assignments that Azure Cosmos DB, Azure Cache for Redis and Azure Managed Redis keep.</summary>
public sealed class DataPlaneTests : AzureTests
{
    private const string Version = "2025-07-01";
    private const string SqlReader = "00000000-0000-0000-0000-000000000001";

    private Scope Account => Azure.ResourceGroup.Resource("Microsoft.DocumentDB", "databaseAccounts", "orders");

    private Scope Cache => Azure.ResourceGroup.Resource("Microsoft.Cache", "redis", "sessions");

    private Scope Database => Azure.ResourceGroup.Resource("Microsoft.Cache", "redisEnterprise", "fast", "databases", "default");

    private static string Sql(Scope account, int number = 1) => $"{account}/sqlRoleAssignments/{Id(number)}";

    private static string Policy(Scope cache, string name = "first") => $"{cache}/accessPolicyAssignments/{name}";

    private JsonObject SqlBody(Principal? principal = null, string? scope = null, string? role = null) => Properties(
        ("roleDefinitionId", role ?? $"{Account}/sqlRoleDefinitions/{SqlReader}"), ("scope", scope ?? Account.Path), ("principalId", (principal ?? App).ObjectId.ToString()));

    private static JsonObject PolicyBody(string policy = "Data Reader", Principal? principal = null, string? alias = "app") =>
        Properties(("accessPolicyName", policy), ("objectId", (principal ?? App).ObjectId.ToString()), ("objectIdAlias", alias));

    private static JsonObject ManagedBody(string policy = "default", string? id = null) =>
        new() { ["properties"] = new JsonObject { ["accessPolicyName"] = policy, ["user"] = new JsonObject { ["objectId"] = id ?? App.ObjectId.ToString() } } };

    private static JsonObject Properties(params (string Name, string? Value)[] properties) =>
        new() { ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value))) };

    private Task<Answer> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? version = Version) =>
        Azure.SendAsync(method, path, body: body is null ? null : JsonContent(body), apiVersion: version);

    private Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    private Task<Answer> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>Follows an address as it is.</summary>
    private Task<Answer> FollowAsync(string link) => Azure.SendAsync(HttpMethod.Get, link, apiVersion: null);

    private void PassTime() => Azure.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));

    [Test]
    public async Task Cosmos_DB_accepts_and_shows_what_it_made_when_it_is_done()
    {
        var put = await PutAsync(Sql(Account), SqlBody());
        Assert.That((put.Status, put.RetryAfter), Is.EqualTo((202, TimeSpan.Zero)));
        Assert.That((await GetAsync($"{Account}/sqlRoleAssignments")).Names, Is.Empty);

        Assert.That((string?)(await FollowAsync(put.Operation!)).Body!["status"], Is.EqualTo("Dequeued"));
        Assert.That((string?)(await FollowAsync(put.Operation!)).Body!["status"], Is.EqualTo("Succeeded"));

        var found = await GetAsync(Sql(Account));
        Assert.That(found.Text, Is.EqualTo($$$"""{"id":"{{{Sql(Account)}}}","name":"{{{Id(1)}}}","type":"Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments","properties":{"roleDefinitionId":"{{{Account}}}/sqlRoleDefinitions/{{{SqlReader}}}","scope":"{{{Account}}}","principalId":"{{{App.ObjectId}}}"}}"""));
        Assert.That((await FollowAsync(put.Location!)).Status, Is.EqualTo(200));
        Assert.That((await GetAsync($"{Account}/sqlRoleAssignments")).Names, Is.EqualTo(new[] { Id(1).ToString() }));
    }

    [Test]
    public async Task A_cache_shows_what_it_is_at_work_on()
    {
        var put = await PutAsync(Policy(Cache), PolicyBody());
        Assert.That((put.Status, (string?)put.Properties["provisioningState"], put.Operation), Is.EqualTo((201, "Creating", (string?)null)));

        Assert.That((await FollowAsync(put.Location!)).Status, Is.EqualTo(202));
        Assert.That((await FollowAsync(put.Location!)).Status, Is.EqualTo(200));

        Assert.That((string?)(await GetAsync(Policy(Cache))).Properties["provisioningState"], Is.EqualTo("Succeeded"));
        var update = await PutAsync(Policy(Cache, "FIRST"), PolicyBody("Data Owner"));
        Assert.That((update.Status, (string?)update.Properties["provisioningState"], (string?)update.Body!["name"]), Is.EqualTo((200, "Updating", "first")));
    }

    [Test]
    public async Task Managed_Redis_gives_no_address_and_the_assignment_itself_tells()
    {
        var put = await PutAsync(Policy(Database), ManagedBody());

        Assert.That((put.Status, put.Location, put.Operation), Is.EqualTo((201, (string?)null, (string?)null)));
        Assert.That((string?)(await GetAsync(Policy(Database))).Properties["provisioningState"], Is.EqualTo("Creating"));
        Assert.That((string?)(await GetAsync(Policy(Database))).Properties["provisioningState"], Is.EqualTo("Succeeded"));
        Assert.That((string?)(await GetAsync(Policy(Database))).Properties["user"]!["objectId"], Is.EqualTo(App.ObjectId.ToString()));
    }

    [Test]
    public async Task A_deletion_is_accepted_too_and_what_is_not_there_is_no_content()
    {
        foreach (var (path, body) in new[] { (Sql(Account), SqlBody()), (Policy(Cache), PolicyBody()), (Policy(Database), ManagedBody()) })
        {
            _ = await PutAsync(path, body);
            PassTime();
            var deleted = await SendAsync(HttpMethod.Delete, path);
            Assert.That(deleted.Status, Is.EqualTo(202), path);
            Assert.That((await FollowAsync(deleted.Location!)).Status, Is.EqualTo(202));
            Assert.That((await FollowAsync(deleted.Location!)).Status, Is.EqualTo(204));
            Assert.That(((await GetAsync(path)).Status, (await SendAsync(HttpMethod.Delete, path)).Status), Is.EqualTo((404, 204)), path);
        }
    }

    [Test]
    public async Task One_write_is_under_way_at_a_time_until_it_was_looked_at_or_its_time_is_over()
    {
        async Task<(int, string?)> WriteAsync(string path, JsonObject body)
        {
            var answer = await PutAsync(path, body);
            return (answer.Status, answer.ErrorCode);
        }

        _ = await PutAsync(Sql(Account, 1), SqlBody());
        _ = await PutAsync(Policy(Cache), PolicyBody());
        Assert.That(await WriteAsync(Sql(Account, 2), SqlBody(Ada)), Is.EqualTo((412, "PreconditionFailed")));
        Assert.That(await WriteAsync(Policy(Cache, "second"), PolicyBody(principal: Ada)), Is.EqualTo((409, "Conflict")));
        Assert.That(await WriteAsync(Sql(Account, 2), SqlBody(Ada)), Is.EqualTo((412, "PreconditionFailed")), "the second look ends it");
        Assert.That(await WriteAsync(Sql(Account, 2), SqlBody(Ada)), Is.EqualTo((202, (string?)null)));
        Assert.That(await WriteAsync(Policy(Database), ManagedBody()), Is.EqualTo((201, (string?)null)), "another resource is free");
        PassTime();
        Assert.That(await WriteAsync(Policy(Cache, "second"), PolicyBody(principal: Ada)), Is.EqualTo((201, (string?)null)));
        Assert.That((await GetAsync($"{Account}/sqlRoleAssignments")).Names, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task How_long_it_takes_is_the_tests_choice()
    {
        (Azure.Emulator.LongRunning.Polls, Azure.Emulator.LongRunning.RetryAfter) = (0, TimeSpan.FromSeconds(7));
        var put = await PutAsync(Sql(Account), SqlBody());

        Assert.That(put.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That((string?)(await FollowAsync(put.Operation!)).Body!["status"], Is.EqualTo("Succeeded"));
        Assert.That(() => Azure.Emulator.LongRunning.Polls = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Azure.Emulator.LongRunning.Duration = TimeSpan.FromTicks(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Azure.Emulator.LongRunning.RetryAfter = TimeSpan.FromTicks(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task Cosmos_DB_fails_later_for_a_principal_that_it_does_not_know()
    {
        var put = await PutAsync(Sql(Account), SqlBody(Principal.User(UnknownId)));
        PassTime();
        _ = await GetAsync(Sql(Account));

        var status = await FollowAsync(put.Operation!);

        Assert.That((put.Status, (string?)status.Body!["status"], status.ErrorCode), Is.EqualTo((202, "Failed", "BadRequest")));
        Assert.That(status.Message, Does.Contain("was not found in the AAD tenant(s)"));
        Assert.That((await FollowAsync(put.Location!)).Status, Is.EqualTo(400));
        Assert.That((await GetAsync(Sql(Account))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_principal_has_one_access_policy_and_a_name_one_principal()
    {
        _ = await PutAsync(Policy(Cache), PolicyBody());
        PassTime();

        var second = await PutAsync(Policy(Cache, "second"), PolicyBody("Data Owner"));
        var other = await PutAsync(Policy(Cache), PolicyBody(principal: Ada));

        Assert.That((second.Status, second.ErrorCode), Is.EqualTo((400, "InvalidAccessPolicyAssignment")));
        Assert.That((other.Status, other.ErrorCode), Is.EqualTo((400, "InvalidAccessPolicyAssignment")));
    }

    [Test]
    public async Task A_SQL_role_assignment_changes_its_role_only()
    {
        _ = await PutAsync(Sql(Account), SqlBody());
        PassTime();

        Assert.That((await PutAsync(Sql(Account), SqlBody(Ada))).Message, Is.EqualTo("Updating SQL Role Assignment Principal ID is not permitted. You may only update the associated Role Definition."));
        Assert.That((await PutAsync(Sql(Account), SqlBody(scope: Account + "/dbs/shop"))).Status, Is.EqualTo(400));
        Assert.That((await PutAsync(Sql(Account), SqlBody(role: $"{Account}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002"))).Status, Is.EqualTo(202));
    }

    [Test]
    public async Task Bodies_and_names_that_a_service_does_not_take_are_refused()
    {
        var elsewhere = Azure.ResourceGroup.Resource("Microsoft.DocumentDB", "databaseAccounts", "other");
        (string Path, JsonObject Body, string Reason)[] cases =
        [
            ($"{Account}/sqlRoleAssignments/first", SqlBody(), "name"),
            (Sql(Account), [], "'properties'"),
            (Sql(Account), SqlBody(role: $"{elsewhere}/sqlRoleDefinitions/{SqlReader}"), "none of the account"),
            (Sql(Account), SqlBody(role: SqlReader), "none of the account"),
            (Sql(Account), SqlBody(role: $"{Account}/sqlRoleDefinitions/{UnknownId}"), "Unable to find a SQL Role Definition"),
            (Sql(Account), SqlBody(scope: elsewhere.Path), "none of the account"),
            (Sql(Account), SqlBody(scope: Account + "/colls/carts"), "none of the account"),
            (Sql(Account), Properties(("roleDefinitionId", $"{Account}/sqlRoleDefinitions/{SqlReader}"), ("scope", Account.Path), ("principalId", "me")), "principalId"),
            (Policy(Cache, "ab"), PolicyBody(), "name"),
            (Policy(Cache, "-ab"), PolicyBody(), "name"),
            (Policy(Cache, new string('a', 64)), PolicyBody(), "name"),
            (Policy(Cache), PolicyBody("default"), "There is no access policy 'default'; expected 'Data Reader', 'Data Contributor', 'Data Owner'"),
            (Policy(Cache), PolicyBody(alias: " "), "objectIdAlias"),
            (Policy(Database, "with-dash"), ManagedBody(), "name"),
            (Policy(Database), ManagedBody("Data Reader"), "expected 'default'"),
            (Policy(Database), ManagedBody(id: ""), "user.objectId"),
        ];
        foreach (var (path, body, reason) in cases)
        {
            var answer = await PutAsync(path, body);
            Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, "BadRequest")), $"{path}: {answer.Text}");
            Assert.That(answer.Message, Does.Contain(reason), path);
        }

        foreach (var text in new[] { "", "[]", "{ \"properties\": 1 }", "\ud800" })
            Assert.That((await Azure.SendAsync(HttpMethod.Put, Sql(Account), body: new StringContent(text), apiVersion: Version)).Status, Is.EqualTo(400), text);
    }

    [Test]
    public async Task Places_versions_and_methods_are_checked_as_elsewhere()
    {
        async Task<(int, string?)> At(string path, string? version = Version, string method = "GET")
        {
            var answer = await SendAsync(new(method), path, version: version);
            return (answer.Status, answer.ErrorCode);
        }

        var unknown = Scope.ResourceGroup(SubscriptionId, "unknown").Resource("Microsoft.Cache", "redis", "c");
        Assert.That(await At($"{unknown}/accessPolicyAssignments"), Is.EqualTo((404, "ResourceGroupNotFound")));
        Assert.That(await At(Policy(unknown)), Is.EqualTo((404, "ResourceGroupNotFound")));
        Assert.That(await At($"/subscriptions/{UnknownId}/resourceGroups/x/providers/Microsoft.Cache/redis/c/accessPolicyAssignments"), Is.EqualTo((404, "SubscriptionNotFound")));
        Assert.That(await At("/subscriptions/mine/resourceGroups/x/providers/Microsoft.Cache/redis/c/accessPolicyAssignments"), Is.EqualTo((400, "InvalidSubscriptionId")));
        Assert.That(await At($"{Cache}/accessPolicyAssignments", null), Is.EqualTo((400, "MissingApiVersionParameter")));
        foreach (var version in new[] { "2022-04-01", "latest", "2025-13-01" })
            Assert.That(await At($"{Cache}/accessPolicyAssignments", version), Is.EqualTo((400, "InvalidApiVersionParameter")), version);
        Assert.That(await At($"{Cache}/accessPolicyAssignments", "2024-04-01-preview"), Is.EqualTo((200, (string?)null)));
        Assert.That(await At(Policy(Cache), method: "PATCH"), Is.EqualTo((405, "MethodNotAllowed")));
        Assert.That(await At($"{Cache}/accessPolicyAssignments", method: "PUT"), Is.EqualTo((405, "MethodNotAllowed")));
        Assert.That(await At($"{Cache}/accessPolicies"), Is.EqualTo((404, "InvalidResourceNamespace")), "not served");
        Assert.That(await At($"{Azure.Subscription}/providers/Microsoft.Cache/locations/x/operationsStatus/{UnknownId}"), Is.EqualTo((404, "NotFound")));
        Assert.That(await At($"{Azure.Subscription}/providers/Microsoft.Cache/locations/x/operationsStatus/x", method: "DELETE"), Is.EqualTo((405, "MethodNotAllowed")));
    }

    [Test]
    public async Task Redis_lists_come_in_pages_and_paths_are_read_in_any_case()
    {
        Azure.Emulator.Limits.PageSize = 2;
        Azure.Emulator.LongRunning.Duration = TimeSpan.Zero;
        foreach (var number in Enumerable.Range(1, 5))
            Assert.That((await PutAsync(Policy(Cache, $"name{number}"), PolicyBody(principal: Principal.User(Id(number))))).Status, Is.EqualTo(201));

        var names = new List<string>();
        var link = $"https://management.azure.com{Cache.Path.ToUpperInvariant()}/ACCESSPOLICYASSIGNMENTS?api-version={Version}";
        while (link is not null)
        {
            var page = await FollowAsync(link);
            Assert.That(page.Names, Has.Count.LessThanOrEqualTo(2));
            names.AddRange(page.Names);
            link = page.NextLink;
        }

        Assert.That(names, Is.EqualTo(new[] { "name1", "name2", "name3", "name4", "name5" }));
    }

    [Test]
    public async Task Locks_faults_throttling_and_the_record_hold_here_too()
    {
        Azure.Emulator.DefaultTenant.Lock(Cache, LockLevel.ReadOnly);
        Assert.That((await PutAsync(Policy(Cache), PolicyBody())).ErrorCode, Is.EqualTo("ScopeLocked"));
        Assert.That((await SendAsync(HttpMethod.Delete, Policy(Cache))).ErrorCode, Is.EqualTo("ScopeLocked"));
        Azure.Emulator.Faults.AtRequest(1, EmulatorFault.ServiceUnavailable);
        Assert.That((await GetAsync(Sql(Account))).Status, Is.EqualTo(503));
        (Azure.Emulator.Throttling.IsOn, Azure.Emulator.Throttling.Writes) = (true, new(1, 1));
        _ = await PutAsync(Sql(Account), SqlBody());
        var throttled = await PutAsync(Sql(Account, 2), SqlBody());

        Assert.That((throttled.Status, throttled.ErrorCode), Is.EqualTo((429, "TooManyRequests")));
        Assert.That(Azure.Emulator.Requests.Select(request => request.Status), Is.EqualTo(new[] { 409, 409, 503, 202, 429 }));
        Assert.That(Azure.Emulator.Requests[3].Body, Does.Contain("roleDefinitionId"));
    }

    [Test]
    public async Task Another_tenant_sees_neither_the_assignments_nor_the_operations()
    {
        var put = await PutAsync(Sql(Account), SqlBody());
        var other = Azure.Emulator.AddTenant(Id(900));
        var token = TokenOf(Azure.Emulator.CredentialFor(other, Id(901)));

        Assert.That((await Azure.SendAsync(HttpMethod.Get, Sql(Account), apiVersion: Version, token: token)).Status, Is.EqualTo((int)HttpStatusCode.Unauthorized));
        Assert.That((await Azure.SendAsync(HttpMethod.Get, put.Operation!, apiVersion: null, token: token)).Status, Is.EqualTo((int)HttpStatusCode.Unauthorized));
    }
}
