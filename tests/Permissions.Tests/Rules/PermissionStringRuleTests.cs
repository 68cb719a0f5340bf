using Permissions.Rules;

namespace Permissions.Tests.Rules;

public sealed class PermissionStringRuleTests
{
    [TestCase("\"Microsoft.Insights/alertRules[|/|]\"", "ends with a slash")]
    [TestCase("\"[|/|]Microsoft.Insights/alertRules\"", "starts with a slash")]
    [TestCase("\"Microsoft.Insights/alertRules/read[| |]\"", "white space")]
    [TestCase("\"[|  |]Microsoft.Insights/alertRules/read\"", "white space")]
    [TestCase("\"Microsoft.Insights/alert[| |]Rules/read\"", "position")]
    [TestCase("\"Microsoft.Insights/alertRules/read[|”|]\"", "U+201D")]
    [TestCase("\"Microsoft.Insights[|//|]read\"", "between two slashes")]
    [TestCase("\"Microsoft.Resources/subscriptions/[|<|]ACTIONS>\"", "'<'")]
    [TestCase("\"[|read|]\"", "provider")]
    [TestCase("\"[|  |]\"", "blank")]
    [TestCase("[|\"\"|]", "blank")]
    [TestCase("\"Microsoft.Compute\\/virtual[|\\u0020|]Machines/read\"", "position")]
    public void RBAC020_finds_the_character_that_is_wrong(string action, string message)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.MalformedPermission, RoleJson.Custom(actions: action)).Single();
        Assert.That(finding.Message, Does.Contain(message));
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Error));
    }

    [Test]
    public void RBAC020_looks_into_all_four_lists() =>
        RuleAssert.Finds(RuleIds.MalformedPermission, RoleJson.Custom("\"a.b/c[|/|]\"", "\"a.b/d[|/|]\"", "\"a.b/e[|/|]\"", "\"a.b/f[|/|]\""));

    [TestCase("Microsoft.CognitiveServices/accounts/ContentUnderstanding/analyzers:analyze/action")]
    [TestCase("*")]
    [TestCase("*/read")]
    [TestCase("microsoft.web/sites/*")]
    public void RBAC020_accepts_every_well_formed_string(string action) => RuleAssert.FindsNothing(RuleIds.MalformedPermission, RoleJson.Custom(actions: $"\"{action}\""));

    [Test]
    public void RBAC020_leaves_expressions_in_a_template_alone_and_in_no_other_shape()
    {
        const string item = "[concat('Microsoft.Compute', '/virtualMachines/read')]";
        RuleAssert.IsClean($$"""
            {
              "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
              "contentVersion": "1.0.0.0",
              "resources": [{
                "type": "Microsoft.Authorization/roleDefinitions", "apiVersion": "2022-04-01", "name": "11111111-2222-3333-4444-555555555555",
                "properties": { "roleName": "One", "description": "d", "permissions": [{ "actions": ["{{item}}"] }], "assignableScopes": ["[subscription().id]"] }
              }]
            }
            """);
        RuleAssert.FindsOnly(RuleIds.MalformedPermission, RoleJson.Custom(actions: $"\"[|[|]{item[1..]}\""));
    }

    [Test]
    public void RBAC020_and_RBAC021_are_warnings_in_a_copy_of_a_built_in_role()
    {
        Assert.That(RuleAssert.FindsOnly(RuleIds.MalformedPermission, RoleJson.BuiltIn("\"Microsoft.Insights/alertRules[|/|]\"")).Single().Severity, Is.EqualTo(RuleSeverity.Warning));
        Assert.That(RuleAssert.FindsOnly(RuleIds.SeveralWildcards, RoleJson.BuiltIn("\"Microsoft.*/[|*|]/read\"")).Single().Severity, Is.EqualTo(RuleSeverity.Warning));
    }

    [TestCase("Microsoft.*/[|*|]/read", "2 wildcards")]
    [TestCase("*/[|*|]/*", "3 wildcards")]
    [TestCase("Microsoft.Compute/*[|*|]", "2 wildcards")]
    public void RBAC021_finds_the_second_wildcard(string action, string message)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.SeveralWildcards, RoleJson.Custom(actions: $"\"{action}\"")).Single();
        Assert.That(finding.Message, Does.Contain(message));
    }

    [Test]
    public void RBAC025_finds_every_repetition_in_a_list_also_in_another_case()
    {
        var findings = RuleAssert.FindsOnly(RuleIds.DuplicatePermission, RoleJson.Custom(
            actions: "\"Microsoft.Resources/subscriptions/resourceGroups/read\", [|\"Microsoft.Resources/subscriptions/resourcegroups/read\"|], [|\"Microsoft.Resources/subscriptions/resourceGroups/read\"|]"));
        Assert.Multiple(() =>
        {
            Assert.That(findings[0].Message, Does.Contain("ignores case").And.Contain("'Microsoft.Resources/subscriptions/resourceGroups/read'"));
            Assert.That(findings[1].Message, Does.Contain("'Actions' already"));
            Assert.That(findings[0].Related.Single(), Is.EqualTo(findings[1].Related.Single()));
        });
    }

    [Test]
    public void RBAC025_looks_at_each_list_alone() =>
        RuleAssert.FindsNothing(RuleIds.DuplicatePermission, RoleJson.Custom(actions: "\"*/read\"", notActions: "\"*/read\"", dataActions: "\"*/read\"", notDataActions: "\"*/read\""));

    [Test]
    public void RBAC025_is_information_in_a_copy_of_a_built_in_role() =>
        Assert.That(RuleAssert.FindsOnly(RuleIds.DuplicatePermission, RoleJson.BuiltIn("\"*/read\", [|\"*/Read\"|]")).Single().Severity, Is.EqualTo(RuleSeverity.Info));
}
