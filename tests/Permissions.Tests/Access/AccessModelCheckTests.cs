using Permissions.Rules;
using static Permissions.Tests.Access.AccessSamples;

namespace Permissions.Tests.Access;

public class AccessModelCheckTests
{
    private static readonly AccessModel Empty = new("team");

    private static AccessFinding Only(AccessModel model) => model.Check().Single();

    [Test]
    public void A_sound_model_has_no_findings() =>
        Assert.That(Empty.Define(Role()).Assign(Role(), App, Group, "why", "@Resource[a:b] StringEquals 'c'").Check(), Is.Empty);

    [Test]
    public void One_assignment_with_and_without_a_condition_is_found()
    {
        var finding = Only(Empty.Assign(Role(), App, Group).Assign(Role(), App, Group, null, "@Resource[a:b] StringEquals 'c'"));

        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.ConditionsDiffer));
        Assert.That(finding.ToString(), Does.Contain("'Log reader'").And.Contain(Group.Path).And.Contain("without a condition").And.Contain("StringEquals 'c'"));
    }

    [Test]
    public void One_assignment_with_two_conditions_is_found() =>
        Assert.That(
            Only(Empty.Assign(Role(), App, Group, null, "@Resource[a:b] StringEquals 'c'").Assign(Role(), App, Group, null, "@Resource[a:b] StringEquals 'd'")).Kind,
            Is.EqualTo(AccessFindingKind.ConditionsDiffer));

    [Test]
    public void The_layout_of_a_condition_is_no_difference() =>
        Assert.That(
            Empty.Assign(Role(), App, Group, null, "@Resource[a:b] StringEquals 'c'").Assign(Role(), App, Group, null, "@Resource[a:b]\n  StringEquals 'c'\n").Check(),
            Is.Empty);

    [Test]
    public void Two_reasons_for_one_assignment_are_found() =>
        Assert.That(Only(Empty.Assign(Role(), App, Group, "one").Assign(Role(), App, Group, "two")).Kind, Is.EqualTo(AccessFindingKind.ReasonsDiffer));

    [Test]
    public void One_role_name_with_two_meanings_is_found_and_the_difference_said()
    {
        var finding = Only(Empty.Define(Role(), Role("LOG reader".Replace("LOG", "Log", StringComparison.Ordinal), "Microsoft.Insights/logs/write")));

        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.RoleNameTwice));
        Assert.That(finding.Message, Does.Contain("Microsoft.Insights/logs/write"));
    }

    [Test]
    public void One_role_name_with_two_ids_is_found() =>
        Assert.That(Only(Empty.Define(Role(), Role(id: RoleId))).Kind, Is.EqualTo(AccessFindingKind.RoleNameTwice));

    [Test]
    public void The_name_of_a_built_in_role_is_found()
    {
        var finding = Only(Empty.Define(Role("CONTRIBUTOR")));

        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.InvalidRole));
        Assert.That(finding.Message, Does.Contain("'Contributor' (b24988ac-6180-42a0-ab88-20f7382dd24c)").And.Contain("another name"));
    }

    [Test]
    public void One_object_id_of_two_kinds_is_found_wherever_it_is()
    {
        var finding = Only(Empty.Assign(Role(), Principal.User(App.ObjectId), Group).Assign(RoleId, Principal.Group(App.ObjectId), Group));

        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.PrincipalTypesDiffer));
        Assert.That(finding.ToString(), Does.Contain(App.ObjectId.ToString()).And.Contain("as User and as Group").And.Contain("'Log reader'"));
    }

    [Test]
    public void One_id_for_two_roles_is_found()
    {
        var finding = Only(Empty.Define(Role("One", id: RoleId), Role("Two", id: RoleId)));

        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.RoleIdTwice));
        Assert.That(finding.ToString(), Does.Contain("'One', 'Two'").And.Contain(RoleId.ToString()));
    }

    [Test]
    public void An_assignment_outside_the_roles_assignable_scopes_is_found() =>
        Assert.That(Only(Empty.Assign(Role(), App, Scope.Subscription(Guid.NewGuid()))).Kind, Is.EqualTo(AccessFindingKind.OutsideAssignableScopes));

    [Test]
    public void The_definition_in_the_model_counts_where_another_of_the_name_is_assigned()
    {
        var elsewhere = Role(scope: Scope.Subscription(Guid.NewGuid()));

        Assert.That(Empty.Define(Role()).Assign(elsewhere, App, Group).Check(), Is.Empty);
        Assert.That(Empty.Define(elsewhere).Assign(Role(), App, Group).Check().Select(finding => finding.Kind), Is.EqualTo(new[] { AccessFindingKind.OutsideAssignableScopes }));
        Assert.That(Empty.Define(Role(id: RoleId)).Assign(Role(), App, Group).Assignments.Single().RoleDefinitionId, Is.EqualTo(RoleId));
    }

    [Test]
    public void What_lies_in_a_management_group_is_not_known_and_not_found() =>
        Assert.That(Empty.Assign(Role(scope: Scope.ManagementGroup("platform")), App, Group).Check(), Is.Empty);

    [Test]
    public void A_custom_data_role_at_a_management_group_is_found_and_a_built_in_one_is_not()
    {
        var platform = Scope.ManagementGroup("platform");
        DataAction[] read = [DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")];

        Assert.That(Only(Empty.Assign(Role(scope: platform, dataActions: read), App, platform)).Kind, Is.EqualTo(AccessFindingKind.DataActionsAtManagementGroup));
        Assert.That(Empty.Assign(Role(scope: Scope.Tenant, dataActions: read, type: RoleType.BuiltIn, id: RoleId), App, platform).Check(), Is.Empty);
    }

    [Test]
    public void Too_many_assignments_in_a_subscription_and_at_a_group_are_found_from_the_model_alone()
    {
        var platform = Scope.ManagementGroup("platform");
        var inSubscription = Enumerable.Range(1, 4001).Select(n => new AccessAssignment(RoleId, Numbered(n), n % 2 == 0 ? Subscription : Group));
        var atGroup = Enumerable.Range(1, 501).Select(n => new AccessAssignment(RoleId, Numbered(n), platform));

        Assert.That(Empty.Assign(inSubscription.Skip(1)).Assign(atGroup.Skip(1)).Check(), Is.Empty);
        Assert.That(Empty.Assign(inSubscription).Assign(atGroup).Check().Select(finding => (finding.Kind, finding.Message)), Is.All.Matches<(AccessFindingKind Kind, string Message)>(
            finding => finding.Kind == AccessFindingKind.OverLimit && (finding.Message.Contains("4001", StringComparison.Ordinal) || finding.Message.Contains("501", StringComparison.Ordinal))).And.Exactly(2).Items);

        static Principal Numbered(int n) => Principal.User(new Guid(n, 0, 0, new byte[8]));
    }

    [Test]
    public void An_open_placeholder_is_found_in_a_role_and_in_its_assignment() =>
        Assert.That(
            Empty.Define(Role(placeholders: ["subscriptionId"])).Assign(Role(), App, Group).Check().Select(finding => finding.Kind),
            Is.EqualTo(new[] { AccessFindingKind.OpenPlaceholder, AccessFindingKind.OpenPlaceholder }));

    [Test]
    public void A_description_over_2_KB_and_a_condition_over_8_KB_are_found_together()
    {
        var findings = Empty.Assign(Role(), new Principal(Guid.NewGuid(), PrincipalType.Device), Group, new string('d', 2049), new string('c', 8193)).Check();

        Assert.That(findings.Select(finding => finding.Kind), Is.All.EqualTo(AccessFindingKind.InvalidAssignment));
        Assert.That(string.Join("\n", findings), Does.Contain("2 KB").And.Contain("8 KB").And.Contain("Device"));
    }

    [Test]
    public void The_errors_of_the_rules_over_a_role_are_found()
    {
        var finding = Only(Empty.Define(new RoleDefinition("Two stars", "Breaks a rule.", RoleType.Custom, [new([ControlAction.FromService("Microsoft.Resources/*/tags/*")])], [Subscription])));

        Assert.That(finding.Kind, Is.EqualTo(AccessFindingKind.InvalidRole));
        Assert.That(finding.RuleId, Is.EqualTo("RBAC021"));
        Assert.That(finding.ToString(), Does.StartWith("Role 'Two stars': RBAC021: "));
    }

    [Test]
    public void A_built_in_role_is_not_defined() =>
        Assert.That(Empty.Define(Role(type: RoleType.BuiltIn, scope: Scope.Tenant)).Check().Select(finding => finding.Message), Has.Some.Contain("built into Azure"));

    [Test]
    public void GUIDs_in_the_condition_of_a_role_with_data_actions_of_storage_are_refused()
    {
        var finding = new AccessModel("m").Assign(new Guid("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"), Principal.ServicePrincipal(Guid.NewGuid()), Group, condition: "@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Set_Team] GuidEquals 5e467623-bb1f-42f4-a55d-6e525e11384b").Check().Single();
        Assert.That((finding.Kind, finding.RuleId), Is.EqualTo((AccessFindingKind.InvalidAssignment, RuleIds.UnfitComparison)));
        Assert.That(finding.Message, Does.Contain("Azure refuses in a condition of a role that has data actions of Microsoft.Storage"));
    }

    [Test]
    public void Delegation_under_the_condition_of_the_portal_is_taken_for_a_role_with_data_actions_of_storage() =>
        Assert.That(Empty.Assign(new Guid("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"), Principal.ServicePrincipal(Guid.NewGuid()), Group, condition: RoleCondition.DelegateAllExceptPrivilegedRoles).Check(), Is.Empty);

    [Test]
    public void All_contradictions_are_found_at_once()
    {
        var model = Empty.Define(Role("One", id: RoleId), Role("Two", id: RoleId), Role("One", "Microsoft.Insights/logs/write", id: RoleId))
            .Assign(Role(), App, Group)
            .Assign(Role(), App, Group, "why", "@Resource[a:b] StringEquals 'c'")
            .Assign(Role(), App, Scope.Subscription(Guid.NewGuid()))
            .RequireReasons();

        Assert.That(model.Check().Select(finding => finding.Kind), Is.EqualTo(new[]
        {
            AccessFindingKind.RoleNameTwice, AccessFindingKind.RoleIdTwice, AccessFindingKind.OutsideAssignableScopes,
            AccessFindingKind.ConditionsDiffer, AccessFindingKind.ReasonMissing,
        }));
    }
}
