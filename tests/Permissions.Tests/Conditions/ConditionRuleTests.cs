using Permissions.Json;
using Permissions.Rules;
using Permissions.Tests.Rules;

namespace Permissions.Tests.Conditions;

/// <summary>RBAC060 to RBAC065 in role files. RBAC065 says of each condition in a custom role that it is there, whatever the others say of it.</summary>
public class ConditionRuleTests
{
    private const string Besides = RuleIds.ConditionInCustomRole;
    private const string Role = "[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {5e467623-bb1f-42f4-a55d-6e525e11384b}";
    private const string OnWrite = "!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})";
    private const string OnDelete = "!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})";

    [TestCase(RuleIds.MalformedCondition, RuleSeverity.Error, "[|(|]Exists @Environment[UtcNow]")]
    [TestCase(RuleIds.MalformedCondition, RuleSeverity.Error, "Exists @Environment[UtcNow] [|Exists|] @Environment[isPrivateLink]")]
    [TestCase(RuleIds.MalformedCondition, RuleSeverity.Error, "@Environment[isPrivateLink] BoolEquals [|\\\"true\\\"|]")]
    [TestCase(RuleIds.UnknownAttribute, RuleSeverity.Warning, "[|@Environment[UtcNov]|] DateTimeGreaterThan '2026-01-01T00:00:00Z'")]
    [TestCase(RuleIds.UnknownAttribute, RuleSeverity.Warning, "Exists [|@Resource[UtcNow]|]")]
    [TestCase(RuleIds.UnknownAttribute, RuleSeverity.Error, "Exists [|@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags:Project<$>]|]")]
    [TestCase(RuleIds.UnknownAttribute, RuleSeverity.Error, "Exists [|@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags:Project<\\\\$key_case_sensitive\\\\$>]|]")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Error, "@Environment[isPrivateLink] [|BoolEqual|] true")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Error, "@Request[subOperation] [|ForAnyOfAny|]:StringEquals {'a'}")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "@Environment[UtcNow] [|DateTimeEquals|] '2026-01-01T00:00:00Z'")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "@Environment[UtcNow] DateTimeLessThan [|'tomorrow'|]")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "@Environment[isPrivateLink] [|StringEquals|] 'true'")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "@Environment[isPrivateLink] [|ForAnyOfAnyValues:BoolEquals|] {true}")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "@Request[subOperation] [|StringEquals|] {'a', 'b'}")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "@Request[subOperation] StringEquals [|5|]")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "[|{'a'}|] ForAnyOfAnyValues:StringEquals @Request[subOperation]")]
    [TestCase(RuleIds.UnfitComparison, RuleSeverity.Warning, "@Request[Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags&$keys$&] [|StringEquals|] 'a'")]
    [TestCase(RuleIds.NeedsTwoClauses, RuleSeverity.Warning, $"(({OnWrite} AND {OnDelete}) OR ([|@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]|] ForAnyOfAnyValues:GuidEquals {{5e467623-bb1f-42f4-a55d-6e525e11384b}}))")]
    [TestCase(RuleIds.NeedsTwoClauses, RuleSeverity.Info, $"(({OnWrite}) OR ([|@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]|] ForAnyOfAnyValues:GuidEquals {{5e467623-bb1f-42f4-a55d-6e525e11384b}}))")]
    public void What_is_wrong_is_found_where_it_stands_in_the_file(string id, RuleSeverity severity, string marked) =>
        Assert.That(RuleAssert.FindsOnly(id, InRole(marked), Besides).Select(finding => finding.Severity), Is.All.EqualTo(severity));

    [Test]
    public void Sources_that_are_mixed_up_are_found_in_both_clauses() => RuleAssert.FindsOnly(
        RuleIds.NeedsTwoClauses,
        InRole($"(({OnWrite}) OR ([|@Resource[Microsoft.Authorization/roleAssignments:PrincipalId]|] GuidEquals {{5e467623-bb1f-42f4-a55d-6e525e11384b}})) AND (({OnDelete}) OR ([|@Request[Microsoft.Authorization/roleAssignments:PrincipalId]|] GuidEquals {{5e467623-bb1f-42f4-a55d-6e525e11384b}}))"),
        Besides);

    [TestCase($"(({OnWrite}) OR (@Request{Role})) AND (({OnDelete}) OR (@Resource{Role}))")]
    [TestCase($"(({OnWrite}) OR (@Request{Role})) AND ({OnDelete})", Description = "Nobody may remove any.")]
    [TestCase("((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[Microsoft.Authorization/roleAssignments:PrincipalType] StringEquals 'User'))")]
    public void Two_clauses_or_one_about_removing_need_no_other(string condition) => RuleAssert.IsClean(InRole(condition), Besides);

    [Test]
    public void A_condition_of_8_KB_is_taken_and_one_more_byte_is_not()
    {
        const string shortest = "@Request[subOperation] StringEquals ''";
        var longest = shortest.Insert(shortest.Length - 1, new string('x', (8 * 1024) - shortest.Length));
        RuleAssert.IsClean(InRole(longest), Besides);
        RuleAssert.FindsOnly(RuleIds.ConditionTooLong, InRole(longest.Insert(longest.Length - 1, "x")).Replace("\"@Request", "[|\"@Request", StringComparison.Ordinal).Replace("x'\"", "x'\"|]", StringComparison.Ordinal), Besides);
    }

    [Test]
    public void Another_version_is_refused() =>
        RuleAssert.FindsOnly(RuleIds.MalformedCondition, InRole("Exists @Environment[UtcNow]").Replace("\"2.0\"", "[|\"1.0\"|]", StringComparison.Ordinal), Besides);

    [Test]
    public void A_built_in_role_is_not_checked()
    {
        var role = InRole("(").Replace("CustomRole", "BuiltInRole", StringComparison.Ordinal).Replace(RoleJson.Subscription, "/", StringComparison.Ordinal);
        Assert.That(RuleAssert.On(role).Where(finding => finding.Rule.Category == RuleCategories.Conditions), Is.Empty);
    }

    [Test]
    public void A_constant_is_checked_alone()
    {
        var finding = ConditionRules.Check("Exists @Environment[UtcNov]").Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Rule, Is.EqualTo(RuleDescriptors.UnknownAttribute));
            Assert.That((finding.Span.Start, finding.Span.Length), Is.EqualTo((7, 20)));
            Assert.That(finding.Suggestions, Is.EqualTo(new[] { "@Environment[UtcNow]" }));
        });
    }

    [Test]
    public void A_condition_in_a_custom_role_is_refused_here_as_when_the_role_is_sent()
    {
        var text = InRole("Exists @Environment[UtcNow]");
        var finding = RuleAssert.FindsOnly(RuleIds.ConditionInCustomRole, text.Replace("\"Exists", "[|\"Exists", StringComparison.Ordinal).Replace("UtcNow]\"", "UtcNow]\"|]", StringComparison.Ordinal)).Single();
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Error));
        var sent = AccessRules.Check(RoleDocument.Parse(text).Roles.Single().ToRoleDefinition()).Single();
        Assert.That((sent.Kind, sent.RuleId, sent.Message), Is.EqualTo((AccessFindingKind.InvalidRole, RuleIds.ConditionInCustomRole, finding.Message)));
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\" \"")]
    public void No_condition_is_none(string condition)
    {
        var text = InRole("x").Replace("\"x\"", condition, StringComparison.Ordinal);
        RuleAssert.IsClean(text);
        Assert.That(AccessRules.Check(RoleDocument.Parse(text).Roles.Single().ToRoleDefinition()), Is.Empty);
    }

    [Test]
    public void A_condition_beside_the_permission_blocks_does_not_go_unsaid() => RuleAssert.FindsOnly(
        RuleIds.UnexpectedShape,
        "{ \"Name\": \"R\", \"Description\": \"d\", [|\"Condition\"|]: \"c\", \"Permissions\": [ { \"Actions\": [\"Microsoft.Compute/virtualMachines/read\"] } ], \"AssignableScopes\": [\"/subscriptions/<s>\"] }");

    [TestCase("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")]
    [TestCase("microsoft.storage/*")]
    [TestCase("Microsoft.S*read")]
    [TestCase("*/read")]
    [TestCase("*")]
    public void GUIDs_are_not_compared_for_a_role_with_data_actions_of_storage(string dataAction)
    {
        var text = InRole("Exists @Environment[UtcNow] OR @Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Set_Team] [|GuidEquals|] 5e467623-bb1f-42f4-a55d-6e525e11384b")
            .Replace("\"actions\": [\"Microsoft.Authorization/roleAssignments/read\"]", $"\"dataActions\": [\"{dataAction}\"]", StringComparison.Ordinal);
        Assert.That(RuleAssert.Finds(RuleIds.UnfitComparison, text).Single().Severity, Is.EqualTo(RuleSeverity.Error));
    }

    [TestCase("Microsoft.StorageSync/a/read")]
    [TestCase("Microsoft.ServiceBus/*")]
    public void GUIDs_are_compared_for_another_role(string dataAction)
    {
        var text = InRole("@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Set_Team] GuidEquals 5e467623-bb1f-42f4-a55d-6e525e11384b")
            .Replace("\"actions\": [\"Microsoft.Authorization/roleAssignments/read\"]", $"\"dataActions\": [\"{dataAction}\"]", StringComparison.Ordinal);
        RuleAssert.FindsNothing(RuleIds.UnfitComparison, text);
    }

    private static string InRole(string condition) =>
        $$"""
        {
          "properties": {
            "roleName": "Delegate", "type": "CustomRole", "description": "Reads role assignments.",
            "assignableScopes": ["{{RoleJson.Subscription}}"],
            "permissions": [{ "actions": ["Microsoft.Authorization/roleAssignments/read"], "conditionVersion": "2.0", "condition": "{{condition}}" }]
          }
        }
        """;
}
