using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Tests.Rules;

public sealed class SentRoleTests
{
    private static readonly Scope Subscription = Scope.Parse(RoleJson.Subscription);

    [Test]
    public void A_sound_role_gives_no_finding() => Assert.That(RoleRules.Check(Role()), Is.Empty);

    [Test]
    public void Findings_have_no_place_and_name_the_role()
    {
        var findings = RoleRules.Check(Role(actions: ["Microsoft.*/*/read"]));
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(f => f.Rule.Id), Is.EqualTo(new[] { RuleIds.SeveralWildcards }));
            Assert.That(findings[0].Span, Is.EqualTo(default(SourceSpan)));
            Assert.That(findings[0].Related, Is.Empty);
            Assert.That(findings[0].Message, Does.StartWith("'Microsoft.*/*/read' has 2 wildcards"));
            Assert.That(findings[0].ToString(), Does.StartWith("error RBAC021: 'Microsoft"));
        });
    }

    [Test]
    public void Each_kind_of_fault_is_found()
    {
        var findings = RoleRules.Check(new RoleDefinition(
            new string('n', 513), new string('d', 2049), RoleType.Custom, [Block("Microsoft.Compute/disks/read", "Microsoft.Compute/Disks/read"), Block("Microsoft.Compute/disks/read/")], [Scope.Tenant]));
        Assert.That(
            findings.Select(f => f.Rule.Id),
            Is.EquivalentTo(new[] { RuleIds.InvalidRoleName, RuleIds.Description, RuleIds.SeveralPermissionBlocks, RuleIds.ScopeTooWide, RuleIds.MalformedPermission, RuleIds.DuplicatePermission }));
    }

    [Test]
    public void A_role_without_a_scope_is_refused() =>
        Assert.That(RoleRules.Check(Role(scopes: [])).Select(f => f.Rule.Id), Is.EqualTo(new[] { RuleIds.ScopeCount }));

    [Test]
    public void A_role_with_an_open_placeholder_is_refused_for_that_alone()
    {
        var findings = RoleRules.Check(Role(scopes: [], placeholders: ["subscriptionId"]));
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(f => (f.Rule.Id, f.Severity)), Is.EqualTo(new[] { (RuleIds.MalformedScope, RuleSeverity.Error) }));
            Assert.That(findings[0].Message, Does.Contain("'subscriptionId'").And.Contain("'For'"));
        });
    }

    [Test]
    public void Null_is_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => RoleRules.Check((RoleDefinition)null!), Throws.ArgumentNullException);
        Assert.That(() => RoleRules.Check((RoleDocument)null!), Throws.ArgumentNullException);
    });

    private static RoleDefinition Role(string[]? actions = null, Scope[]? scopes = null, string[]? placeholders = null) =>
        new("Reader of machines", "Reads virtual machines.", RoleType.Custom, [Block(actions ?? ["Microsoft.Compute/virtualMachines/read"])], scopes ?? [Subscription], placeholders: placeholders);

    private static PermissionBlock Block(params string[] actions) => new(actions: actions.Select(ControlAction.FromService));
}
