using System.Text.Json.Nodes;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class RoleAssignmentRefusalTests : AzureTests
{
    private static readonly Guid ReaderId = Reader.Id!.Value;

    [TestCase("acdd72a7-3385-48ef-bd42-f606fba81ae7")]
    [TestCase("Reader")]
    [TestCase("/providers/Microsoft.Authorization/roleDefinitions/Reader")]
    [TestCase("/providers/Microsoft.Authorization/roleDefinitions")]
    [TestCase("/providers/Microsoft.Authorization/roleAssignments/acdd72a7-3385-48ef-bd42-f606fba81ae7")]
    [TestCase("/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7")]
    [TestCase("")]
    [TestCase(null)]
    public async Task The_role_is_given_by_its_full_id(string? id)
    {
        var answer = await PutAsync(p => p["roleDefinitionId"] = id);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, "BadRequestFormat")));
    }

    [TestCase("ada@example.com", "InvalidPrincipalId")]
    [TestCase("00000000-0000-0000-0000-000000000000", "InvalidPrincipalId")]
    [TestCase("", "BadRequestFormat")]
    [TestCase(null, "BadRequestFormat")]
    public async Task The_principal_is_given_by_its_object_id(string? id, string code)
    {
        var answer = await PutAsync(p => p["principalId"] = id);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task An_unknown_role_cannot_be_assigned()
    {
        var answer = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), AssignmentBody(UnknownId, Ada.ObjectId));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((404, "RoleDefinitionDoesNotExist")));
    }

    [Test]
    public async Task A_role_is_assigned_within_its_assignable_scopes_only()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", Azure.Group), Azure.Group);
        var below = new[] { Azure.Group, Azure.ChildGroup, Azure.Subscription, Azure.ResourceGroup, Azure.ResourceGroup.Resource("Microsoft.Storage", "storageAccounts", "s1") };
        for (var i = 0; i < below.Length; i++)
            _ = await Azure.AssignAsync(Id(10 + i), below[i], Id(1), Ada.ObjectId);
        var beside = await Azure.PutAsync(AssignmentPath(Azure.OtherSubscription, Id(2)), AssignmentBody(Id(1), Ada.ObjectId));
        var above = await Azure.PutAsync(AssignmentPath(Azure.Emulator.DefaultTenant.RootManagementGroup, Id(3)), AssignmentBody(Id(1), Ada.ObjectId));

        Assert.That(new[] { beside.Status, above.Status }, Is.All.EqualTo(400));
        Assert.That(beside.Message, Does.Contain(Azure.Group.Path));
    }

    [Test]
    public async Task A_custom_role_with_data_actions_is_assigned_below_a_management_group_but_not_at_it()
    {
        var body = RoleBody("Blob reader", Azure.Group);
        body["properties"]!["permissions"]![0]!["dataActions"] = new JsonArray("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read");
        _ = await Azure.DefineAsync(Id(1), body, Azure.Group);
        var atGroup = await Azure.PutAsync(AssignmentPath(Azure.Group, Id(2)), AssignmentBody(Id(1), Ada.ObjectId));
        _ = await Azure.AssignAsync(Id(3), Azure.Subscription, Id(1), Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(4), Azure.Group, BlobReader.Id!.Value, Ada.ObjectId);

        Assert.That((atGroup.Status, atGroup.ErrorCode), Is.EqualTo((400, "InvalidCreateRoleAssignmentRequest")));
    }

    [Test]
    public async Task The_first_api_version_cannot_assign_a_role_with_data_actions()
    {
        var data = await Azure.SendAsync(HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(1)), body: JsonContent(AssignmentBody(BlobReader.Id!.Value, Ada.ObjectId)), apiVersion: "2015-07-01");
        var control = await Azure.SendAsync(HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(2)), body: JsonContent(AssignmentBody(ReaderId, Ada.ObjectId)), apiVersion: "2015-07-01");

        Assert.That((data.Status, data.ErrorCode), Is.EqualTo((400, "UnsupportedApiVersionForRoleDefinitionHasDataActions")));
        Assert.That(control.Status, Is.EqualTo(201));
    }

    [TestCase("@Resource[a:b] StringEquals 'c'", null, 201, "2.0")]
    [TestCase("@Resource[a:b] StringEquals 'c'", "2.0", 201, "2.0")]
    [TestCase("@Resource[a:b] StringEquals 'c'", "1.0", 400, null)]
    [TestCase(null, "2.0", 400, null)]
    [TestCase(null, null, 201, null)]
    [TestCase("", "", 201, null)]
    public async Task A_condition_is_of_version_2_0_which_is_the_default(string? condition, string? version, int status, string? answered)
    {
        var answer = await PutAsync(p =>
        {
            p["condition"] = condition;
            p["conditionVersion"] = version;
        });

        Assert.That(answer.Status, Is.EqualTo(status));
        if (status == 201)
            Assert.That((string?)answer.Properties["conditionVersion"], Is.EqualTo(answered));
        else
            Assert.That(answer.Message, Does.StartWith("The given role assignment condition is invalid"));
    }

    [TestCase("@Resource[a:b] StringEquals", "position 28")]
    [TestCase("allow all", "position 1")]
    public async Task A_malformed_condition_is_refused_at_its_place(string condition, string place)
    {
        var answer = await PutAsync(p => p["condition"] = condition);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, "InvalidRoleAssignmentCondition")));
        Assert.That(answer.Message, Does.Contain(place));
    }

    [TestCase("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read", 400)]
    [TestCase("Microsoft.ServiceBus/namespaces/messages/send/action", 201)]
    public async Task GUIDs_are_not_compared_for_a_role_with_data_actions_of_storage(string dataAction, int status)
    {
        var role = RoleBody("Data", Azure.Subscription);
        role["properties"]!["permissions"]![0]!["dataActions"] = new JsonArray(dataAction);
        _ = await Azure.DefineAsync(Id(5), role, Azure.Subscription);
        var body = AssignmentBody(Id(5), Ada.ObjectId);
        body["properties"]!["condition"] = "@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Set_Team] GuidEquals 5e467623-bb1f-42f4-a55d-6e525e11384b";

        var answer = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), body);

        Assert.That(answer.Status, Is.EqualTo(status));
        if (status == 400)
        {
            Assert.That(answer.ErrorCode, Is.EqualTo("InvalidRoleAssignmentCondition"));
            Assert.That(answer.Message, Does.Contain("position 70").And.Contain("GuidEquals compares GUIDs"));
        }
    }

    [TestCase("condition", 8192, 201)]
    [TestCase("condition", 8193, 400)]
    [TestCase("description", 2048, 201)]
    [TestCase("description", 2049, 400)]
    public async Task Condition_and_description_have_their_limits_in_bytes(string property, int bytes, int status)
    {
        // "é" has two bytes in UTF-8.
        var (start, end) = property == "condition" ? ("@Resource[a:b] StringEquals '", "'") : (string.Empty, string.Empty);
        var left = bytes - start.Length - end.Length;
        var text = start + new string('é', left / 2) + (left % 2 == 1 ? "x" : string.Empty) + end;

        Assert.That((await PutAsync(p => p[property] = text)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task The_limit_of_a_subscription_counts_its_resource_groups_and_resources_and_not_updates()
    {
        Azure.Emulator.Limits.AssignmentsPerSubscription = 2;
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, ReaderId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(2), Azure.ResourceGroup, ReaderId, Ada.ObjectId);
        var third = await Azure.PutAsync(AssignmentPath(Azure.ResourceGroup.Resource("Microsoft.Storage", "storageAccounts", "s1"), Id(3)), AssignmentBody(ReaderId, Ada.ObjectId));
        var update = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), AssignmentBody(ReaderId, Ada.ObjectId));
        var conflict = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(4)), AssignmentBody(ReaderId, Ada.ObjectId));
        _ = await Azure.AssignAsync(Id(5), Azure.OtherSubscription, ReaderId, Ada.ObjectId);

        Assert.Multiple(() =>
        {
            Assert.That((third.Status, third.ErrorCode), Is.EqualTo((400, "RoleAssignmentLimitExceeded")));
            Assert.That(update.Status, Is.EqualTo(200));
            Assert.That(conflict.Status, Is.EqualTo(409));
        });
    }

    [Test]
    public async Task The_limit_of_a_management_group_counts_what_is_at_it()
    {
        Azure.Emulator.Limits.AssignmentsPerManagementGroup = 1;
        _ = await Azure.AssignAsync(Id(1), Azure.Group, ReaderId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(2), Azure.ChildGroup, ReaderId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(3), Azure.Subscription, ReaderId, Ada.ObjectId);
        var second = await Azure.PutAsync(AssignmentPath(Azure.Group, Id(4)), AssignmentBody(ReaderId, Team.ObjectId));

        Assert.That((second.Status, second.ErrorCode), Is.EqualTo((400, "RoleAssignmentLimitExceeded")));
    }

    [Test]
    public async Task An_assignment_is_named_by_a_guid()
    {
        var path = AssignmentsPath(Azure.Subscription) + "/ada-reads";
        var answers = new[] { await Azure.PutAsync(path, AssignmentBody(ReaderId, Ada.ObjectId)), await Azure.GetAsync(path), await Azure.DeleteAsync(path) };

        Assert.That(answers.Select(a => (a.Status, a.ErrorCode)), Is.All.EqualTo((400, "InvalidRoleAssignmentId")));
    }

    private Task<Answer> PutAsync(Action<JsonObject> change)
    {
        var body = AssignmentBody(ReaderId, Ada.ObjectId);
        change(body["properties"]!.AsObject());
        return Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), body);
    }
}
