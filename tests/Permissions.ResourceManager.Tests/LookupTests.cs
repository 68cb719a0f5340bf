using Azure;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class LookupTests
{
    private static readonly Guid Name = new("12345678-aaaa-4bbb-8ccc-dddddddddddd");

    [Test]
    public async Task A_role_is_read_by_its_guid_at_the_tenant_unless_a_scope_is_given()
    {
        var azure = new FakeAzure().Answers(200, RoleJson().ToJsonString()).Refuses(404, "RoleDefinitionDoesNotExist");

        var role = await azure.Client().GetRoleDefinitionAsync(RoleId);
        var none = await azure.Client().GetRoleDefinitionAsync(RoleId, Subscription);

        Assert.That(role!.Name, Is.EqualTo("Tag reader"));
        Assert.That(role.Type, Is.EqualTo(RoleType.Custom));
        Assert.That(role.AssignableScopes, Is.EqualTo(new[] { Subscription }));
        Assert.That(role.PermissionBlocks.Single().Actions[0].Value, Is.EqualTo("Microsoft.Resources/tags/read"));
        Assert.That(none, Is.Null);
        Assert.That(azure.Requests.Select(request => request.Path), Is.EqualTo(new[] { $"/providers/Microsoft.Authorization/roleDefinitions/{RoleId}", $"{RolesPath}/{RoleId}" }));
    }

    [Test]
    public async Task A_role_is_found_by_name_in_any_case_and_with_quotes_in_it()
    {
        var azure = new FakeAzure().Lists(RoleJson(OtherRoleId, "Ann's roles"), RoleJson(name: "ANN'S ROLE"));

        var role = await azure.Client().GetRoleDefinitionAsync("Ann's role", Subscription);

        Assert.That(role!.Id, Is.EqualTo(RoleId));
        Assert.That(azure.Requests.Single().Query["$filter"], Is.EqualTo("roleName eq 'Ann''s role'"));
    }

    [Test]
    public async Task Custom_roles_are_filtered_by_the_service_and_again_here()
    {
        var azure = new FakeAzure().Lists(RoleJson(), null, RoleJson(OtherRoleId, "Reader", "BuiltInRole"));

        var roles = await azure.Client().ListRoleDefinitionsAsync(Subscription, RoleType.Custom).ToListAsync();

        Assert.That(roles.Select(role => role.Id), Is.EqualTo(new Guid?[] { RoleId }));
        Assert.That(azure.Requests.Single().Query["$filter"], Is.EqualTo("type eq 'CustomRole'"));
    }

    [Test]
    public async Task Pages_are_followed_and_a_page_can_be_continued_from()
    {
        var link = $"https://somewhere.else.example{RolesPath}?api-version=2022-04-01&$skipToken=2";
        var azure = new FakeAzure()
            .Answers(200, $$"""{ "value": [ {{RoleJson()}} ], "nextLink": "{{link}}" }""").Lists(RoleJson(OtherRoleId))
            .Lists(RoleJson(OtherRoleId));

        var all = await azure.Client().ListRoleDefinitionsAsync(Subscription).ToListAsync();
        var rest = new List<RoleDefinition>();
        await foreach (var page in azure.Client().ListRoleDefinitionsAsync(Subscription).AsPages(link))
            rest.AddRange(page.Values);

        Assert.That(all.Select(role => role.Id), Is.EqualTo(new Guid?[] { RoleId, OtherRoleId }));
        Assert.That(rest.Select(role => role.Id), Is.EqualTo(new Guid?[] { OtherRoleId }));
        Assert.That(azure.Requests[0].Query.Keys, Is.EqualTo(new[] { "api-version" }));
        Assert.That(azure.Requests[1].Query["$skipToken"], Is.EqualTo("2"));
        // The token goes to the endpoint of the client only, whatever a link says.
        Assert.That(azure.Requests.Select(request => request.Host).Distinct(), Is.EqualTo(new[] { "management.azure.com" }));
    }

    [TestCase(200, ExpectedResult = true)]
    [TestCase(204, ExpectedResult = false)]
    public async Task<bool> Deleting_a_role_tells_whether_it_was_there(int status)
    {
        var azure = new FakeAzure().Answers(status, status == 200 ? RoleJson().ToJsonString() : "");

        var wasThere = await azure.Client().DeleteRoleDefinitionAsync(RoleId, Subscription);

        Assert.That($"{azure.Requests[0].Method} {azure.Requests[0].Path}", Is.EqualTo($"DELETE {RolesPath}/{RoleId}"));
        return wasThere;
    }

    [Test]
    public void Deleting_a_role_in_use_says_the_way_out()
    {
        var azure = new FakeAzure().Refuses(400, "RoleDefinitionHasAssignments");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().DeleteRoleDefinitionAsync(RoleId, Subscription));

        Assert.That(failure.ErrorCode, Is.EqualTo("RoleDefinitionHasAssignments"));
        Assert.That(failure.Message, Does.Contain("assignments first"));
    }

    [Test]
    public async Task An_assignment_is_read_by_its_name()
    {
        var azure = new FakeAzure().Answers(200, AssignmentJson(Name, "why").ToJsonString()).Refuses(404, "RoleAssignmentNotFound");

        var found = await azure.Client().GetRoleAssignmentAsync(Name, Subscription);
        var none = await azure.Client().GetRoleAssignmentAsync(Name, Subscription);

        Assert.That(found, Is.EqualTo(new RoleAssignment(Name, Subscription, Deployer, RoleId, "why")));
        Assert.That(found!.ResourceId, Is.EqualTo($"{AssignmentsPath}/{Name}"));
        Assert.That(none, Is.Null);
    }

    private static readonly string[] AllScopes =
    [
        "/", "/providers/Microsoft.Management/managementGroups/root", Subscription.Path, Subscription.Path.ToUpperInvariant(), Subscription.Path + "/resourceGroups/below",
    ];

    [TestCase(RoleAssignmentReach.At, false, "atScope()", "2,3")]
    [TestCase(RoleAssignmentReach.AtAndAbove, false, "atScope()", "0,1,2,3")]
    [TestCase(RoleAssignmentReach.AtAndBelow, false, null, "2,3,4")]
    [TestCase(RoleAssignmentReach.Any, false, null, "0,1,2,3,4")]
    [TestCase(RoleAssignmentReach.At, true, "principalId eq '9d4f1a2b-1111-4222-8333-444455556666'", "2,3")]
    [TestCase(RoleAssignmentReach.AtAndAbove, true, "principalId eq '9d4f1a2b-1111-4222-8333-444455556666'", "0,1,2,3")]
    [TestCase(RoleAssignmentReach.AtAndBelow, true, "principalId eq '9d4f1a2b-1111-4222-8333-444455556666'", "2,3,4")]
    public async Task A_list_of_assignments_reaches_as_far_as_asked(RoleAssignmentReach reach, bool ofPrincipal, string? filter, string expected)
    {
        var azure = new FakeAzure().Lists([.. AllScopes.Select((scope, i) => AssignmentJson(new Guid(i, 0, 0, new byte[8]), scope: scope))]);

        var found = await azure.Client().ListRoleAssignmentsAsync(Subscription, reach, ofPrincipal ? Deployer.ObjectId : null).ToListAsync();

        Assert.That(string.Join(',', found.Select(assignment => assignment.Name.ToString()[7])), Is.EqualTo(expected));
        Assert.That(azure.Requests.Single().Query.GetValueOrDefault("$filter"), Is.EqualTo(filter));
    }

    [Test]
    public async Task What_the_service_adds_or_leaves_out_later_is_read()
    {
        var azure = new FakeAzure().Answers(200, $$"""
            { "value": [
                { "id": "{{AssignmentsPath}}/{{Name}}", "PROPERTIES": { "PrincipalId": "{{Deployer.ObjectId}}", "principalType": "Robot", "roleDefinitionId": "{{RoleId}}", "new": [1] } }
              ], "extra": true }
            """).Answers(200, """{ "value": [ { "name": "x" }, {} ] }""").Answers(200, "{}");

        var assignment = (await azure.Client().ListRoleAssignmentsAsync(Subscription).ToListAsync()).Single();
        var roles = await azure.Client().ListRoleDefinitionsAsync(Subscription).ToListAsync();
        var none = await azure.Client().ListRoleDefinitionsAsync(Subscription).ToListAsync();

        Assert.That(assignment, Is.EqualTo(new RoleAssignment(Name, Subscription, new Principal(Deployer.ObjectId, PrincipalType.Unknown), RoleId)));
        Assert.That(roles.Select(role => role.PermissionBlocks.Count), Is.EqualTo(new[] { 0, 0 }));
        Assert.That(none, Is.Empty);
    }

    [TestCase("""{ "error": { "code": "SubscriptionNotFound", "message": "The subscription could not be found." } }""")]
    [TestCase("<html>Not here</html>")]
    public void Only_Azures_word_that_it_is_not_there_means_that_it_is_not_there(string body)
    {
        var azure = new FakeAzure().Answers(404, body).Answers(404, body);

        Assert.That(
            Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().GetRoleDefinitionAsync(RoleId, Subscription)).Message,
            Does.Contain($"read role {RoleId} at {Subscription}"));
        Assert.That(
            Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().GetRoleAssignmentAsync(Name, Subscription)).Message,
            Does.Contain($"read role assignment {Name} at {Subscription}"));
    }

    [Test]
    public void A_link_that_is_none_is_explained()
    {
        var azure = new FakeAzure().Answers(200, """{ "value": [], "nextLink": "http://[" }""");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().ListRoleAssignmentsAsync(Subscription).ToListAsync().AsTask());

        Assert.That(failure.Message, Does.Contain($"list role assignments at {Subscription}").And.Contain("http://["));
    }

    [TestCase("first", "first")]
    [TestCase("first", "second", "first")]
    public void Pages_that_lead_back_to_one_that_was_read_end_in_an_error(params string[] links)
    {
        var azure = new FakeAzure();
        foreach (var link in links)
            azure.Answers(200, $$"""{ "value": [], "nextLink": "https://management.azure.com{{AssignmentsPath}}?page={{link}}" }""");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().ListRoleAssignmentsAsync(Subscription).ToListAsync().AsTask());

        Assert.That(failure.Message, Does.Contain($"list role assignments at {Subscription}").And.Contain("read already"));
        Assert.That(azure.IsDone);
    }

    [Test]
    public void A_value_that_no_enumeration_names_is_no_filter()
    {
        var client = new FakeAzure().Client();

        Assert.That(() => client.ListRoleAssignmentsAsync(Subscription, (RoleAssignmentReach)17), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("AtAndBelow"));
        Assert.That(() => client.ListRoleDefinitionsAsync(Subscription, (RoleType)17), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Custom"));
    }

    [TestCase("{}", "GUID")]
    [TestCase("""{ "name": "x", "properties": { "roleName": "Tag reader" } }""", "GUID")]
    [TestCase("""{ "name": "3e5e47e6-65f7-47ef-90b5-e5dd4d455f24", "properties": {} }""", "roleName")]
    [TestCase("""{ "name": "3e5e47e6-65f7-47ef-90b5-e5dd4d455f24", "properties": { "roleName": " " } }""", "roleName")]
    public void A_role_without_a_name_is_none(string body, string missing)
    {
        var azure = new FakeAzure().Answers(200, body);

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().GetRoleDefinitionAsync(RoleId, Subscription));

        Assert.That(failure.Message, Does.Contain($"read role {RoleId} at {Subscription}").And.Contain(missing));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("<html>busy</html>")]
    [TestCase("""{ "name": 7 }""")]
    [TestCase("""{ "name": "12345678-aaaa-4bbb-8ccc-dddddddddddd", "properties": { "scope": "/", "principalId": "me" } }""")]
    public void A_body_that_is_none_is_explained(string body)
    {
        var azure = new FakeAzure().Answers(200, body);

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().GetRoleAssignmentAsync(Name, Subscription));

        Assert.That(failure.Message, Does.Contain($"read role assignment {Name} at {Subscription}").And.Contain("cannot be read"));
    }
}
