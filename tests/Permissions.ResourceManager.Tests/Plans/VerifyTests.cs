using System.Net;
using System.Text.Json.Nodes;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.Plans;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VerifyTests : IDisposable
{
    private static readonly ControlAction ReadLogs = ControlAction.Parse("Microsoft.Insights/logs/read");
    private static readonly ControlAction ReadTags = ControlAction.Parse("Microsoft.Resources/tags/read");
    private readonly PlanWorld _world = new();
    private readonly List<(Scope Scope, JsonObject Denial)> _denials = [];
    private readonly AccessModel _model = new AccessModel("team").Define(Role()).Assign(Role(), App(0), Data).Assign(Reader, App(1), First);

    public VerifyTests()
    {
        _world.Azure.Intercept = request => request.RequestUri!.AbsolutePath.EndsWith("/denyAssignments", StringComparison.Ordinal)
            ? new(HttpStatusCode.OK)
            {
                Content = new StringContent(new JsonObject
                {
                    ["value"] = new JsonArray([.. _denials.Where(denial => request.RequestUri.AbsolutePath.StartsWith($"{denial.Scope.Path}/providers/", StringComparison.Ordinal)).Select(denial => denial.Denial.DeepClone())]),
                }.ToJsonString()),
            }
            : null;
    }

    public void Dispose() => _world.Dispose();

    private async Task ApplyAsync(AccessModel model) => (await (await _world.Client().PlanAsync(model)).ApplyAsync()).EnsureSucceeded();

    private Task<AccessVerification> VerifyAsync(AccessPlanOptions? options = null) => _world.Client().VerifyAsync(_model, options);

    private void Deny(Scope listedAt, Scope scope, string action, Guid[] principals, Guid[]? excluded = null, bool onlyHere = false) => _denials.Add((listedAt, new()
    {
        ["id"] = $"{scope.Path}/providers/Microsoft.Authorization/denyAssignments/{Guid.NewGuid()}",
        ["name"] = Guid.NewGuid().ToString(),
        ["properties"] = new JsonObject
        {
            ["denyAssignmentName"] = "Stack",
            ["scope"] = scope.Path,
            ["doNotApplyToChildScopes"] = onlyHere,
            ["permissions"] = new JsonArray(new JsonObject { ["actions"] = new JsonArray(action), ["notActions"] = new JsonArray(), ["dataActions"] = new JsonArray(), ["notDataActions"] = new JsonArray() }),
            ["principals"] = new JsonArray([.. principals.Select(id => new JsonObject { ["id"] = id.ToString(), ["type"] = "SystemDefined" })]),
            ["excludePrincipals"] = new JsonArray([.. (excluded ?? []).Select(id => new JsonObject { ["id"] = id.ToString(), ["type"] = "ServicePrincipal" })]),
        },
    }));

    [Test]
    public async Task What_is_as_the_model_asks_is_in_sync_and_the_access_is_told()
    {
        await ApplyAsync(_model);

        var verification = await VerifyAsync();

        Assert.That(verification.IsInSync, verification.ToString());
        Assert.That(verification.Effective, Has.Count.EqualTo(4));
        Assert.That(verification.For(App(0).ObjectId, Data)!.Permissions.Allows(ReadLogs));
        Assert.That(verification.For(App(0).ObjectId, Data)!.Permissions.Allows(ReadTags), Is.False);
        Assert.That(verification.For(App(0).ObjectId, First)!.Grants, Is.Empty);
        Assert.That(verification.For(App(1).ObjectId, Data)!.Permissions.Allows(ReadTags), "inherited from the subscription");
        Assert.That(verification.For(App(2).ObjectId, Data), Is.Null);
        Assert.That(verification.Requests, Is.EqualTo(3 + 2), "roles, role assignments and deny assignments of one subscription, and what each of two principals has through groups");
    }

    [Test]
    public async Task Drift_is_what_is_missing_what_differs_and_what_the_model_no_longer_holds()
    {
        await ApplyAsync(_model.Assign(Reader, App(3), First));
        await _world.Client().RemoveRoleAssignmentAsync(Reader, App(1).ObjectId, First);
        await _world.Client().CreateOrUpdateRoleDefinitionAsync(Role(id: _model.RoleIdOf(Role()), action: "Microsoft.Insights/alertRules/delete"));

        var verification = await VerifyAsync();

        Assert.That(verification.Drift.Select(operation => operation.Change), Is.EqualTo(new[] { PlannedChange.Update, PlannedChange.Create, PlannedChange.Delete }));
        Assert.That(verification.ToString(), Does.Contain("3 differences").And.Contain("missing: 'Reader'").And.Contain("differs: role 'Log reader'").And.Contain("no longer in the model"));
        Assert.That(verification.For(App(0).ObjectId, Data)!.Permissions.Allows(ReadLogs), Is.False);
    }

    [Test]
    public async Task What_others_granted_above_counts_too()
    {
        await ApplyAsync(_model);
        await _world.AssignByHandAsync(Platform, App(0), Reader.Id!.Value);

        var access = (await VerifyAsync()).For(App(0).ObjectId, Data)!;

        Assert.That(access.Grants.Select(grant => grant.Assignment.Scope), Is.EquivalentTo(new[] { Platform, Data }));
        Assert.That(access.Permissions.Allows(ReadTags));
    }

    [Test]
    public async Task Groups_count_where_a_directory_tells_them()
    {
        await ApplyAsync(_model);
        await _world.AssignByHandAsync(First, App(9), Reader.Id!.Value);
        var directory = new StubDirectory { Groups = { [App(0).ObjectId] = [App(9).ObjectId] } };

        Assert.That((await VerifyAsync()).For(App(0).ObjectId, Data)!.Permissions.Allows(ReadTags), Is.False);
        var verification = await VerifyAsync(new() { Directory = directory });
        Assert.That(verification.For(App(0).ObjectId, Data)!.Permissions.Allows(ReadTags));
        Assert.That(verification.Groups, Is.EqualTo(GroupCoverage.All));
        Assert.That(verification.ToString(), Does.Not.Contain("Groups were").And.Not.Contain("through groups"));
    }

    private async Task<Principal> GroupOfAsync(Principal member)
    {
        var (inner, outer) = (Principal.Group(Guid.NewGuid()), Principal.Group(Guid.NewGuid()));
        foreach (var group in new[] { inner, outer })
            _world.Azure.DefaultTenant.AddPrincipal(group);
        _world.Azure.DefaultTenant.AddGroupMember(inner.ObjectId, member.ObjectId);
        _world.Azure.DefaultTenant.AddGroupMember(outer.ObjectId, inner.ObjectId);
        await _world.AssignByHandAsync(Platform, outer, Reader.Id!.Value);
        return outer;
    }

    [Test]
    public async Task Without_a_directory_Azure_tells_what_is_given_through_groups()
    {
        await ApplyAsync(_model);
        var group = await GroupOfAsync(App(0));
        Deny(First, First, "Microsoft.Resources/tags/read", [group.ObjectId]);

        var verification = await VerifyAsync();
        var access = verification.For(App(0).ObjectId, Data)!;

        Assert.That(access.Grants.Select(grant => grant.Assignment.Principal), Does.Contain(group));
        Assert.That(access.Denials, Has.Count.EqualTo(1));
        Assert.That((access.Groups, verification.Groups), Is.EqualTo((GroupCoverage.RoleAssignments, GroupCoverage.RoleAssignments)));
        Assert.That(verification.ToString(), Does.Contain("as Azure tells it"));
        Assert.That(_world.Azure.Requests.Count(request => request.Query.Contains("assignedTo", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Where_that_takes_too_many_requests_none_is_made_and_it_is_said()
    {
        await ApplyAsync(_model);
        await GroupOfAsync(App(0));

        var verification = await VerifyAsync(new() { GroupLookups = 1 });

        Assert.That(verification.Requests, Is.EqualTo(3));
        Assert.That(verification.Groups, Is.EqualTo(GroupCoverage.NotConsidered));
        Assert.That(verification.ToString(), Does.Contain("Groups were not considered for 2 of 2 principals"));
    }

    [Test]
    public async Task Of_a_group_Azure_cannot_be_asked_and_it_is_said()
    {
        var group = _world.Azure.DefaultTenant.AddPrincipal(Principal.Group(Guid.NewGuid()));
        var model = new AccessModel("team").Assign(Reader, group, First).Assign(Reader, App(0), First);
        await ApplyAsync(model);

        var verification = await _world.Client().VerifyAsync(model);

        Assert.That(verification.For(group.ObjectId, First)!.Groups, Is.EqualTo(GroupCoverage.NotConsidered));
        Assert.That(verification.For(App(0).ObjectId, First)!.Groups, Is.EqualTo(GroupCoverage.RoleAssignments));
        Assert.That(verification.ToString(), Does.Contain("for 1 of 2 principals"));
    }

    [Test]
    public async Task The_emulators_directory_serves()
    {
        await ApplyAsync(_model);
        var group = await GroupOfAsync(App(0));
        _world.Azure.DefaultTenant.RemovePrincipal(App(1).ObjectId);

        var verification = await VerifyAsync(new() { Directory = _world.Azure.DefaultTenant.Directory });

        Assert.That(verification.For(App(0).ObjectId, Data)!.Grants.Select(grant => grant.Assignment.Principal), Does.Contain(group));
        Assert.That(verification.Orphans.Select(orphan => orphan.Principal), Is.EqualTo(new[] { App(1) }));
    }

    [Test]
    public async Task Deny_assignments_that_may_not_be_read_do_not_end_the_verification()
    {
        await ApplyAsync(_model);
        _world.Azure.Intercept = request => request.RequestUri!.AbsolutePath.EndsWith("/denyAssignments", StringComparison.Ordinal)
            ? new(HttpStatusCode.Forbidden) { Content = new StringContent("""{ "error": { "code": "AuthorizationFailed", "message": "No." } }""") }
            : null;

        var verification = await VerifyAsync();

        Assert.That(verification.IsInSync);
        Assert.That(verification.UnreadDenials, Is.EqualTo(new[] { First }));
        Assert.That(verification.For(App(0).ObjectId, Data)!.AreDenialsKnown, Is.False);
        Assert.That(verification.ToString(), Does.Contain($"Deny assignments could not be read at {First}"));
    }

    [Test]
    public async Task A_condition_on_an_assignment_makes_what_it_grants_conditional()
    {
        const string condition = "@Resource[a:b] StringEquals 'c'";
        await ApplyAsync(_model);
        await _world.AssignByHandAsync(Data, App(0), Reader.Id!.Value, condition: condition);

        var permissions = (await VerifyAsync()).For(App(0).ObjectId, Data)!.Permissions;

        Assert.That(permissions.Allows(ReadLogs), "without a condition through the other role");
        Assert.That(permissions.Allows(ReadTags), Is.False);
        Assert.That(permissions.Explain(ReadTags).ToString(), Does.Contain(condition));
    }

    [Test]
    public async Task A_condition_of_delegation_leaves_what_is_no_assigning_of_roles_as_it_is()
    {
        var assign = ControlAction.Parse("Microsoft.Authorization/roleAssignments/write");
        var everything = Role("Everything", "*");
        await ApplyAsync(_model.Define(everything));
        await _world.AssignByHandAsync(Data, App(0), _model.RoleIdOf(everything), condition: RoleCondition.DelegateAllExceptPrivilegedRoles.ToPortalText());

        var permissions = (await VerifyAsync()).For(App(0).ObjectId, Data)!.Permissions;

        Assert.That(permissions.Allows(ReadTags), "the condition does not speak of it");
        Assert.That(permissions.Explain(assign).Kind, Is.EqualTo(GrantKind.OnlyIfConditionsHold));
    }

    [TestCase("Exists @Resource[a:b] OR !(ActionMatches{'Microsoft.Resources/tags/write'})", GrantKind.Granted)]
    [TestCase("!(ActionMatches{'Microsoft.Resources/tags/*'})", GrantKind.OnlyIfConditionsHold)]
    [TestCase("ActionMatches{'Microsoft.Resources/tags/read'}", GrantKind.OnlyIfConditionsHold)]
    [TestCase("!(ActionMatches{'Microsoft.Resources/tags/write'}) AND Exists @Resource[a:b]", GrantKind.OnlyIfConditionsHold)]
    [TestCase("!(SubOperationMatches{'Blob.List'})", GrantKind.OnlyIfConditionsHold)]
    public async Task Only_a_condition_that_lets_an_operation_through_whatever_the_request_says_leaves_it_unconditional(string condition, GrantKind expected)
    {
        await ApplyAsync(_model);
        await _world.AssignByHandAsync(Data, App(0), Reader.Id!.Value, condition: condition);

        Assert.That((await VerifyAsync()).For(App(0).ObjectId, Data)!.Permissions.Explain(ReadTags).Kind, Is.EqualTo(expected));
    }

    [Test]
    public async Task What_is_denied_is_taken_away_from_whom_it_stops_where_it_holds()
    {
        await ApplyAsync(_model);
        Deny(First, First, "Microsoft.Insights/*", [Guid.Empty], [App(1).ObjectId]);
        Deny(First, First, "Microsoft.Resources/tags/read", [App(1).ObjectId], onlyHere: true);

        var verification = await VerifyAsync();

        Assert.That(verification.For(App(0).ObjectId, Data)!.Permissions.Allows(ReadLogs), Is.False, "everybody is stopped");
        Assert.That(verification.For(App(0).ObjectId, Data)!.ToString(), Does.Contain("less what 'Stack' denies"));
        Assert.That(verification.For(App(1).ObjectId, First)!.Permissions.Allows(ReadLogs), "excluded");
        Assert.That(verification.For(App(1).ObjectId, First)!.Permissions.Allows(ReadTags), Is.False);
        Assert.That(verification.For(App(1).ObjectId, Data)!.Permissions.Allows(ReadTags), "not below its scope");
    }
}
