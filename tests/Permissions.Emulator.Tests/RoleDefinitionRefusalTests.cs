using System.Text.Json.Nodes;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class RoleDefinitionRefusalTests : AzureTests
{
    private const string OtherSubscriptionPath = "/subscriptions/5ab00000-0000-4000-8000-000000000002";

    [Test]
    public async Task A_scope_is_not_taken_away_while_the_role_is_assigned_there_and_nowhere_above()
    {
        var scopes = new[] { Azure.Subscription, Azure.OtherSubscription };
        _ = await Azure.DefineAsync(Id(1), RoleBody("VM reader", scopes), Azure.Subscription);
        _ = await Azure.AssignAsync(Id(2), Azure.OtherSubscription, Id(1), Ada.ObjectId);
        var refused = await PutAsync(RoleBody("VM reader", Azure.Subscription));
        var widened = await PutAsync(RoleBody("VM reader", Azure.Subscription, Scope.ManagementGroup(AzureRbacEmulator.DefaultTenantId.ToString())));
        _ = await Azure.DeleteAsync(AssignmentPath(Azure.OtherSubscription, Id(2)));
        var taken = await PutAsync(RoleBody("VM reader", Azure.Subscription));

        Assert.That((refused.Status, refused.ErrorCode), Is.EqualTo((400, "RoleScopeBeingRemovedContainsAssignments")));
        Assert.That(refused.Message, Does.Contain(Azure.OtherSubscription.Path));
        Assert.That((widened.Status, taken.Status), Is.EqualTo((201, 201)));
    }

    [TestCase("actions", "Microsoft.Compute/*/*", "InvalidActionOrNotAction", "contains multiple wildcards")]
    [TestCase("notActions", "Microsoft.Compute/*/*", "InvalidActionOrNotAction", "contains multiple wildcards")]
    [TestCase("actions", "Microsoft.Compute/virtualMachines/read/", "InvalidActionOrNotAction", "slash")]
    [TestCase("actions", " Microsoft.Compute/virtualMachines/read", "InvalidActionOrNotAction", "white space")]
    [TestCase("actions", "read", "InvalidActionOrNotAction", "provider")]
    [TestCase("notActions", "Microsoft.Compute/virtual machines/read", "InvalidActionOrNotAction", "contains ' '")]
    [TestCase("actions", null, "InvalidActionOrNotAction", "blank")]
    [TestCase("dataActions", "Microsoft.Storage/*/*", "InvalidDataActionOrNotDataAction", "contains multiple wildcards")]
    [TestCase("dataActions", "", "InvalidDataActionOrNotDataAction", "blank")]
    [TestCase("notDataActions", "/Microsoft.Storage/x/read", "InvalidDataActionOrNotDataAction", "slash")]
    public async Task A_malformed_permission_string_is_refused_under_the_code_of_its_plane(string list, string? text, string code, string message)
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        body["properties"]!["permissions"]![0]![list] = new JsonArray(text);
        var answer = await PutAsync(body);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, code)));
        Assert.That(answer.Message, Does.Contain(message));
    }

    [TestCase(0)]
    [TestCase(2)]
    public async Task A_custom_role_has_exactly_one_permission_block(int count)
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        body["properties"]!["permissions"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject { ["actions"] = new JsonArray("*/read") })]);
        var answer = await PutAsync(body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain($"{count} permission blocks"));
    }

    [Test]
    public async Task A_permission_block_of_a_custom_role_has_no_condition()
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        body["properties"]!["permissions"]![0]!["condition"] = "@Request[a:b] StringEquals 'c'";
        var answer = await PutAsync(body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain("condition"));
    }

    [TestCase("roleName", 512, 201)]
    [TestCase("roleName", 513, 400)]
    [TestCase("roleName", 0, 400)]
    [TestCase("description", 2048, 201)]
    [TestCase("description", 2049, 400)]
    [TestCase("description", 0, 201)]
    public async Task Name_and_description_have_their_limits(string property, int length, int status)
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        body["properties"]![property] = new string('x', length);

        Assert.That((await PutAsync(body)).Status, Is.EqualTo(status));
    }

    [TestCase("BuiltInRole", 400)]
    [TestCase("Custom", 400)]
    [TestCase("customRole", 201)]
    [TestCase(null, 201)]
    public async Task Only_custom_roles_are_created(string? type, int status)
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        body["properties"]!["type"] = type;

        Assert.That((await PutAsync(body)).Status, Is.EqualTo(status));
    }

    [TestCase("/", "built-in")]
    [TestCase("*", "slash")]
    [TestCase("/subscriptions/*", "wildcard")]
    [TestCase("/subscriptions/5ab00000-0000-4000-8000-000000000001/resourceGroups/*", "wildcard")]
    [TestCase("/subscriptions/not-a-guid", "GUID")]
    [TestCase("", "empty")]
    [TestCase(null, "empty")]
    public async Task An_assignable_scope_that_names_no_place_of_a_custom_role_is_refused(string? scope, string message)
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        body["properties"]!["assignableScopes"]!.AsArray().Add(scope);
        var answer = await PutAsync(body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain(message));
    }

    [TestCase(0, 400)]
    [TestCase(2000, 201)]
    [TestCase(2001, 400)]
    public async Task A_role_has_1_to_2000_assignable_scopes(int count, int status)
    {
        var scopes = Enumerable.Range(0, count).Select(i => i == 0 ? Azure.Subscription : Azure.Subscription.Resource("Microsoft.Storage", "storageAccounts", $"s{i}"));

        Assert.That((await PutAsync(RoleBody("VM reader", [.. scopes]))).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task One_management_group_is_assignable_and_two_are_not()
    {
        var one = await PutAsync(RoleBody("VM reader", Azure.Subscription, Azure.Group));
        var twice = await PutAsync(RoleBody("VM reader", Azure.Subscription, Azure.Group, Azure.Group));
        var two = await PutAsync(RoleBody("VM reader", Azure.Subscription, Azure.Group, Azure.ChildGroup));

        Assert.That((one.Status, twice.Status, two.Status), Is.EqualTo((201, 201, 400)));
        Assert.That(two.Message, Does.Contain("management groups"));
    }

    [Test]
    public async Task A_management_group_among_the_assignable_scopes_need_not_exist()
    {
        var answer = await PutAsync(RoleBody("VM reader", Azure.Subscription, Scope.ManagementGroup("tpyo")));

        Assert.That(answer.Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Subscriptions_and_resource_groups_among_the_assignable_scopes_must_exist()
    {
        var subscription = await PutAsync(RoleBody("VM reader", Azure.Subscription, Scope.Subscription(UnknownId)));
        var resourceGroup = await PutAsync(RoleBody("VM reader", Azure.Subscription, Scope.ResourceGroup(SubscriptionId, "unknown")));

        Assert.Multiple(() =>
        {
            Assert.That((subscription.Status, subscription.ErrorCode), Is.EqualTo((403, "LinkedAuthorizationFailed")));
            Assert.That((resourceGroup.Status, resourceGroup.ErrorCode), Is.EqualTo((404, "ResourceGroupNotFound")));
        });
    }

    [Test]
    public async Task A_role_is_put_at_one_of_its_assignable_scopes()
    {
        var body = RoleBody("VM reader", Azure.ResourceGroup, Azure.OtherSubscription);
        var above = await Azure.PutAsync(RolePath(Azure.Subscription, Id(1)), body);
        var tenant = await Azure.PutAsync(RolePath(Scope.Tenant, Id(1)), body);
        var second = await Azure.PutAsync(RolePath(Azure.OtherSubscription, Id(1)), body);

        Assert.That((above.Status, tenant.Status, second.Status), Is.EqualTo((400, 400, 201)));
        Assert.That(above.Message, Does.Contain(OtherSubscriptionPath));
    }

    [Test]
    public async Task A_role_is_named_by_a_guid([Values("vm-reader", "00000000-0000-0000-0000-000000000000", "{00000001-1111-4111-8100-000000000001}", "00000001111141118100000000000001")] string name)
    {
        var path = $"{RolesPath(Azure.Subscription)}/{name}";
        var answers = new[] { await Azure.PutAsync(path, RoleBody("VM reader", Azure.Subscription)), await Azure.GetAsync(path), await Azure.DeleteAsync(path) };

        Assert.That(answers.Select(a => (a.Status, a.ErrorCode)), Is.All.EqualTo((400, "InvalidRoleDefinitionId")));
    }

    private Task<Answer> PutAsync(JsonObject body) => Azure.PutAsync(RolePath(Azure.Subscription, Id(1)), body);
}
