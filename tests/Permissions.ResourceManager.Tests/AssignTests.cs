using Azure;
using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class AssignTests
{
    private const string Condition = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEquals 'User'))";

    private static readonly Guid BicepName = ArmGuid.Create(
        Subscription.Path, Deployer.ObjectId.ToString(), $"{RolesPath}/{RoleId}");

    private static readonly Guid ForeignName = new("12345678-aaaa-4bbb-8ccc-dddddddddddd");

    [Test]
    public async Task A_new_assignment_takes_one_read_and_one_write_under_the_name_that_Bicep_gives()
    {
        var azure = new FakeAzure().Lists().Answers(201, AssignmentJson(BicepName, "why", Condition).ToJsonString());

        var result = await azure.Client().AssignAsync(Role(), Deployer, Subscription, "why", Condition);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Created));
        Assert.That(result.Assignment, Is.EqualTo(new RoleAssignment(BicepName, Subscription, Deployer, RoleId, "why", Condition, "2.0")));
        Assert.That(azure.Requests[0].Path, Is.EqualTo(AssignmentsPath));
        Assert.That(azure.Requests[0].Query["$filter"], Is.EqualTo($"principalId eq '{Deployer.ObjectId}'"));
        var put = azure.Requests[1];
        Assert.That($"{put.Method} {put.Path}", Is.EqualTo($"PUT {AssignmentsPath}/{BicepName}"));
        Assert.That(put.Query["api-version"], Is.EqualTo("2022-04-01"));
        Assert.That((string?)put.Properties["roleDefinitionId"], Is.EqualTo($"{RolesPath}/{RoleId}"));
        Assert.That((string?)put.Properties["principalId"], Is.EqualTo(Deployer.ObjectId.ToString()));
        Assert.That((string?)put.Properties["principalType"], Is.EqualTo("ServicePrincipal"));
        Assert.That((string?)put.Properties["description"], Is.EqualTo("why"));
        Assert.That((string?)put.Properties["condition"], Is.EqualTo(Condition));
        Assert.That((string?)put.Properties["conditionVersion"], Is.EqualTo("2.0"));
    }

    [Test]
    public async Task What_is_not_stated_is_not_sent()
    {
        var azure = new FakeAzure().Lists().Answers(201, AssignmentJson(BicepName).ToJsonString());

        await azure.Client().AssignAsync(RoleId, Deployer, Subscription);

        var properties = azure.Writes.Single().Properties.AsObject();
        Assert.That(properties.Select(pair => pair.Key), Is.EquivalentTo(new[] { "roleDefinitionId", "principalId", "principalType" }));
    }

    [TestCase("/providers/Microsoft.Management/managementGroups/platform", "/providers/Microsoft.Authorization/roleDefinitions/")]
    [TestCase("/", "/providers/Microsoft.Authorization/roleDefinitions/")]
    [TestCase("/subscriptions/6f1a2b3c-0000-4000-8000-00000000c0de/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/logs", RolesPath + "/")]
    public async Task The_role_is_named_by_a_full_id_that_fits_the_scope(string scope, string prefix)
    {
        var azure = new FakeAzure().Lists().Answers(201, AssignmentJson(BicepName, scope: scope).ToJsonString());

        await azure.Client().AssignAsync(RoleId, Deployer, Scope.Parse(scope));

        var put = azure.Writes.Single();
        Assert.That((string?)put.Properties["roleDefinitionId"], Is.EqualTo(prefix + RoleId));
        Assert.That(put.Path, Is.EqualTo($"{scope.TrimEnd('/')}/providers/Microsoft.Authorization/roleAssignments/{ArmGuid.Create(scope, Deployer.ObjectId.ToString(), prefix + RoleId)}"));
    }

    [Test]
    public async Task An_equal_assignment_under_another_name_is_returned_and_nothing_is_written()
    {
        var azure = new FakeAzure().Lists(
            AssignmentJson(Guid.NewGuid(), role: OtherRoleId),
            AssignmentJson(Guid.NewGuid(), scope: Subscription.Path + "/resourceGroups/below"),
            AssignmentJson(ForeignName, "set in the portal", scope: Subscription.Path.ToUpperInvariant()));

        var result = await azure.Client().AssignAsync(Role(), Deployer, Subscription);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(result.Assignment.Name, Is.EqualTo(ForeignName));
        Assert.That(result.Assignment.Description, Is.EqualTo("set in the portal"));
        Assert.That(azure.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_assignment_on_a_later_page_is_found()
    {
        var azure = new FakeAzure()
            .Answers(200, $$"""{ "value": [], "nextLink": "https://management.azure.com{{AssignmentsPath}}?api-version=2022-04-01&$skipToken=abc" }""")
            .Lists(AssignmentJson(ForeignName));

        var result = await azure.Client().AssignAsync(RoleId, Deployer, Subscription);

        Assert.That(result.Assignment.Name, Is.EqualTo(ForeignName));
        Assert.That(azure.Requests[1].Query["$skipToken"], Is.EqualTo("abc"));
    }

    [TestCase(null, null, "old", Condition, "old")]
    [TestCase("new", null, "old", null, "new")]
    [TestCase("", null, "old", null, "")]
    [TestCase(null, Condition, "old", null, "old")]
    public async Task Another_condition_or_description_is_updated_in_place(string? description, string? condition, string? oldDescription, string? oldCondition, string sentDescription)
    {
        var azure = new FakeAzure()
            .Lists(AssignmentJson(ForeignName, oldDescription, oldCondition))
            .Answers(200, AssignmentJson(ForeignName, sentDescription, condition).ToJsonString());

        var result = await azure.Client().AssignAsync(Role(), Deployer, Subscription, description, condition);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(result.Former!.Condition, Is.EqualTo(oldCondition));
        Assert.That(result.Former.Description, Is.EqualTo(oldDescription));
        Assert.That(result.Assignment.Condition, Is.EqualTo(condition));
        var put = azure.Writes.Single();
        Assert.That(put.Path, Is.EqualTo($"{AssignmentsPath}/{ForeignName}"));
        Assert.That((string?)put.Properties["description"], Is.EqualTo(sentDescription));
        Assert.That((string?)put.Properties["condition"], Is.EqualTo(condition));
    }

    [Test]
    public void A_principal_of_another_kind_than_Azure_knows_is_not_unchanged()
    {
        var azure = new FakeAzure().Lists(AssignmentJson(ForeignName, principalType: "Group")).Refuses(400, "UnmatchedPrincipalType");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().AssignAsync(RoleId, Deployer, Subscription));

        Assert.That(failure.ErrorCode, Is.EqualTo("UnmatchedPrincipalType"));
        Assert.That(failure.Message, Does.Contain($"assign role {RoleId} to {Deployer}").And.Contain("another kind"));
        Assert.That((string?)azure.Writes.Single().Properties["principalType"], Is.EqualTo("ServicePrincipal"));
    }

    [TestCase("Robot")]
    [TestCase("ForeignGroup")]
    public async Task A_kind_that_nobody_can_state_is_no_difference(string kind)
    {
        var azure = new FakeAzure().Lists(AssignmentJson(ForeignName, principalType: kind));

        Assert.That((await azure.Client().AssignAsync(RoleId, Deployer, Subscription)).Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
    }

    [Test]
    public async Task The_identity_of_another_tenant_survives_an_update()
    {
        var there = AssignmentJson(ForeignName, "old");
        there["properties"]!["delegatedManagedIdentityResourceId"] = "/subscriptions/x/identity";
        var azure = new FakeAzure().Lists(there).Answers(200, AssignmentJson(ForeignName, "new").ToJsonString());

        await azure.Client().AssignAsync(RoleId, Deployer, Subscription, "new");

        Assert.That((string?)azure.Writes.Single().Properties["delegatedManagedIdentityResourceId"], Is.EqualTo("/subscriptions/x/identity"));
    }

    [Test]
    public async Task The_layout_of_a_condition_is_no_difference_but_its_quoted_text_is()
    {
        var laidOut = Condition.Replace(" OR ", "\n OR\r\n ", StringComparison.Ordinal);
        var azure = new FakeAzure().Lists(AssignmentJson(ForeignName, condition: laidOut))
            .Lists(AssignmentJson(ForeignName, condition: Condition)).Answers(200, AssignmentJson(ForeignName).ToJsonString());

        var same = await azure.Client().AssignAsync(RoleId, Deployer, Subscription, condition: Condition);
        var other = await azure.Client().AssignAsync(RoleId, Deployer, Subscription, condition: Condition.Replace("'User'", "'User '", StringComparison.Ordinal));

        Assert.That(same.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(other.Outcome, Is.EqualTo(EnsureOutcome.Updated));
    }

    [Test]
    public async Task A_condition_that_means_the_same_is_no_difference()
    {
        Guid[] roles = [new("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"), new("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"), new("f58310d9-a9f6-439a-9e8d-f62e7b41a168")];
        Array.Reverse(roles);
        var azure = new FakeAzure().Lists(AssignmentJson(ForeignName, condition: RoleCondition.DelegateAllExcept(roles).ToPortalText()));

        var result = await azure.Client().AssignAsync(RoleId, Deployer, Subscription, condition: RoleCondition.DelegateAllExceptPrivilegedRoles);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
    }

    [Test]
    public async Task A_conflict_is_known_by_its_code_and_the_assignment_found_when_the_list_shows_it()
    {
        var azure = new FakeAzure()
            .Lists().Refuses(409, "RoleAssignmentExists", "Other words than last year.")
            .Lists().Lists(AssignmentJson(ForeignName));

        var result = await azure.Client().AssignAsync(RoleId, Deployer, Subscription);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
        Assert.That(result.Assignment.Name, Is.EqualTo(ForeignName));
        Assert.That(azure.Time.Waits, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_conflict_whose_assignment_never_shows_is_reported()
    {
        var azure = new FakeAzure().Lists().Refuses(409, "RoleAssignmentExists").Lists();

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client(TimeSpan.Zero).AssignAsync(RoleId, Deployer, Subscription));

        Assert.That(failure.ErrorCode, Is.EqualTo("RoleAssignmentExists"));
        Assert.That(azure.IsDone);
    }

    [Test]
    public async Task A_hash_conflict_is_answered_with_a_salted_name_which_the_next_run_recognises()
    {
        var salted = ArmGuid.Create(Subscription.Path, Deployer.ObjectId.ToString(), $"{RolesPath}/{RoleId}", "1");
        var azure = new FakeAzure()
            .Lists().Refuses(400, "HashConflictOnDifferentRoleAssignmentIds").Answers(201, AssignmentJson(salted).ToJsonString())
            .Lists(AssignmentJson(salted));

        await azure.Client().AssignAsync(RoleId, Deployer, Subscription);
        var second = await azure.Client().AssignAsync(RoleId, Deployer, Subscription);

        Assert.That(azure.Writes.Select(put => put.Path), Is.EqualTo(new[] { $"{AssignmentsPath}/{BicepName}", $"{AssignmentsPath}/{salted}" }));
        Assert.That(second.Outcome, Is.EqualTo(EnsureOutcome.Unchanged));
    }

    [Test]
    public void Endless_hash_conflicts_end()
    {
        var azure = new FakeAzure().Lists();
        for (var i = 0; i < 5; i++)
            azure.Refuses(400, "HashConflictOnDifferentRoleAssignmentIds");

        var failure = Assert.ThrowsAsync<RequestFailedException>(() => azure.Client().AssignAsync(RoleId, Deployer, Subscription));

        Assert.That(failure.ErrorCode, Is.EqualTo("HashConflictOnDifferentRoleAssignmentIds"));
        Assert.That(azure.Writes.Select(put => put.Path).Distinct().Count(), Is.EqualTo(5));
    }

    [Test]
    public async Task A_write_that_another_writer_was_ahead_of_is_an_update_without_a_former()
    {
        var azure = new FakeAzure().Lists().Answers(200, AssignmentJson(BicepName).ToJsonString());

        var result = await azure.Client().AssignAsync(RoleId, Deployer, Subscription);

        Assert.That(result.Outcome, Is.EqualTo(EnsureOutcome.Updated));
        Assert.That(result.Former, Is.Null);
    }
}
