using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Tests.Rules;

public sealed class FileRuleTests
{
    [Test]
    public void A_sound_role_gives_no_finding()
    {
        RuleAssert.IsClean(RoleJson.Custom());
        RuleAssert.IsClean(RoleJson.BuiltIn());
        RuleAssert.IsClean(RoleJson.WithPermissions("""[{ "actions": ["Microsoft.Compute/*/read"], "notActions": [] }]"""));
    }

    [Test]
    public void RBAC001_reports_every_syntax_error_where_the_reader_found_it()
    {
        const string text = """{ "Name": "x", "Actions": [ "a/read" "b/read" ], "IsCustom": tru }""";
        var errors = JsonSyntaxTree.Parse(text).Errors;
        var findings = RoleRules.Check(RoleDocument.Parse(text), RoleRules.Fatal);
        Assert.Multiple(() =>
        {
            Assert.That(errors, Has.Count.GreaterThanOrEqualTo(2));
            Assert.That(findings.Where(f => f.Rule.Id == RuleIds.InvalidJson).Select(f => f.Span), Is.EqualTo(errors.Select(e => e.Span)));
            Assert.That(findings.Select(f => f.Severity), Is.All.EqualTo(RuleSeverity.Error));
        });
    }

    [Test]
    public void RBAC001_is_silent_about_comments_and_trailing_commas()
    {
        RuleAssert.FindsNothing(RuleIds.InvalidJson, "// who made it\n" + RoleJson.Custom(actions: "\"*/read\", /* all */"));
    }

    [TestCase("")]
    [TestCase("   \n")]
    [TestCase("{")]
    [TestCase("\"")]
    public void RBAC001_is_what_an_empty_or_broken_file_gets_and_RBAC002_is_silent(string text)
    {
        var findings = RoleRules.Check(RoleDocument.Parse(text));
        Assert.That(findings.Select(f => f.Rule.Id), Is.Not.Empty.And.All.EqualTo(RuleIds.InvalidJson));
    }

    [Test]
    public void What_is_missing_in_a_broken_file_is_not_reported_as_missing()
    {
        var findings = RoleRules.Check(RoleDocument.Parse("""{ "Name": "Half a role", "IsCustom": true, "Actions": [ """));
        Assert.That(findings.Select(f => f.Rule.Id), Is.Not.Empty.And.All.EqualTo(RuleIds.InvalidJson));
    }

    [Test]
    public void What_stands_in_a_broken_file_is_still_checked()
    {
        var findings = RoleRules.Check(RoleDocument.Parse("""{ "Name": "Half a role", "Actions": [ "a/*/b/*/read" """));
        Assert.That(findings.Select(f => f.Rule.Id), Has.Member(RuleIds.SeveralWildcards));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("42")]
    [TestCase("""{ "a": 1 }""")]
    public void RBAC002_finds_JSON_without_a_role(string text)
    {
        var findings = RoleRules.Check(RoleDocument.Parse(text));
        Assert.That(findings.Select(f => f.Rule.Id), Is.EqualTo(new[] { RuleIds.NoRoleDefinition }));
        Assert.That(findings[0].Message, Has.Length.GreaterThan(20));
    }

    [Test]
    public void RBAC002_sits_where_the_reader_decided()
    {
        const string text = """{ "Name": "Cosmos reader", "Permissions": [{ "DataActions": ["Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create"] }], "AssignableScopes": ["/dbs/x/colls/y"] }""";
        var document = RoleDocument.Parse(text);
        var findings = RoleRules.Check(document);
        Assert.That(findings.Select(f => (f.Rule.Id, f.Span, f.Message)), Is.EqualTo(new[] { (RuleIds.NoRoleDefinition, document.Error!.Span, document.Error.Message) }));
    }

    [Test]
    public void RBAC003_finds_a_role_without_a_name_at_its_first_key()
    {
        var finding = RuleAssert.Finds(RuleIds.InvalidRoleName, """{ [|"IsCustom"|]: true, "Actions": ["*/read"], "AssignableScopes": ["/subscriptions/<id>"] }""").Single();
        Assert.That(finding.Message, Does.Contain("'Name'").And.Contain("512"));
    }

    [Test]
    public void RBAC003_names_the_key_of_the_shape()
    {
        var finding = RuleAssert.Finds(RuleIds.InvalidRoleName, """{ [|"properties"|]: { "permissions": [{ "actions": ["*/read"] }], "assignableScopes": ["/subscriptions/<id>"] } }""").Single();
        Assert.That(finding.Message, Does.Contain("'roleName' under 'properties'"));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void RBAC003_finds_a_blank_name(string name) =>
        RuleAssert.FindsOnly(RuleIds.InvalidRoleName, RoleJson.Custom().Replace("\"Reader of machines\"", $"[|\"{name}\"|]", StringComparison.Ordinal));

    [Test]
    public void RBAC003_finds_what_is_too_much_of_a_name()
    {
        var longest = new string('n', RoleDefinition.MaximumNameLength);
        RuleAssert.IsClean(RoleJson.Custom().Replace("Reader of machines", longest, StringComparison.Ordinal));
        var finding = RuleAssert.FindsOnly(RuleIds.InvalidRoleName, RoleJson.Custom().Replace("Reader of machines", longest + "[|xyz|]", StringComparison.Ordinal)).Single();
        Assert.That(finding.Message, Does.Contain("515").And.Contain("shorten it by 3"));
    }

    [Test]
    public void Two_roles_that_share_a_list_have_its_fault_reported_once()
    {
        const string text = """
            {
              "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
              "contentVersion": "1.0.0.0",
              "variables": { "actions": ["Microsoft.Compute/*/read", [|"microsoft.compute/*/read"|]] },
              "resources": [
                { "type": "Microsoft.Authorization/roleDefinitions", "apiVersion": "2022-04-01", "name": "11111111-2222-3333-4444-555555555555",
                  "properties": { "roleName": "One", "description": "d", "permissions": [{ "actions": "[variables('actions')]" }], "assignableScopes": ["[subscription().id]"] } },
                { "type": "Microsoft.Authorization/roleDefinitions", "apiVersion": "2022-04-01", "name": "21111111-2222-3333-4444-555555555555",
                  "properties": { "roleName": "Two", "description": "d", "permissions": [{ "actions": "[variables('actions')]" }], "assignableScopes": ["[subscription().id]"] } }
              ]
            }
            """;
        RuleAssert.FindsOnly(RuleIds.DuplicatePermission, text);
    }
}
