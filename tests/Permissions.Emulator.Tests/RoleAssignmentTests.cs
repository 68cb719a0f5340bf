using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class RoleAssignmentTests : AzureTests
{
    private static readonly Guid ReaderId = Reader.Id!.Value;

    [Test]
    public async Task An_assignment_is_put_got_and_deleted()
    {
        var path = AssignmentPath(Azure.ResourceGroup, Id(1));
        var put = await Azure.PutAsync(path, AssignmentBody(ReaderId, App.ObjectId, "ServicePrincipal"));
        var got = await Azure.GetAsync(path);
        var deleted = await Azure.DeleteAsync(path);
        var again = await Azure.DeleteAsync(path);
        var gone = await Azure.GetAsync(path);

        Assert.Multiple(() =>
        {
            Assert.That(put.Status, Is.EqualTo(201));
            Assert.That((string?)put.Body!["id"], Is.EqualTo(path));
            Assert.That((string?)put.Body["name"], Is.EqualTo(Id(1).ToString()));
            Assert.That((string?)put.Body["type"], Is.EqualTo("Microsoft.Authorization/roleAssignments"));
            Assert.That((string?)put.Properties["scope"], Is.EqualTo(Azure.ResourceGroup.Path));
            Assert.That((string?)put.Properties["principalId"], Is.EqualTo(App.ObjectId.ToString()));
            Assert.That((string?)put.Properties["principalType"], Is.EqualTo("ServicePrincipal"));
            Assert.That(got.Text, Is.EqualTo(put.Text));
            Assert.That(deleted.Status, Is.EqualTo(200));
            Assert.That(deleted.Text, Is.EqualTo(put.Text));
            Assert.That((again.Status, again.Text), Is.EqualTo((204, string.Empty)));
            Assert.That((gone.Status, gone.ErrorCode), Is.EqualTo((404, "RoleAssignmentNotFound")));
        });
    }

    [Test]
    public async Task The_role_id_is_rewritten_to_the_subscription_of_the_assignment()
    {
        var body = AssignmentBody(ReaderId, Ada.ObjectId);
        body["properties"]!["roleDefinitionId"] = RolePath(Azure.OtherSubscription, ReaderId).ToUpperInvariant();
        var inSubscription = await Azure.PutAsync(AssignmentPath(Azure.ResourceGroup, Id(1)), body);
        var inGroup = await Azure.PutAsync(AssignmentPath(Azure.Group, Id(2)), body);

        Assert.Multiple(() =>
        {
            Assert.That((string?)inSubscription.Properties["roleDefinitionId"], Is.EqualTo(RolePath(Azure.Subscription, ReaderId)));
            Assert.That((string?)inGroup.Properties["roleDefinitionId"], Is.EqualTo(RolePath(Scope.Tenant, ReaderId)));
        });
    }

    [Test]
    public async Task The_same_name_with_the_same_triple_answers_200_and_updates_condition_and_description()
    {
        var path = AssignmentPath(Azure.Subscription, Id(1));
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, ReaderId, Ada.ObjectId);
        Azure.Emulator.Clock.Advance(TimeSpan.FromHours(1));
        var body = AssignmentBody(ReaderId, Ada.ObjectId);
        body["properties"]!["description"] = "For reports.";
        body["properties"]!["condition"] = "@Resource[a:b] StringEquals 'c'";
        var updated = await Azure.PutAsync(path, body);

        Assert.Multiple(() =>
        {
            Assert.That(updated.Status, Is.EqualTo(200));
            Assert.That((string?)updated.Properties["description"], Is.EqualTo("For reports."));
            Assert.That((string?)updated.Properties["condition"], Is.EqualTo("@Resource[a:b] StringEquals 'c'"));
            Assert.That((string?)updated.Properties["conditionVersion"], Is.EqualTo("2.0"));
            Assert.That((string?)updated.Properties["createdOn"], Is.EqualTo("2026-01-01T00:00:00Z"));
            Assert.That((string?)updated.Properties["updatedOn"], Is.EqualTo("2026-01-01T01:00:00Z"));
        });
    }

    [Test]
    public async Task The_same_triple_under_another_name_is_a_conflict_that_names_the_first_without_dashes()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.ResourceGroup, ReaderId, Ada.ObjectId);
        var sameTriple = AssignmentPath(Scope.Parse(Azure.ResourceGroup.Path.ToUpperInvariant()), Id(2));
        var conflict = await Azure.PutAsync(sameTriple, AssignmentBody(ReaderId, Ada.ObjectId));

        Assert.That((conflict.Status, conflict.ErrorCode), Is.EqualTo((409, "RoleAssignmentExists")));
        Assert.That(conflict.Message, Does.Contain($"conflicting role assignment is {Id(1):N}."));
    }

    [Test]
    public async Task A_deleted_assignment_frees_its_triple_and_its_name()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, ReaderId, Ada.ObjectId);
        _ = await Azure.DeleteAsync(AssignmentPath(Azure.Subscription, Id(1)));

        _ = await Azure.AssignAsync(Id(2), Azure.Subscription, ReaderId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, ReaderId, Team.ObjectId);
    }

    [Test]
    public async Task Principal_role_and_scope_of_a_name_never_change()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, ReaderId, Ada.ObjectId);
        var principal = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), AssignmentBody(ReaderId, Team.ObjectId));
        var role = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), AssignmentBody(BlobReader.Id!.Value, Ada.ObjectId));
        var scope = await Azure.PutAsync(AssignmentPath(Azure.OtherSubscription, Id(1)), AssignmentBody(ReaderId, Ada.ObjectId));

        Assert.That(
            new[] { principal, role, scope }.Select(a => (a.Status, a.ErrorCode)),
            Is.All.EqualTo((400, "RoleAssignmentUpdateNotPermitted")));
    }

    [Test]
    public async Task An_assignment_is_got_at_its_own_scope_only_in_any_case()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.ResourceGroup, ReaderId, Ada.ObjectId);
        var upper = await Azure.GetAsync(AssignmentPath(Azure.ResourceGroup, Id(1)).ToUpperInvariant());
        var above = await Azure.GetAsync(AssignmentPath(Azure.Subscription, Id(1)));
        var deletedAbove = await Azure.DeleteAsync(AssignmentPath(Azure.Subscription, Id(1)));

        Assert.That((upper.Status, above.Status, deletedAbove.Status), Is.EqualTo((200, 404, 204)));
    }

    [TestCase("User", 201, null)]
    [TestCase("ServicePrincipal", 201, null)]
    [TestCase("serviceprincipal", 201, null)]
    [TestCase("Group", 400, "PrincipalNotFound")]
    [TestCase(null, 400, "PrincipalNotFound")]
    [TestCase("", 400, "PrincipalNotFound")]
    [TestCase("ForeignGroup", 400, "InvalidPrincipalType")]
    [TestCase("Device", 400, "InvalidPrincipalType")]
    [TestCase("MSI", 400, "InvalidPrincipalType")]
    [TestCase("0", 400, "InvalidPrincipalType")]
    public async Task A_principal_that_is_not_there_yet_is_accepted_only_with_the_type_of_one_that_may_appear(string? type, int status, string? code)
    {
        var answer = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), AssignmentBody(ReaderId, UnknownId, type));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task Old_api_versions_do_not_believe_the_type_of_a_principal()
    {
        async Task<string?> CodeWith(string version, string type, int id) => (await Azure.SendAsync(
            HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(id)), body: JsonContent(AssignmentBody(ReaderId, Id(id), type)), apiVersion: version)).ErrorCode;

        Assert.Multiple(async () =>
        {
            Assert.That(await CodeWith("2018-01-01-preview", "ServicePrincipal", 1), Is.EqualTo("PrincipalNotFound"));
            Assert.That(await CodeWith("2018-09-01-preview", "ServicePrincipal", 2), Is.Null);
            Assert.That(await CodeWith("2018-09-01-preview", "User", 3), Is.EqualTo("PrincipalNotFound"));
            Assert.That(await CodeWith("2020-03-01-preview", "User", 4), Is.Null);
        });
    }

    [Test]
    public async Task The_type_of_a_known_principal_may_be_left_out_but_not_be_wrong()
    {
        var left = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), AssignmentBody(ReaderId, Team.ObjectId));
        var wrong = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(2)), AssignmentBody(ReaderId, Ada.ObjectId, "ServicePrincipal"));
        _ = await Azure.AssignAsync(Id(3), Azure.Subscription, ReaderId, UnknownId, "User");
        var changed = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(3)), AssignmentBody(ReaderId, UnknownId, "ServicePrincipal"));

        Assert.Multiple(() =>
        {
            Assert.That((string?)left.Properties["principalType"], Is.EqualTo("Group"));
            Assert.That((wrong.Status, wrong.ErrorCode), Is.EqualTo((400, "UnmatchedPrincipalType")));
            Assert.That((changed.Status, changed.ErrorCode), Is.EqualTo((400, "UnmatchedPrincipalType")));
        });
    }

    [Test]
    public async Task An_assignment_outlives_its_principal()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, ReaderId, Ada.ObjectId);
        Assert.That(Azure.Emulator.DefaultTenant.RemovePrincipal(Ada.ObjectId), Is.True);

        Assert.That((await Azure.GetAsync(AssignmentPath(Azure.Subscription, Id(1)))).Status, Is.EqualTo(200));
        Assert.That((await Azure.PutAsync(AssignmentPath(Azure.ResourceGroup, Id(2)), AssignmentBody(ReaderId, Ada.ObjectId))).ErrorCode, Is.EqualTo("PrincipalNotFound"));
    }
}
