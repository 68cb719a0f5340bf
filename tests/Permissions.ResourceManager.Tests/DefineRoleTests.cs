using System.Text.Json.Nodes;
using Azure;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class DefineRoleTests
{
    [Test]
    public async Task A_new_role_is_put_at_its_first_assignable_scope_and_waited_for()
    {
        var azure = new FakeAzure()
            .Refuses(404, "RoleDefinitionDoesNotExist").Lists().Refuses(404, "RoleDefinitionDoesNotExist")
            .Answers(201, RoleJson().ToJsonString())
            .Refuses(404, "RoleDefinitionDoesNotExist").Refuses(404, "RoleDefinitionDoesNotExist").Answers(200, RoleJson().ToJsonString());

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Created));
        Assert.That(result.Role.Id, Is.EqualTo(RoleId));
        Assert.That(result.Former, Is.Null);
        Assert.That(azure.IsDone);
        var put = azure.Writes.Single();
        Assert.That(put.Method, Is.EqualTo("PUT"));
        Assert.That(put.Path, Is.EqualTo($"{RolesPath}/{RoleId}"));
        Assert.That(put.Query["api-version"], Is.EqualTo("2022-04-01"));
        Assert.That(put.Body!.ToJsonString(), Is.EqualTo(JsonNode.Parse($$"""
            {
              "name": "{{RoleId}}",
              "properties": {
                "roleName": "Tag reader", "description": "Reads tags.", "type": "CustomRole",
                "permissions": [ {
                  "actions": [ "Microsoft.Resources/tags/read", "Microsoft.Resources/subscriptions/read" ],
                  "notActions": [], "dataActions": [], "notDataActions": [] } ],
                "assignableScopes": [ "{{Subscription.Path}}" ]
              }
            }
            """)!.ToJsonString()));
        Assert.That(azure.Time.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2) }));
    }

    [Test]
    public async Task A_role_that_is_assignable_in_another_subscription_is_taken_away_there_as_an_update_and_not_as_a_creation()
    {
        var elsewhere = RoleJson(scopes: ["/subscriptions/6f1a2b3c-0000-4000-8000-0000000000aa"]);
        var azure = new FakeAzure()
            .Refuses(404, "RoleDefinitionDoesNotExist").Lists().Answers(200, elsewhere.ToJsonString())
            .Answers(201, RoleJson().ToJsonString());

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(result.Former!.AssignableScopes.Single().Path, Is.EqualTo("/subscriptions/6f1a2b3c-0000-4000-8000-0000000000aa"));
        Assert.That(azure.Requests[2].Path, Is.EqualTo($"/providers/Microsoft.Authorization/roleDefinitions/{RoleId}"));
    }

    [Test]
    public async Task The_same_role_costs_one_read_and_no_write()
    {
        var azure = new FakeAzure().Answers(200, RoleJson().ToJsonString());

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(azure.Requests.Select(request => $"{request.Method} {request.Path}"), Is.EqualTo(new[] { $"GET {RolesPath}/{RoleId}" }));
    }

    [Test]
    public async Task Order_case_and_duplicates_are_no_difference()
    {
        var azure = new FakeAzure().Answers(200, RoleJson(
            actions: ["microsoft.resources/SUBSCRIPTIONS/read", "Microsoft.Resources/tags/read", "Microsoft.Resources/tags/READ"],
            scopes: [Subscription.Path.ToUpperInvariant()]).ToJsonString());

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
    }

    private static IEnumerable<TestCaseData> Differences()
    {
        yield return new TestCaseData(RoleJson(description: "Reads all tags.")).SetArgDisplayNames("description");
        yield return new TestCaseData(RoleJson(name: "Tag Reader")).SetArgDisplayNames("name");
        yield return new TestCaseData(RoleJson(actions: ["Microsoft.Resources/tags/read"])).SetArgDisplayNames("fewer actions");
        yield return new TestCaseData(RoleJson(actions: ["Microsoft.Resources/tags/read", "Microsoft.Resources/subscriptions/read", "*/read"])).SetArgDisplayNames("more actions");
        yield return new TestCaseData(RoleJson(scopes: [Subscription.Path, Subscription.Path + "/resourceGroups/a"])).SetArgDisplayNames("scopes");
        yield return new TestCaseData(RoleJson(scopes: [Subscription.Path, "no scope at all"])).SetArgDisplayNames("a scope that is none");
    }

    [TestCaseSource(nameof(Differences))]
    public async Task A_difference_in_meaning_is_written_over(JsonObject there)
    {
        var azure = new FakeAzure().Answers(200, there.ToJsonString()).Answers(201, RoleJson().ToJsonString());

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(result.Former!.Name, Is.EqualTo((string?)there["properties"]!["roleName"]));
        Assert.That(azure.Writes.Single().Path, Is.EqualTo($"{RolesPath}/{RoleId}"));
    }

    [Test]
    public async Task A_role_without_an_id_gets_the_guid_of_its_name_in_lower_case()
    {
        var id = ArmGuid.Create("tag reader");
        var azure = new FakeAzure().Answers(200, RoleJson(id).ToJsonString());

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Builder().Build());

        Assert.That(azure.Requests.Single().Path, Is.EqualTo($"{RolesPath}/{id}"));
        Assert.That(result.Role.Id, Is.EqualTo(id));
    }

    [Test]
    public async Task A_role_of_the_same_name_made_elsewhere_is_adopted_without_a_failing_write()
    {
        var azure = new FakeAzure()
            .Refuses(404, "RoleDefinitionDoesNotExist")
            .Lists(RoleJson(OtherRoleId, "TAG READER"))
            .Answers(201, RoleJson(OtherRoleId).ToJsonString());

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(result.Role.Id, Is.EqualTo(OtherRoleId));
        Assert.That(azure.Requests[1].Query["$filter"], Is.EqualTo("roleName eq 'Tag reader'"));
        Assert.That(azure.Writes.Single().Path, Is.EqualTo($"{RolesPath}/{OtherRoleId}"));
    }

    [Test]
    public async Task A_taken_name_is_known_by_its_code_and_the_role_is_found_in_the_tenant()
    {
        var azure = new FakeAzure()
            .Refuses(404, "RoleDefinitionDoesNotExist").Lists().Refuses(404, "RoleDefinitionDoesNotExist")
            .Refuses(409, "RoleDefinitionWithSameNameExists", "Words that nobody parses.")
            .Lists().Lists(RoleJson(OtherRoleId));

        var result = await azure.Client().CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(result.Role.Id, Is.EqualTo(OtherRoleId));
        Assert.That(azure.Requests[^1].Path, Is.EqualTo("/providers/Microsoft.Authorization/roleDefinitions"));
    }

    [Test]
    public void A_name_taken_by_a_role_that_cannot_be_seen_says_so()
    {
        var azure = new FakeAzure()
            .Refuses(404, "RoleDefinitionDoesNotExist").Lists().Refuses(404, "RoleDefinitionDoesNotExist")
            .Refuses(409, "RoleDefinitionWithSameNameExists").Lists().Lists();

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().CreateOrUpdateRoleDefinitionAsync(Role()));

        Assert.That(failure.Status, Is.EqualTo(409));
        Assert.That(failure.ErrorCode, Is.EqualTo("RoleDefinitionWithSameNameExists"));
        Assert.That(failure.Message, Does.Contain("'Tag reader'").And.Contain(RoleId.ToString()).And.Contain(Subscription.Path).And.Contain("Choose another name"));
    }

    [Test]
    public void A_built_in_role_of_the_same_name_is_never_written_over()
    {
        var azure = new FakeAzure()
            .Refuses(404, "RoleDefinitionDoesNotExist").Lists(RoleJson(OtherRoleId, type: "BuiltInRole"))
            .Refuses(409, "RoleDefinitionWithSameNameExists").Lists(RoleJson(OtherRoleId, type: "BuiltInRole"));

        Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().CreateOrUpdateRoleDefinitionAsync(Role()));

        Assert.That(azure.Writes.Single().Path, Does.EndWith(RoleId.ToString()));
    }

    [Test]
    public void A_created_role_that_stays_unreadable_is_reported_at_the_bound()
    {
        var azure = new FakeAzure().Refuses(404, "RoleDefinitionDoesNotExist").Lists().Refuses(404, "RoleDefinitionDoesNotExist").Answers(201, RoleJson().ToJsonString());
        for (var i = 0; i < 4; i++)
            azure.Refuses(404, "RoleDefinitionDoesNotExist");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client(TimeSpan.FromSeconds(5)).CreateOrUpdateRoleDefinitionAsync(Role()));

        Assert.That(failure.ErrorCode, Is.EqualTo("RoleDefinitionDoesNotExist"));
        Assert.That(failure.Message, Does.Contain("Tried 4 times in 5 seconds"));
        Assert.That(azure.Time.Waited, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Without_a_wait_the_created_role_is_not_read_again()
    {
        var azure = new FakeAzure().Refuses(404, "RoleDefinitionDoesNotExist").Lists().Refuses(403, "AuthorizationFailed").Answers(201, RoleJson().ToJsonString());

        await azure.Client(TimeSpan.Zero).CreateOrUpdateRoleDefinitionAsync(Role());

        Assert.That(azure.IsDone);
        Assert.That(azure.Requests, Has.Count.EqualTo(4));
    }
}
