using System.Net;
using System.Text.Json.Nodes;

namespace Permissions.Emulator.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ResourceGraphTests : IDisposable
{
    private const string Query = "authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project id, name, properties | order by id asc";
    private readonly TestAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    private async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(JsonObject query, string version = "2022-10-01", string method = "POST")
    {
        using var http = new HttpClient(_azure.Emulator, disposeHandler: false);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version={version}") { Content = new StringContent(query.ToJsonString()) };
        request.Headers.Authorization = new("Bearer", TestAzure.TokenOf(_azure.Emulator.Credential));
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private async Task AssignAsync(params (Scope Scope, int Number)[] assignments)
    {
        foreach (var (scope, number) in assignments)
        {
            using var http = new HttpClient(_azure.Emulator, disposeHandler: false);
            http.DefaultRequestHeaders.Authorization = new("Bearer", TestAzure.TokenOf(_azure.Emulator.Credential));
            using var body = new StringContent(TestAzure.AssignmentBody(TestAzure.Reader.Id!.Value, TestAzure.Ada.ObjectId).ToJsonString());
            using var response = await http.PutAsync(new Uri($"https://management.azure.com{TestAzure.AssignmentPath(scope, TestAzure.Id(number))}?api-version={TestAzure.ApiVersion}"), body);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        }
    }

    private static IEnumerable<string> Names(JsonNode body) => body["data"]!.AsArray().Select(row => row!["name"]!.GetValue<string>());

    private static IEnumerable<string> Ids(params int[] numbers) => numbers.Select(number => TestAzure.Id(number).ToString());

    [TestCase("AtScopeAndBelow", new[] { 2, 3 })]
    [TestCase("AtScopeAndAbove", new[] { 1, 2 })]
    [TestCase("AtScopeAboveAndBelow", new[] { 1, 2, 3 })]
    [TestCase("AtScopeExact", new[] { 2 })]
    public async Task Assignments_are_found_as_seen_from_the_subscriptions(string filter, int[] expected)
    {
        await AssignAsync((_azure.Group, 1), (_azure.Subscription, 2), (_azure.ResourceGroup, 3), (_azure.OtherSubscription, 4));

        var (status, body) = await AskAsync(new() { ["query"] = Query, ["subscriptions"] = new JsonArray(TestAzure.SubscriptionId.ToString()), ["options"] = new JsonObject { ["authorizationScopeFilter"] = filter } });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Names(body), Is.EquivalentTo(Ids(expected)));
        Assert.That(body["totalRecords"]!.GetValue<int>(), Is.EqualTo(expected.Length));
        Assert.That(body["data"]![0]!["properties"]!["principalId"]!.GetValue<string>(), Is.EqualTo(TestAzure.Ada.ObjectId.ToString()));
    }

    [Test]
    public async Task Pages_follow_by_their_token_until_none_is_given()
    {
        await AssignAsync((_azure.Subscription, 1), (_azure.ResourceGroup, 2), (_azure.OtherSubscription, 3));
        var names = new List<string>();
        string? token = null;
        do
        {
            var (_, body) = await AskAsync(new() { ["query"] = Query, ["options"] = new JsonObject { ["$top"] = 2, ["$skipToken"] = token } });
            names.AddRange(Names(body));
            token = body["$skipToken"]?.GetValue<string>();
        }
        while (token is not null);

        Assert.That(names, Is.EquivalentTo(Ids(1, 2, 3)));
    }

    [Test]
    public async Task Management_groups_are_asked_about_as_subscriptions_are()
    {
        await AssignAsync((_azure.Group, 1), (_azure.Subscription, 2), (_azure.ResourceGroup, 3));

        var (_, body) = await AskAsync(new() { ["query"] = Query, ["managementGroups"] = new JsonArray(_azure.Group.ManagementGroupId) });
        var (status, refusal) = await AskAsync(new() { ["query"] = Query, ["managementGroups"] = new JsonArray("nobody's") });

        Assert.That(Names(body), Is.EquivalentTo(Ids(1, 2, 3)));
        Assert.That((status, refusal["error"]!["message"]!.GetValue<string>()), Is.EqualTo((HttpStatusCode.BadRequest, "The management group 'nobody's' is not one that the caller can read.")));
    }

    [Test]
    public async Task The_scope_filter_is_not_known_before_2022_10_01()
    {
        JsonObject Asked() => new() { ["query"] = Query, ["options"] = new JsonObject { ["authorizationScopeFilter"] = "AtScopeAboveAndBelow" } };

        var (status, body) = await AskAsync(Asked(), version: "2021-03-01");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body["error"]!["message"]!.GetValue<string>(), Does.Contain("'authorizationScopeFilter'").And.Contain("2022-10-01"));
        Assert.That((await AskAsync(Asked())).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await AskAsync(new() { ["query"] = Query }, version: "2021-03-01")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Queries_are_throttled_as_reads_of_the_tenant()
    {
        _azure.Emulator.Throttling.IsOn = true;
        _azure.Emulator.Throttling.Reads = new(1, 1);

        var first = await AskAsync(new() { ["query"] = Query });
        var second = await AskAsync(new() { ["query"] = Query });

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.TooManyRequests)));
    }

    [TestCase("resources | where type =~ 'microsoft.compute/virtualmachines'")]
    [TestCase("authorizationresources")]
    [TestCase(Query + " | take 5")]
    [TestCase("authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project name")]
    public async Task Other_queries_are_refused_with_what_is_answered(string query)
    {
        var (status, body) = await AskAsync(new() { ["query"] = query });

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body["error"]!["message"]!.GetValue<string>(), Does.Contain("is not supported").And.Contain("authorizationresources | where"));
    }

    [Test]
    public async Task What_is_malformed_is_refused()
    {
        Assert.That((await AskAsync(new() { ["query"] = Query, ["subscriptions"] = new JsonArray(TestAzure.UnknownId.ToString()) })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await AskAsync(new() { ["query"] = Query, ["options"] = new JsonObject { ["$top"] = 0 } })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await AskAsync(new() { ["query"] = Query, ["options"] = new JsonObject { ["$skipToken"] = "x" } })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await AskAsync(new() { ["query"] = Query, ["options"] = new JsonObject { ["resultFormat"] = "table" } })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await AskAsync(new() { ["query"] = Query, ["options"] = new JsonObject { ["authorizationScopeFilter"] = "Up" } })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await AskAsync(new() { ["query"] = Query }, version: "2019-04-01")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await AskAsync(new() { ["query"] = Query }, method: "PUT")).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }
}
