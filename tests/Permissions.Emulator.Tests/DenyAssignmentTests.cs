using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class DenyAssignmentTests : AzureTests
{
    private string Denials => AssignmentsPath(Azure.Subscription).Replace("roleAssignments", "denyAssignments", StringComparison.Ordinal);

    [SetUp]
    public void AddThree()
    {
        var block = new PermissionBlock([ControlAction.Parse("*/delete")], [ControlAction.Parse("Microsoft.Compute/*")]);
        var tenant = Azure.Emulator.DefaultTenant;
        tenant.AddDenyAssignment(new(Id(1), "Above", Azure.Group, [block]));
        tenant.AddDenyAssignment(new(Id(2), "Here", Azure.Subscription, [block], [Ada.ObjectId, UnknownId], [App.ObjectId], appliesToChildScopes: false));
        tenant.AddDenyAssignment(new(Id(3), "Below", Azure.ResourceGroup, [block], [Ada.ObjectId]));
    }

    [Test]
    public async Task A_deny_assignment_is_read_as_the_service_writes_it()
    {
        var answer = await Azure.GetAsync($"{Denials}/{Id(2)}");
        var properties = answer.Properties;

        Assert.Multiple(() =>
        {
            Assert.That((string?)answer.Body!["id"], Is.EqualTo($"{Denials}/{Id(2)}"));
            Assert.That((string?)answer.Body["type"], Is.EqualTo("Microsoft.Authorization/denyAssignments"));
            Assert.That((string?)properties["denyAssignmentName"], Is.EqualTo("Here"));
            Assert.That((string?)properties["scope"], Is.EqualTo(Azure.Subscription.Path));
            Assert.That((bool)properties["doNotApplyToChildScopes"]!, Is.True);
            Assert.That((bool)properties["isSystemProtected"]!, Is.True);
            Assert.That((string?)properties["permissions"]![0]!["notActions"]![0], Is.EqualTo("Microsoft.Compute/*"));
            Assert.That(properties["principals"]!.AsArray().Select(p => (string?)p!["type"]), Is.EqualTo(new[] { "User", "Unknown" }));
            Assert.That((string?)properties["excludePrincipals"]![0]!["id"], Is.EqualTo(App.ObjectId.ToString()));
        });
    }

    [Test]
    public async Task Everybody_is_a_principal_of_the_system()
    {
        var listed = await Azure.GetAsync(Denials, "denyAssignmentName eq 'ABOVE'");
        var everybody = listed.Body!["value"]![0]!["properties"]!["principals"]![0]!;

        Assert.That(((string?)everybody["id"], (string?)everybody["type"]), Is.EqualTo((Guid.Empty.ToString(), "SystemDefined")));
    }

    [TestCase(null, 1, 2, 3)]
    [TestCase("atScope()", 1, 2)]
    [TestCase("denyAssignmentName eq 'Here'", 2)]
    [TestCase("principalId eq 'a0000000-0000-4000-8000-000000000001'", 2, 3)]
    [TestCase("atScope() and principalId eq 'a0000000-0000-4000-8000-000000000001'", 2)]
    public async Task Lists_reach_as_far_as_the_filter_says(string? filter, params int[] expected) =>
        Assert.That((await Azure.GetAsync(Denials, filter)).Names, Is.EqualTo(expected.Select(n => Id(n).ToString())));

    [Test]
    public async Task They_can_only_be_read_and_what_is_not_there_is_not_found()
    {
        var put = await Azure.PutAsync($"{Denials}/{Id(4)}", AssignmentBody(Id(1), Id(2)));
        var deleted = await Azure.DeleteAsync($"{Denials}/{Id(2)}");
        var unknown = await Azure.GetAsync($"{Denials}/{Id(4)}");
        var malformed = await Azure.GetAsync($"{Denials}/x");
        var filter = await Azure.GetAsync(Denials, "principalId eq 'me'");

        Assert.That(new[] { put.ErrorCode, deleted.ErrorCode }, Is.All.EqualTo("MethodNotAllowed"));
        Assert.That((unknown.Status, unknown.ErrorCode, malformed.Status, filter.ErrorCode), Is.EqualTo((404, "DenyAssignmentNotFound", 400, "InvalidFilterInQueryString")));
    }

    [Test]
    public void A_deny_assignment_has_an_id_and_a_name_of_its_own()
    {
        Assert.That(() => new EmulatedDenyAssignment(Guid.Empty, "x", Scope.Tenant, []), Throws.ArgumentException);
        Assert.That(() => new EmulatedDenyAssignment(Id(9), " ", Scope.Tenant, []), Throws.ArgumentException);
        Assert.That(() => Azure.Emulator.DefaultTenant.AddDenyAssignment(new(Id(1), "x", Scope.Tenant, [])), Throws.ArgumentException.With.Message.Contains("already"));
        Assert.That(Azure.Emulator.DefaultTenant.RemoveDenyAssignment(Id(9)), Is.False);
    }
}
