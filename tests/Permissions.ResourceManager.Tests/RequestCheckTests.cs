using Permissions.ResourceManager.Tests.Fakes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class RequestCheckTests
{
    private static readonly Scope Group = Scope.ManagementGroup("platform");

    private static RoleDefinition Custom(PermissionBlock block, Scope[]? scopes = null, string[]? placeholders = null, RoleType type = RoleType.Custom) =>
        new("Checked", "A role to check.", type, [block], scopes ?? [Subscription], RoleId, placeholders);

    private static PermissionBlock Block(string action = "Microsoft.Resources/tags/read", string? condition = null) =>
        new([ControlAction.FromService(action)], condition: condition);

    private static InvalidAccessRequestException RefusedRole(RoleDefinition role)
    {
        var azure = new FakeAzure();
        var refusal = Assert.ThrowsAsync<InvalidAccessRequestException>(() => azure.Client().CreateOrUpdateRoleDefinitionAsync(role));
        Assert.That(azure.Requests, Is.Empty);
        return refusal;
    }

    private static InvalidAccessRequestException RefusedAssignment(RoleDefinition role, Scope scope, Principal? principal = null, string? description = null, string? condition = null)
    {
        var azure = new FakeAzure();
        var refusal = Assert.ThrowsAsync<InvalidAccessRequestException>(() => azure.Client().AssignAsync(role, principal ?? Deployer, scope, description, condition));
        Assert.That(azure.Requests, Is.Empty);
        return refusal;
    }

    [Test]
    public void A_role_is_refused_with_all_that_the_compilers_rules_find_at_once()
    {
        var refusal = RefusedRole(Custom(Block("Microsoft.Resources/*/tags/*"), [Group, Scope.ManagementGroup("other")]));

        Assert.That(refusal.Findings.Select(finding => finding.RuleId), Is.EquivalentTo(new[] { "RBAC021", "RBAC012" }));
        Assert.That(refusal.Message, Does.Contain("'Checked'").And.Contain("RBAC021").And.Contain("RBAC012"));
    }

    [Test]
    public void A_role_with_an_open_placeholder_is_refused_with_the_way_out()
    {
        var refusal = RefusedRole(Custom(Block(), [], ["subscriptionId"]));

        Assert.That(refusal.Findings.Single().Message, Does.Contain("subscriptionId").And.Contain("For"));
    }

    [Test]
    public void A_built_in_role_is_not_created() =>
        Assert.That(RefusedRole(Custom(Block(), [Scope.Tenant], type: RoleType.BuiltIn)).Message, Does.Contain("built into Azure"));

    [Test]
    public void A_role_whose_id_is_all_zeros_is_refused()
    {
        var role = new RoleDefinition("Checked", "A role to check.", RoleType.Custom, [Block()], [Subscription], Guid.Empty);

        Assert.That(RefusedRole(role).Findings.Single().Message, Does.Contain("all zeros"));
        Assert.That(RefusedAssignment(role, Subscription).Findings.Single().Message, Does.Contain("all zeros"));
    }

    [Test]
    public void A_condition_on_a_custom_roles_permissions_is_refused_and_not_dropped() =>
        Assert.That(RefusedRole(Custom(Block(condition: "@Resource[a:b] StringEquals 'c'"))).Message, Does.Contain("on the role's assignments"));

    [Test]
    public void An_assignment_outside_the_assignable_scopes_is_refused()
    {
        var refusal = RefusedAssignment(Role(), Scope.Subscription(Guid.NewGuid()));

        Assert.That(refusal.Findings.Single().Message, Does.Contain(Subscription.Path));
        Assert.That(refusal.Message, Does.Contain("'Tag reader'").And.Contain(Deployer.ToString()));
    }

    [Test]
    public async Task What_lies_in_a_management_group_is_left_to_Azure()
    {
        var azure = new FakeAzure().Lists(AssignmentJson(RoleId));

        await azure.Client().AssignAsync(Custom(Block(), [Group]), Deployer, Subscription);

        Assert.That(azure.IsDone);
    }

    [Test]
    public void A_management_group_is_outside_subscriptions() =>
        Assert.That(RefusedAssignment(Role(), Group).Findings, Has.Count.EqualTo(1));

    [Test]
    public void A_custom_role_with_data_actions_is_not_assigned_at_a_management_group()
    {
        var role = Custom(new PermissionBlock(dataActions: [DataAction.FromService("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")]), [Group]);

        Assert.That(RefusedAssignment(role, Group).Findings.Single().RuleId, Is.EqualTo("RBAC013"));
    }

    [Test]
    public void An_assignment_is_refused_with_all_findings_at_once()
    {
        var refusal = RefusedAssignment(
            Custom(Block(), [], ["subscriptionId"]),
            Subscription,
            new Principal(Guid.NewGuid(), PrincipalType.ForeignGroup),
            new string('d', 2049),
            ConditionOf(8193));

        Assert.That(refusal.Findings, Has.Count.EqualTo(4));
        Assert.That(refusal.Message, Does.Contain("2 KB").And.Contain("8 KB").And.Contain("ForeignGroup").And.Contain("'For'"));
    }

    [Test]
    public void A_blank_condition_is_refused_because_it_could_be_meant_as_one() =>
        Assert.That(RefusedAssignment(Role(), Subscription, condition: " ").Message, Does.Contain("null"));

    [TestCase("(Exists @Environment[UtcNow]", "RBAC060")]
    [TestCase("@Environment[UtcNow] DateTimeLess '2026-01-01T00:00:00Z'", "RBAC062")]
    public void A_condition_that_cannot_be_read_is_refused_with_its_rule(string condition, string rule)
    {
        var finding = RefusedAssignment(Role(), Subscription, condition: condition).Findings.Single();
        Assert.That(finding.RuleId, Is.EqualTo(rule));
        Assert.That(finding.Message, Does.Contain("position"));
    }

    [Test]
    public void A_role_id_of_zeros_is_refused()
    {
        var azure = new FakeAzure();

        Assert.That(() => azure.Client().AssignAsync(Guid.Empty, Deployer, Subscription), Throws.InstanceOf<InvalidAccessRequestException>());
        Assert.That(azure.Requests, Is.Empty);
    }

    [Test]
    public async Task The_longest_texts_pass()
    {
        var azure = new FakeAzure().Lists().Answers(201, AssignmentJson(RoleId).ToJsonString());

        await azure.Client().AssignAsync(Role(), Deployer, Subscription, new string('d', 2048), ConditionOf(8192));

        Assert.That(azure.IsDone);
    }

    [Test]
    public void Null_is_refused_by_name()
    {
        var client = new FakeAzure().Client();
        Assert.That(() => client.CreateOrUpdateRoleDefinitionAsync(null!), Throws.ArgumentNullException);
        Assert.That(() => client.AssignAsync((RoleDefinition)null!, Deployer, Subscription), Throws.ArgumentNullException);
        Assert.That(() => client.AssignAsync(RoleId, null!, Subscription), Throws.ArgumentNullException);
        Assert.That(() => client.AssignAsync(RoleId, Deployer, null!), Throws.ArgumentNullException);
        Assert.That(() => client.GetRoleDefinitionAsync(" "), Throws.ArgumentException);
        Assert.That(() => new RbacClient((Azure.Core.TokenCredential)null!), Throws.ArgumentNullException);
        Assert.That(() => new RbacClient((Azure.ResourceManager.ArmClient)null!), Throws.ArgumentNullException);
    }

    /// <summary>A condition of a length in bytes.</summary>
    private static string ConditionOf(int length)
    {
        const string shortest = "@Request[subOperation] StringEquals ''";
        return shortest.Insert(shortest.Length - 1, new string('c', length - shortest.Length));
    }
}
