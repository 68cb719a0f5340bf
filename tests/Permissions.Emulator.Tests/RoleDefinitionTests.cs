using System.Text.Json.Nodes;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class RoleDefinitionTests : AzureTests
{
    [Test]
    public async Task A_role_is_put_got_listed_and_deleted()
    {
        var path = RolePath(Azure.Subscription, Id(1));
        var put = await Azure.PutAsync(path, RoleBody("VM reader", Azure.Subscription));
        var got = await Azure.GetAsync(path);
        var listed = await Azure.GetAsync(RolesPath(Azure.Subscription), "type eq 'CustomRole'");
        var deleted = await Azure.DeleteAsync(path);
        var again = await Azure.DeleteAsync(path);
        var gone = await Azure.GetAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(put.Status, Is.EqualTo(201));
            Assert.That((string?)put.Properties["roleName"], Is.EqualTo("VM reader"));
            Assert.That((string?)put.Properties["type"], Is.EqualTo("CustomRole"));
            Assert.That((string?)put.Body!["id"], Is.EqualTo(path));
            Assert.That((string?)put.Body["type"], Is.EqualTo("Microsoft.Authorization/roleDefinitions"));
            Assert.That((string?)put.Properties["permissions"]![0]!["actions"]![0], Is.EqualTo("Microsoft.Compute/virtualMachines/read"));
            Assert.That(put.Properties["permissions"]![0]!["dataActions"]!.AsArray(), Is.Empty);
            Assert.That((string?)put.Properties["createdBy"], Is.EqualTo(AzureRbacEmulator.DefaultCallerId.ToString()));
            Assert.That(got.Text, Is.EqualTo(put.Text));
            Assert.That(listed.Names, Is.EqualTo(new[] { Id(1).ToString() }));
            Assert.That(deleted.Status, Is.EqualTo(200));
            Assert.That(deleted.Text, Is.EqualTo(put.Text));
            Assert.That(again.Status, Is.EqualTo(204));
            Assert.That(again.Text, Is.Empty);
            Assert.That(gone.Status, Is.EqualTo(404));
            Assert.That(gone.ErrorCode, Is.EqualTo("RoleDefinitionDoesNotExist"));
        });
    }

    [Test]
    public async Task An_update_answers_201_keeps_createdOn_and_moves_updatedOn()
    {
        var path = RolePath(Azure.Subscription, Id(1));
        var first = await Azure.PutAsync(path, RoleBody("One", Azure.Subscription));
        Azure.Emulator.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await Azure.PutAsync(path, RoleBody("Two", Azure.Subscription));

        Assert.Multiple(() =>
        {
            Assert.That(second.Status, Is.EqualTo(201));
            Assert.That((string?)second.Properties["roleName"], Is.EqualTo("Two"));
            Assert.That((string?)first.Properties["createdOn"], Is.EqualTo("2026-01-01T00:00:00Z"));
            Assert.That((string?)second.Properties["createdOn"], Is.EqualTo("2026-01-01T00:00:00Z"));
            Assert.That((string?)second.Properties["updatedOn"], Is.EqualTo("2026-01-01T00:05:00Z"));
        });
    }

    [Test]
    public async Task A_name_is_unique_in_the_tenant_without_regard_to_case()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", Azure.Subscription), Azure.Subscription);
        var other = await Azure.PutAsync(RolePath(Azure.OtherSubscription, Id(2)), RoleBody("vm READER", Azure.OtherSubscription));
        var builtIn = await Azure.PutAsync(RolePath(Azure.Subscription, Id(3)), RoleBody("reader", Azure.Subscription));
        var same = await Azure.PutAsync(RolePath(Azure.Subscription, Id(1)), RoleBody("VM Reader", Azure.Subscription));

        Assert.Multiple(() =>
        {
            Assert.That((other.Status, other.ErrorCode), Is.EqualTo((409, "RoleDefinitionWithSameNameExists")));
            Assert.That((builtIn.Status, builtIn.ErrorCode), Is.EqualTo((409, "RoleDefinitionWithSameNameExists")));
            Assert.That(same.Status, Is.EqualTo(201));
        });
    }

    [Test]
    public async Task Two_tenants_may_each_have_a_role_of_the_same_name_and_id()
    {
        var other = Azure.Emulator.AddTenant(Id(900));
        var subscription = other.AddSubscription(Id(901));
        var token = TokenOf(Azure.Emulator.CredentialFor(other, Id(902)));
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", Azure.Subscription), Azure.Subscription);
        var put = await Azure.SendAsync(HttpMethod.Put, RolePath(subscription, Id(1)), body: JsonContent(RoleBody("VM reader", subscription)), token: token);

        Assert.Multiple(() =>
        {
            Assert.That(put.Status, Is.EqualTo(201), put.Text);
            Assert.That((string?)put.Properties["createdBy"], Is.EqualTo(Id(902).ToString()));
        });
    }

    [Test]
    public async Task A_built_in_role_is_read_with_all_its_blocks_and_conditions_and_cannot_be_changed()
    {
        var role = new RoleDefinition(
            "Two blocks",
            "Built in.",
            RoleType.BuiltIn,
            [new([ControlAction.Parse("*/read")]), new([ControlAction.Parse("*/write")], condition: "@Request[a:b] StringEquals 'c'", conditionVersion: "2.0")],
            [Scope.Tenant],
            Id(7));
        Azure.Emulator.AddBuiltInRoles([role]);
        var got = await Azure.GetAsync(RolePath(Azure.Subscription, Id(7)));
        var put = await Azure.PutAsync(RolePath(Azure.Subscription, Id(7)), RoleBody("Mine", Azure.Subscription));
        var deleted = await Azure.DeleteAsync(RolePath(Azure.Subscription, Id(7)));

        Assert.Multiple(() =>
        {
            Assert.That((string?)got.Properties["type"], Is.EqualTo("BuiltInRole"));
            Assert.That(got.Properties["permissions"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((string?)got.Properties["permissions"]![1]!["condition"], Is.EqualTo("@Request[a:b] StringEquals 'c'"));
            Assert.That((string?)got.Properties["assignableScopes"]![0], Is.EqualTo("/"));
            Assert.That((string?)got.Body!["id"], Is.EqualTo(RolePath(Azure.Subscription, Id(7))));
            Assert.That(put.Status, Is.EqualTo(400));
            Assert.That(deleted.Status, Is.EqualTo(400));
        });
    }

    [Test]
    public async Task A_role_in_use_cannot_be_deleted_until_its_assignments_are_gone()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", Azure.Subscription), Azure.Subscription);
        _ = await Azure.AssignAsync(Id(2), Azure.ResourceGroup, Id(1), Ada.ObjectId);
        var refused = await Azure.DeleteAsync(RolePath(Azure.Subscription, Id(1)));
        _ = await Azure.DeleteAsync(AssignmentPath(Azure.ResourceGroup, Id(2)));
        var deleted = await Azure.DeleteAsync(RolePath(Azure.Subscription, Id(1)));

        Assert.Multiple(() =>
        {
            Assert.That((refused.Status, refused.ErrorCode), Is.EqualTo((400, "RoleDefinitionHasAssignments")));
            Assert.That(deleted.Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task The_limit_of_custom_roles_is_the_tenants_and_does_not_stop_updates()
    {
        Azure.Emulator.Limits.CustomRolesPerTenant = 1;
        _ = await Azure.DefineAsync(Id(1), RoleBody("One", Azure.Subscription), Azure.Subscription);
        var second = await Azure.PutAsync(RolePath(Azure.OtherSubscription, Id(2)), RoleBody("Two", Azure.OtherSubscription));
        var update = await Azure.PutAsync(RolePath(Azure.Subscription, Id(1)), RoleBody("One again", Azure.Subscription));

        Assert.Multiple(() =>
        {
            Assert.That((second.Status, second.ErrorCode), Is.EqualTo((400, "RoleDefinitionLimitExceeded")));
            Assert.That(update.Status, Is.EqualTo(201));
        });
    }

    [Test]
    public async Task A_role_is_found_at_above_and_below_its_scopes_and_nowhere_else()
    {
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", Azure.Subscription), Azure.Subscription);
        async Task<int> StatusAt(Scope scope) => (await Azure.GetAsync(RolePath(scope, Id(1)))).Status;

        Assert.Multiple(async () =>
        {
            Assert.That(await StatusAt(Azure.Subscription), Is.EqualTo(200));
            Assert.That(await StatusAt(Azure.ResourceGroup), Is.EqualTo(200));
            Assert.That(await StatusAt(Azure.Group), Is.EqualTo(200));
            Assert.That(await StatusAt(Scope.Tenant), Is.EqualTo(200));
            Assert.That(await StatusAt(Azure.OtherSubscription), Is.EqualTo(404));
        });
    }

    [Test]
    public async Task Nulls_where_lists_belong_are_refused()
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        body["properties"]!["permissions"]![0]!["notActions"] = (JsonNode?)null;
        var answer = await Azure.PutAsync(RolePath(Azure.Subscription, Id(1)), body);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, "InvalidRequestContent")));
    }
}
