using System.Text.Json.Nodes;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

/// <summary>Requests for which the caller needs the right, decided by what stands in the emulator.</summary>
public sealed class RequestAuthorizationTests : AzureTests
{
    private static readonly RoleDefinition Owner = BuiltInRoleCatalogue.Azure.Roles.Single(role => role.Name == "Owner");
    private static readonly RoleDefinition RbacAdministrator = BuiltInRoleCatalogue.Azure.Roles.Single(role => role.Name == "Role Based Access Control Administrator");
    private static readonly Guid Pipeline = Id(900);

    [SetUp]
    public void AddRoles() => Azure.Emulator.AddBuiltInRoles();

    [Test]
    public async Task Nobody_needs_a_right_unless_it_is_asked_for()
    {
        var answer = await AsAsync(Pipeline, HttpMethod.Get, RolesPath(Azure.Subscription));
        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_caller_without_the_right_is_refused_in_Azure_s_words()
    {
        Azure.Emulator.AuthorizesRequests = true;
        var put = await AsAsync(Pipeline, HttpMethod.Put, AssignmentPath(Azure.ResourceGroup, Id(1)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId));
        var list = await AsAsync(Pipeline, HttpMethod.Get, AssignmentsPath(Azure.Subscription));

        Assert.That((put.Status, put.ErrorCode), Is.EqualTo((403, "AuthorizationFailed")));
        Assert.That(put.Message, Is.EqualTo($"The client '{Pipeline}' with object id '{Pipeline}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '{AssignmentPath(Azure.ResourceGroup, Id(1))}' or the scope is invalid. If access was recently granted, please refresh your credentials."));
        Assert.That(list.Message, Does.Contain($"'Microsoft.Authorization/roleAssignments/read' over scope '{Azure.Subscription}/providers/Microsoft.Authorization' or"));
    }

    [Test]
    public async Task The_default_caller_is_no_exception()
    {
        Azure.Emulator.AuthorizesRequests = true;
        Assert.That((await Azure.GetAsync(RolesPath(Azure.Subscription))).Status, Is.EqualTo(403));
    }

    [TestCase("Microsoft.DocumentDB/databaseAccounts/orders/sqlRoleAssignments", "GET", "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/read")]
    [TestCase("Microsoft.DocumentDB/databaseAccounts/orders/sqlRoleAssignments", "PUT", "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write")]
    [TestCase("Microsoft.Cache/redis/sessions/accessPolicyAssignments", "DELETE", "Microsoft.Cache/redis/accessPolicyAssignments/delete")]
    [TestCase("Microsoft.Cache/redisEnterprise/fast/databases/default/accessPolicyAssignments", "PUT", "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments/write")]
    public async Task So_does_each_request_to_Cosmos_DB_and_Redis(string type, string method, string operation)
    {
        var path = $"{Azure.ResourceGroup}/providers/{type}/{Id(1)}";
        await GrantAsync(Id(50), Pipeline, Azure.Subscription, [operation]);
        await GrantAsync(Id(60), Id(901), Azure.Subscription, ["*"], [operation]);
        Azure.Emulator.AuthorizesRequests = true;

        var refused = await SendAsync(Id(901));
        Assert.That((refused.Status, refused.ErrorCode), Is.EqualTo((403, "AuthorizationFailed")));
        Assert.That(refused.Message, Does.Contain($"'{operation}' over scope '{path}' or").IgnoreCase);
        Assert.That((await SendAsync(Pipeline)).Status, Is.Not.EqualTo(403), "The operation alone is enough.");

        Task<Answer> SendAsync(Guid caller) => Azure.SendAsync(new(method), path, body: JsonContent(new JsonObject()), apiVersion: "2025-07-01", token: TokenFor(caller));
    }

    [TestCase("roleDefinitions", "GET", "Microsoft.Authorization/roleDefinitions/read")]
    [TestCase("roleDefinitions", "PUT", "Microsoft.Authorization/roleDefinitions/write")]
    [TestCase("roleDefinitions", "DELETE", "Microsoft.Authorization/roleDefinitions/delete")]
    [TestCase("roleAssignments", "GET", "Microsoft.Authorization/roleAssignments/read")]
    [TestCase("roleAssignments", "PUT", "Microsoft.Authorization/roleAssignments/write")]
    [TestCase("roleAssignments", "DELETE", "Microsoft.Authorization/roleAssignments/delete")]
    [TestCase("denyAssignments", "GET", "Microsoft.Authorization/denyAssignments/read")]
    public async Task Each_request_needs_exactly_its_own_operation(string type, string method, string operation)
    {
        var path = $"{Azure.Subscription}/providers/Microsoft.Authorization/{type}/{Id(1)}";
        JsonNode? body = type == "roleDefinitions" ? RoleBody("VM reader", Azure.Subscription) : AssignmentBody(Reader.Id!.Value, Ada.ObjectId);
        await GrantAsync(Id(50), Pipeline, Azure.Subscription, [operation]);
        await GrantAsync(Id(60), Id(901), Azure.Subscription, ["*"], [operation]);
        Azure.Emulator.AuthorizesRequests = true;

        Assert.That((await AsAsync(Id(901), new(method), path, body)).Status, Is.EqualTo(403), "Everything but the operation is not enough.");
        Assert.That((await AsAsync(Pipeline, new(method), path, body)).Status, Is.Not.EqualTo(403), "The operation alone is enough.");
    }

    [Test]
    public async Task A_right_holds_below_its_scope_and_for_the_members_of_a_group_and_nowhere_else()
    {
        Azure.Emulator.DefaultTenant.AddGroupMember(Team.ObjectId, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(1), Azure.ResourceGroup, Owner.Id!.Value, Team.ObjectId);
        Azure.Emulator.AuthorizesRequests = true;

        Assert.That((await AsAsync(Ada.ObjectId, HttpMethod.Get, RolesPath(Azure.ResourceGroup))).Status, Is.EqualTo(200));
        Assert.That((await AsAsync(Ada.ObjectId, HttpMethod.Get, RolesPath(Azure.ResourceGroup.Resource("Microsoft.Storage", "storageAccounts", "data")))).Status, Is.EqualTo(200));
        Assert.That((await AsAsync(Ada.ObjectId, HttpMethod.Get, RolesPath(Azure.Subscription))).Status, Is.EqualTo(403));
        Assert.That((await AsAsync(Pipeline, HttpMethod.Get, RolesPath(Azure.ResourceGroup))).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_delegation_condition_stops_an_escalation_and_lets_the_rest_through()
    {
        await DelegateAsync();

        var allowed = await AsAsync(Pipeline, HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(2)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId));
        var escalation = await AsAsync(Pipeline, HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(3)), AssignmentBody(Owner.Id!.Value, Pipeline, "ServicePrincipal"));
        var removal = await AsAsync(Pipeline, HttpMethod.Delete, AssignmentPath(Azure.Subscription, Id(2)));
        var own = await AsAsync(Pipeline, HttpMethod.Delete, AssignmentPath(Azure.Subscription, Id(1)));

        Assert.That((allowed.Status, removal.Status), Is.EqualTo((201, 200)));
        Assert.That((escalation.Status, escalation.ErrorCode), Is.EqualTo((403, "AuthorizationFailed")));
        Assert.That(escalation.Message, Does.StartWith($"The client '{Pipeline}' with object id '{Pipeline}' has an authorization with ABAC condition that is not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope "));
        Assert.That(own.Status, Is.EqualTo(403), "The pipeline's own assignment gives a privileged role.");
    }

    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("")]
    [TestCase("""{"properties":{"roleDefinitionId":"Owner","principalId":"me"}}""")]
    public async Task A_body_that_cannot_be_read_does_not_get_past_a_condition(string body)
    {
        await DelegateAsync();
        var answer = await AsAsync(Pipeline, HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(3)), new StringContent(body));
        Azure.Emulator.AuthorizesRequests = false;

        Assert.That(answer.Status, Is.AnyOf(400, 403));
        Assert.That((await Azure.GetAsync(AssignmentPath(Azure.Subscription, Id(3)))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task The_type_of_a_principal_is_the_directory_s_where_none_is_sent()
    {
        var condition = RoleCondition.DelegateRolesToTypes([Reader.Id!.Value], PrincipalType.Group);
        await DelegateAsync(condition.Text);

        Assert.That((await AsAsync(Pipeline, HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(2)), AssignmentBody(Reader.Id!.Value, Team.ObjectId))).Status, Is.EqualTo(201));
        Assert.That((await AsAsync(Pipeline, HttpMethod.Put, AssignmentPath(Azure.Subscription, Id(3)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId))).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_deny_assignment_stops_a_caller_who_has_the_right()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, Owner.Id!.Value, Ada.ObjectId);
        Azure.Emulator.DefaultTenant.AddDenyAssignment(new(Id(7), "Stack", Azure.ResourceGroup, [new PermissionBlock([ControlAction.Parse("*/write")])]));
        Azure.Emulator.AuthorizesRequests = true;
        var answer = await AsAsync(Ada.ObjectId, HttpMethod.Put, AssignmentPath(Azure.ResourceGroup, Id(2)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId));
        var stranger = await AsAsync(Pipeline, HttpMethod.Put, AssignmentPath(Azure.ResourceGroup, Id(2)), AssignmentBody(Reader.Id!.Value, Ada.ObjectId));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((403, "DenyAssignmentAuthorizationFailed")));
        Assert.That(answer.Message, Does.EndWith($"however, the access is denied because of the deny assignment with name 'Stack' and Id '{Id(7):N}' at scope '{Azure.ResourceGroup}'."));
        Assert.That(stranger.ErrorCode, Is.EqualTo("AuthorizationFailed"), "Who has no right is not told that it has.");
    }

    [Test]
    public async Task A_role_is_written_and_deleted_with_the_right_to_it_at_every_assignable_scope()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, Owner.Id!.Value, Ada.ObjectId);
        _ = await Azure.DefineAsync(Id(5), RoleBody("Both", Azure.Subscription, Azure.OtherSubscription), Azure.Subscription);
        Azure.Emulator.AuthorizesRequests = true;

        var here = await AsAsync(Ada.ObjectId, HttpMethod.Put, RolePath(Azure.Subscription, Id(6)), RoleBody("Here", Azure.Subscription, Azure.ResourceGroup));
        var there = await AsAsync(Ada.ObjectId, HttpMethod.Put, RolePath(Azure.Subscription, Id(7)), RoleBody("There", Azure.Subscription, Azure.OtherSubscription, Azure.Group));
        var update = await AsAsync(Ada.ObjectId, HttpMethod.Put, RolePath(Azure.Subscription, Id(5)), RoleBody("Both", Azure.Subscription));
        var delete = await AsAsync(Ada.ObjectId, HttpMethod.Delete, RolePath(Azure.Subscription, Id(5)));

        Assert.That(here.Status, Is.EqualTo(201), here.Text);
        Assert.That((there.Status, there.ErrorCode), Is.EqualTo((403, "LinkedAuthorizationFailed")));
        Assert.That(there.Message, Is.EqualTo($"The client '{Ada.ObjectId}' with object id '{Ada.ObjectId}' has permission to perform action 'Microsoft.Authorization/roleDefinitions/write' on scope '{Azure.Subscription}'; however, it does not have permission to perform action 'Microsoft.Authorization/roleDefinitions/write' on the linked scope(s) '{Azure.OtherSubscription},{Azure.Group}' or the linked scope(s) are invalid."));
        Assert.That((update.ErrorCode, delete.ErrorCode), Is.EqualTo(("LinkedAuthorizationFailed", "LinkedAuthorizationFailed")));
    }

    [Test]
    public async Task Who_may_see_nothing_does_not_learn_which_resource_groups_are_there()
    {
        Azure.Emulator.AuthorizesRequests = true;
        var there = await AsAsync(Pipeline, HttpMethod.Get, RolesPath(Azure.ResourceGroup));
        var missing = await AsAsync(Pipeline, HttpMethod.Get, RolesPath(Scope.ResourceGroup(SubscriptionId, "missing")));

        Assert.That((there.Status, missing.Status), Is.EqualTo((403, 403)));
    }

    [Test]
    public async Task Azure_Resource_Graph_shows_what_the_caller_may_read()
    {
        _ = await Azure.AssignAsync(Id(1), Azure.ResourceGroup, Reader.Id!.Value, Ada.ObjectId);
        _ = await Azure.AssignAsync(Id(2), Azure.OtherSubscription, Reader.Id!.Value, App.ObjectId);
        Azure.Emulator.AuthorizesRequests = true;

        Assert.That(await FoundAsync(Ada.ObjectId), Is.EqualTo(new[] { Id(1).ToString() }));
        Assert.That(await FoundAsync(Pipeline), Is.Empty);
    }

    [Test]
    public async Task A_right_that_has_not_replicated_does_not_hold_yet()
    {
        Azure.Emulator.Replication.RoleAssignments = [TimeSpan.FromMinutes(5)];
        _ = await Azure.AssignAsync(Id(1), Azure.Subscription, Owner.Id!.Value, Ada.ObjectId);
        Azure.Emulator.AuthorizesRequests = true;
        var early = await AsAsync(Ada.ObjectId, HttpMethod.Get, RolesPath(Azure.Subscription));
        Azure.Emulator.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That(early.Status, Is.EqualTo(403));
        Assert.That((await AsAsync(Ada.ObjectId, HttpMethod.Get, RolesPath(Azure.Subscription))).Status, Is.EqualTo(200));
    }

    private async Task DelegateAsync(string? condition = null)
    {
        var body = AssignmentBody(RbacAdministrator.Id!.Value, Pipeline, "ServicePrincipal");
        body["properties"]!["condition"] = condition ?? RoleCondition.DelegateAllExceptPrivilegedRoles.Text;
        body["properties"]!["conditionVersion"] = "2.0";
        Assert.That((await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(1)), body)).Status, Is.EqualTo(201));
        Azure.Emulator.AuthorizesRequests = true;
    }

    private async Task GrantAsync(Guid id, Guid principal, Scope scope, string[] actions, string[]? notActions = null)
    {
        Azure.Emulator.AddBuiltInRoles([new($"Role {id}", null, RoleType.BuiltIn, [new(actions.Select(ControlAction.Parse), (notActions ?? []).Select(ControlAction.Parse))], [Scope.Tenant], id)]);
        _ = await Azure.AssignAsync(new Guid(id.ToByteArray().Reverse().ToArray()), scope, id, principal, "ServicePrincipal");
    }

    private async Task<string[]> FoundAsync(Guid caller)
    {
        var query = new JsonObject { ["query"] = "authorizationresources | where type =~ 'microsoft.authorization/roleassignments'" };
        var answer = await Azure.SendAsync(HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources", body: JsonContent(query), apiVersion: "2022-10-01", token: TokenFor(caller));
        return [.. answer.Body!["data"]!.AsArray().Select(row => (string)row!["name"]!)];
    }

    private Task<Answer> AsAsync(Guid caller, HttpMethod method, string path, JsonNode? body = null) => AsAsync(caller, method, path, body is null ? null : JsonContent(body));

    private Task<Answer> AsAsync(Guid caller, HttpMethod method, string path, HttpContent? body) => Azure.SendAsync(method, path, body: body, token: TokenFor(caller));

    private string TokenFor(Guid caller) => TokenOf(Azure.Emulator.CredentialFor(Azure.Emulator.DefaultTenant, caller));
}
