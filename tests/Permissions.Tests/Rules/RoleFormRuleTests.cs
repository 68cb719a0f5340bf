using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Tests.Rules;

public sealed class RoleFormRuleTests
{
    [Test]
    public void RBAC005_tells_of_a_missing_description()
    {
        var finding = RuleAssert.FindsOnly(
            RuleIds.Description,
            RoleJson.Custom().Replace("\"Reader of machines\"", "[|\"Reader of machines\"|]", StringComparison.Ordinal).Replace("  \"Description\": \"Reads virtual machines.\",\n", "", StringComparison.Ordinal)).Single();
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Info));
    }

    [Test]
    public void RBAC005_tells_of_a_blank_description()
    {
        var finding = RuleAssert.FindsOnly(RuleIds.Description, RoleJson.Custom().Replace("\"Reads virtual machines.\"", "[|\" \"|]", StringComparison.Ordinal)).Single();
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Info));
    }

    [Test]
    public void RBAC005_finds_what_is_too_much_of_a_description()
    {
        var longest = new string('d', RoleDefinition.MaximumDescriptionLength - 1) + "\\n";
        RuleAssert.IsClean(RoleJson.Custom().Replace("Reads virtual machines.", longest, StringComparison.Ordinal));
        var finding = RuleAssert.FindsOnly(RuleIds.Description, RoleJson.Custom().Replace("Reads virtual machines.", longest + "[|x\\u0041|]", StringComparison.Ordinal)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Error));
            Assert.That(finding.Message, Does.Contain("2050").And.Contain("shorten it by 2"));
        });
    }

    [Test]
    public void RBAC006_reports_what_the_reader_found()
    {
        var text = RoleJson.Custom().Replace("\"IsCustom\": true,", "\"IsCustom\": true, \"assignablescopes\": 5, \"Colour\": \"red\",", StringComparison.Ordinal);
        var document = RoleDocument.Parse(text);
        var findings = RoleRules.Check(document).Where(f => f.Rule.Id == RuleIds.UnexpectedShape).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(findings, Has.Length.GreaterThanOrEqualTo(2));
            Assert.That(findings.Select(f => (f.Span, f.Message)), Is.EquivalentTo(document.Roles.Single().Problems.Select(p => (p.Span, p.Message))));
            Assert.That(findings.Select(f => f.Severity), Is.All.EqualTo(RuleSeverity.Warning));
        });
    }

    [Test]
    public void RBAC007_finds_each_block_after_the_first()
    {
        var findings = RuleAssert.Finds(RuleIds.SeveralPermissionBlocks, RoleJson.WithPermissions("""
            [
              { "actions": ["*/read"] },
              [|{ "actions": ["Microsoft.Compute/*"] }|],
              [|{ "actions": ["Microsoft.Storage/*"] }|]
            ]
            """));
        Assert.That(findings[1].Message, Does.Contain("block 3"));
        Assert.That(findings[1].Related, Has.Count.EqualTo(1));
    }

    [Test]
    public void RBAC007_is_silent_about_built_in_roles() =>
        RuleAssert.IsClean("""
            {
              "id": "/providers/Microsoft.Authorization/roleDefinitions/11111111-2222-3333-4444-555555555555",
              "name": "11111111-2222-3333-4444-555555555555",
              "type": "Microsoft.Authorization/roleDefinitions",
              "properties": {
                "roleName": "Two blocks", "type": "BuiltInRole", "description": "", "assignableScopes": ["/"],
                "permissions": [{ "actions": ["*/read"] }, { "actions": ["*/write"] }]
              }
            }
            """);

    [TestCase("", "", "", "")]
    [TestCase("", "\"*/read\"", "", "")]
    [TestCase("\"Microsoft.Compute/disks/read\"", "\"microsoft.compute/DISKS/read\"", "", "")]
    [TestCase("\"Microsoft.Compute/disks/read\", \"Microsoft.Compute/images/*\"", "\"*\"", "", "")]
    [TestCase("", "", "\"Microsoft.Storage/*/read\"", "\"Microsoft.Storage/*\"")]
    public void RBAC008_finds_a_role_that_grants_nothing(string actions, string notActions, string dataActions, string notDataActions)
    {
        var text = RoleJson.Custom(actions, notActions, dataActions, notDataActions).Replace("\"Reader of machines\"", "[|\"Reader of machines\"|]", StringComparison.Ordinal);
        var finding = RuleAssert.Finds(RuleIds.GrantsNothing, text).Single();
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Warning));
    }

    [TestCase("\"a.b/*\"", "\"a.b/c/read\"", "")]
    [TestCase("\"a.b/c/read\"", "\"a.b/c/d/read\"", "")]
    [TestCase("\"a.b/read\"", "\"a.b/*/read\"", "", Description = "Excluded under the lenient reading only, so not for sure.")]
    [TestCase("\"a.b/read\"", "\"*\"", "\"a.b/read\"")]
    public void RBAC008_is_silent_when_something_is_or_may_be_left(string actions, string notActions, string dataActions) =>
        RuleAssert.FindsNothing(RuleIds.GrantsNothing, RoleJson.Custom(actions, notActions, dataActions));

    [TestCase("""[{ "actions": "[variables('actions')]", "notActions": [] }]""")]
    [TestCase("""[{ "actions": [], "dataActions": "[parameters('dataActions')]" }]""")]
    [TestCase("""[{ "actions": [], "dataActions": 5 }]""")]
    [TestCase("""[{ "actions": [5] }]""")]
    public void RBAC008_is_silent_about_lists_that_could_not_be_read(string permissions) =>
        RuleAssert.FindsNothing(RuleIds.GrantsNothing, RoleJson.WithPermissions(permissions));

    [Test]
    public void RBAC008_finds_empty_permissions() =>
        RuleAssert.Finds(RuleIds.GrantsNothing, RoleJson.WithPermissions("[]").Replace("\"Reader of machines\"", "[|\"Reader of machines\"|]", StringComparison.Ordinal));

    [Test]
    public void RBAC008_takes_null_for_an_empty_list() =>
        RuleAssert.Finds(RuleIds.GrantsNothing, RoleJson.WithPermissions("""[{ "actions": null }]""").Replace("\"Reader of machines\"", "[|\"Reader of machines\"|]", StringComparison.Ordinal));

    [Test]
    public void RBAC008_is_silent_about_built_in_roles() => RuleAssert.IsClean(RoleJson.BuiltIn(actions: ""));
}
