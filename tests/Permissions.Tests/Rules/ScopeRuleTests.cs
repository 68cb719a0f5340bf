using Permissions.Json;
using System.Globalization;
using Permissions.Rules;

namespace Permissions.Tests.Rules;

public sealed class ScopeRuleTests
{
    private const string Subscription = RoleJson.Subscription;
    private const string Groups = "/providers/Microsoft.Management/managementGroups/";

    [TestCase("/subscriptions/[|your-sub-id|]", "<subscription-id>")]
    [TestCase("/subscriptions/[|your-sub-id|]/resourceGroups/rg", "<subscription-id>")]
    [TestCase(Subscription + "[|/|]", "ends with a slash")]
    [TestCase(Subscription + "/[|resources|]/x", "providers")]
    [TestCase(Subscription + "/resourceGroups/[|a b|]", "white space")]
    [TestCase("[|Scope of the product|]", "placeholder")]
    [TestCase("[|subscriptions/11111111-2222-3333-4444-555555555555|]", "does not start with a slash")]
    [TestCase(Groups + "[|ends.|]", "<name>")]
    public void RBAC010_finds_the_part_that_is_wrong(string scope, string message)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.MalformedScope, RoleJson.Custom(scopes: $"\"{scope}\"")).Single();
        Assert.That(finding.Message, Does.Contain(message));
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Error));
    }

    [TestCase("")]
    [TestCase("/subscriptions")]
    [TestCase(Subscription + "/resourceGroups")]
    public void RBAC010_underlines_the_whole_scope_where_a_part_is_missing(string scope) =>
        RuleAssert.FindsOnly(RuleIds.MalformedScope, RoleJson.Custom(scopes: $"[|\"{scope}\"|]"));

    [Test]
    public void RBAC010_finds_its_place_behind_escapes() =>
        RuleAssert.FindsOnly(RuleIds.MalformedScope, RoleJson.Custom(scopes: """ "\/\u0073ubscriptions\/[|your-\u0073ub|]" """));

    [Test]
    public void RBAC010_reads_a_lone_string_as_a_list_of_one()
    {
        var text = RoleJson.Custom().Replace($"[\"{Subscription}\"]", "\"/subscriptions/[|my-sub|]\"", StringComparison.Ordinal);
        RuleAssert.Finds(RuleIds.MalformedScope, text);
    }

    [TestCase("/subscriptions/<SUBSCRIPTION-ID>")]
    [TestCase("/subscriptions/{sub}/resourceGroups/${rg}")]
    [TestCase("/subscriptions/00000000-0000-0000-0000-000000000000")]
    [TestCase("[subscription().id]")]
    [TestCase("[concat('/subscriptions/', parameters('id'))]")]
    [TestCase("<SUBSCRIPTION_ID>")]
    [TestCase("${current_scope_resource_id}")]
    [TestCase(Groups + "{{group}}")]
    [TestCase(Subscription + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/logs01")]
    public void Well_formed_scopes_and_placeholders_are_clean(string scope) =>
        RuleAssert.IsClean(RoleJson.Custom(scopes: $"\"{scope}\""));

    [Test]
    public void A_role_that_calls_itself_built_in_by_mistake_does_not_escape_the_rules_for_custom_roles()
    {
        var findings = RoleRules.Check(RoleDocument.Parse(RoleJson.BuiltIn(scopes: "\"/subscriptions/x\"")));
        Assert.That(findings.Select(finding => finding.Rule.Id), Is.EquivalentTo(new[] { RuleIds.UnexpectedShape, RuleIds.MalformedScope }));
    }

    [TestCase("[|\"/\"|]")]
    [TestCase("\"/subscriptions/[|*|]\"")]
    [TestCase("\"[|*|]\"")]
    [TestCase("\"/[|*|]\"")]
    [TestCase("\"" + Subscription + "/resourceGroups/dev[|*|]\"")]
    public void RBAC011_alone_finds_the_root_and_wildcards(string scope) =>
        RuleAssert.FindsOnly(RuleIds.ScopeTooWide, RoleJson.Custom(scopes: scope));

    [Test]
    public void RBAC011_is_silent_about_built_in_roles() => RuleAssert.IsClean(RoleJson.BuiltIn(scopes: "\"/\""));

    [Test]
    public void RBAC012_finds_an_empty_list()
    {
        var text = RoleJson.Custom(scopes: "").Replace("\"AssignableScopes\": []", "\"AssignableScopes\": [|[]|]", StringComparison.Ordinal);
        var finding = RuleAssert.FindsOnly(RuleIds.ScopeCount, text).Single();
        Assert.That(finding.Message, Does.Contain("1 to 2,000"));
    }

    [Test]
    public void RBAC012_finds_a_role_without_the_list() =>
        RuleAssert.FindsOnly(RuleIds.ScopeCount, """{ "Name": [|"x"|], "IsCustom": true, "Description": "d", "Actions": ["Microsoft.Compute/disks/read"] }""");

    [Test]
    public void RBAC012_leaves_a_list_of_the_wrong_type_to_RBAC006() =>
        RuleAssert.FindsNothing(RuleIds.ScopeCount, """{ "Name": "x", "IsCustom": true, "Description": "d", "Actions": ["*/read"], "AssignableScopes": 5 }""");

    [Test]
    public void RBAC012_finds_every_management_group_after_the_first()
    {
        var findings = RuleAssert.FindsOnly(RuleIds.ScopeCount, RoleJson.Custom(scopes: $"\"{Groups}a\", [|\"{Groups}b\"|], \"{Subscription}\", [|\"{Groups}<c>\"|]"));
        Assert.That(findings[0].Related, Has.Count.EqualTo(1));
    }

    [Test]
    public void RBAC012_finds_the_first_scope_that_is_too_many()
    {
        RuleAssert.FindsNothing(RuleIds.ScopeCount, RoleJson.Custom(scopes: Scopes(2000)));
        var finding = RuleAssert.FindsOnly(RuleIds.ScopeCount, RoleJson.Custom(scopes: Scopes(2000) + $",[|\"{Subscription}/resourceGroups/last\"|], \"{Subscription}/resourceGroups/after\"")).Single();
        Assert.That(finding.Message, Does.Contain("2,002"));
    }

    [Test]
    public void RBAC013_finds_the_management_group_of_a_role_with_data_actions()
    {
        const string data = "\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read\"";
        RuleAssert.FindsOnly(RuleIds.DataActionsAtManagementGroup, RoleJson.Custom(dataActions: data, scopes: $"\"{Subscription}\", [|\"{Groups}a\"|]"));
        RuleAssert.IsClean(RoleJson.Custom(dataActions: data));
        RuleAssert.IsClean(RoleJson.Custom(scopes: $"\"{Groups}a\""));
    }

    [TestCase("\"" + Subscription + "\", [|\"/SUBSCRIPTIONS/11111111-2222-3333-4444-555555555555\"|]")]
    [TestCase("\"" + Subscription + "\", [|\"" + Subscription + "/resourceGroups/rg\"|]")]
    [TestCase("[|\"" + Subscription + "/resourceGroups/rg\"|], \"" + Subscription + "\"")]
    [TestCase("\"/subscriptions/<id>\", [|\"/subscriptions/<ID>\"|]")]
    [TestCase("\"/subscriptions/<id>\", [|\"/subscriptions/<id>/resourceGroups/rg\"|]")]
    [TestCase("\"" + Groups + "a\", [|\"" + Groups + "A\"|]")]
    [TestCase("\"[subscription().id]\", [|\"[subscription().id]\"|]")]
    public void RBAC014_finds_duplicate_and_nested_scopes(string scopes)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.RedundantScope, RoleJson.Custom(scopes: scopes)).Single();
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Info));
        Assert.That(finding.Related, Has.Count.EqualTo(1));
    }

    [TestCase("\"" + Subscription + "/resourceGroups/rg\", \"" + Subscription + "/resourceGroups/rg2\"")]
    [TestCase("\"/subscriptions/<a>\", \"/subscriptions/<b>/resourceGroups/rg\"")]
    [TestCase("\"" + Groups + "a\", \"" + Subscription + "\"")]
    public void RBAC014_is_silent_about_different_scopes(string scopes) => RuleAssert.IsClean(RoleJson.Custom(scopes: scopes));

    [Test]
    public void RBAC014_does_not_take_time_that_grows_with_the_square_of_a_path()
    {
        // Two hundred thousand parts: asking for each prefix of it would copy twenty billion characters.
        var path = Subscription + "/providers/Microsoft.X" + string.Concat(Enumerable.Repeat("/t/n", 100_000));
        RuleAssert.FindsOnly(RuleIds.RedundantScope, RoleJson.Custom(scopes: $"\"{path}\", [|\"{path}/t/n\"|]"));
    }

    private static string Scopes(int count) =>
        string.Join(",", Enumerable.Range(0, count).Select(i => $"\"{Subscription}/resourceGroups/rg{i.ToString(CultureInfo.InvariantCulture)}\""));
}
