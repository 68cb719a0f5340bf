using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Tests.Rules;

/// <summary>Conditions in identity files, roles that assign roles, and levels of which nothing is proved.</summary>
public class GivenRoleTests
{
    private const string Delegation = "\"delegation\": \"allExceptPrivilegedRoles\"";
    private const string Team = "@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Set_Team]";

    [TestCase("[|\"Owner\"|]")]
    [TestCase("[|\"User Access Administrator\"|]")]
    [TestCase("[|\"Role Based Access Control Administrator\"|]")]
    [TestCase("[|\"My delegate\"|]")]
    [TestCase("{ \"role\": [|\"Owner\"|] }")]
    public void A_role_that_assigns_roles_without_a_condition_is_RBAC110(string entry)
    {
        var finding = FindsOnly(RuleIds.UnconditionalAssignment, entry);
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Warning));
        Assert.That(finding.Message, Does.Contain("assigns any role, also to itself").And.Contain("\"delegation\": \"allExceptPrivilegedRoles\""));
    }

    [TestCase("\"Contributor\"")]
    [TestCase("\"Key Vault Data Access Administrator\"", Description = "It has a condition of its own.")]
    [TestCase("{ \"role\": \"Owner\", " + Delegation + " }")]
    [TestCase("{ \"role\": \"Owner\", \"condition\": \"((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEquals 'User')) AND ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[Microsoft.Authorization/roleAssignments:PrincipalType] StringEquals 'User'))\" }")]
    public void Another_role_or_one_with_a_condition_has_no_finding(string entry) => Assert.That(Check(File(entry)), Is.Empty);

    [TestCase(RuleIds.MalformedCondition, "{ \"role\": \"Reader\", \"condition\": \"[|(|]Exists @Environment[UtcNow]\" }")]
    [TestCase(RuleIds.MalformedCondition, "{ \"role\": \"Reader\", \"condition\": \"Exists @Environment[UtcNow] [|Exists|]\\n @Environment[isPrivateLink]\" }")]
    [TestCase(RuleIds.UnknownAttribute, "{ \"role\": \"Reader\", \"condition\": \"Exists [|@Environment[UtcNov]|]\" }")]
    [TestCase(RuleIds.UnfitComparison, "{ \"role\": \"Reader\", \"condition\": \"@Environment[isPrivateLink] [|BoolEqual|] true\" }")]
    [TestCase(RuleIds.UnfitComparison, "{ \"role\": \"Storage Blob Data Reader\", \"condition\": \"" + Team + " [|GuidEquals|] 5e467623-bb1f-42f4-a55d-6e525e11384b\" }")]
    public void A_condition_is_checked_at_its_place(string id, string entry) => FindsOnly(id, entry);

    [TestCase("{ [|\"delegation\"|]: \"allExceptPrivilegedRoles\", \"role\": \"Owner\", \"condition\": \"Exists @Environment[UtcNow]\" }")]
    [TestCase("{ \"role\": \"Reader\", \"delegation\": [|\"all\"|] }")]
    [TestCase("{ \"role\": \"Reader\", \"condition\": [|\" \"|] }")]
    [TestCase("{ \"role\": \"Reader\", \"condition\": [|null|] }")]
    [TestCase("[|{|] \"condition\": \"Exists @Environment[UtcNow]\" }")]
    [TestCase("{ \"role\": \"Reader\", [|\"Condition\"|]: \"Exists @Environment[UtcNow]\" }")]
    [TestCase("[|[\"Reader\"]|]")]
    public void Another_form_is_RBAC052(string entry) => FindsOnly(RuleIds.AccessFileForm, entry);

    [Test]
    public void A_level_that_gives_a_role_that_assigns_roles_is_RBAC110()
    {
        var marked = MarkedText.Parse("""
            { "kinds": { "K": { "scopes": { "S": "/subscriptions/{s}" }, "directions": { "delegate": [[|"User Access Administrator"|]], "read": ["Reader"] } } } }
            """);
        var finding = AccessFileRules.Check(AccessLevelDocument.Parse(marked.Text), new AccessRoles([])).Single();
        Assert.That(finding.Rule.Id, Is.EqualTo(RuleIds.UnconditionalAssignment));
        Assert.That((finding.Span.Start, finding.Span.Length), Is.EqualTo((marked.Places[0].Start, marked.Places[0].Length)));
        Assert.That(finding.Message, Does.Contain("A level has no condition of its own"));
    }

    [Test]
    public void A_scope_above_is_named_by_at_and_gives_no_level()
    {
        var document = AccessLevelDocument.Parse("""
            { "kinds": { "K": { "scopes": { "D": "/subscriptions/{s}/resourceGroups/{g}" }, "above": { "S": "/subscriptions/{s}" }, "directions": { "read": [{ "role": "Reader", "at": "S" }] } } } }
            """);
        Assert.That(AccessFileRules.Check(document, new AccessRoles([])), Is.Empty);
        Assert.That(document.Kinds[0].Scopes.Select(scope => scope.Name.Value), Is.EqualTo(new[] { "D" }));
        Assert.That(document.Kinds[0].Levels[0].Grants[0].At, Is.SameAs(document.Kinds[0].Above[0]));
    }

    [TestCase("\"above\": { \"D\": \"/subscriptions/{s}\" }", "is one of the kind's 'scopes' already")]
    [TestCase("\"above\": { }", "'above' is empty")]
    [TestCase("\"above\": { \"S\": \"/foo/{x}\" }", "/foo/{x}")]
    [TestCase("\"above\": { \"S\": \"/subscriptions/{s}/resourceGroups/{g}/providers/P/t/{n}\" }", "does not contain every 'D'")]
    public void Another_form_of_above_is_RBAC052(string above, string message)
    {
        var findings = AccessFileRules.Check(AccessLevelDocument.Parse($$"""
            { "kinds": { "K": { "scopes": { "D": "/subscriptions/{s}/resourceGroups/{g}" }, {{above}}, "directions": { "read": [{ "role": "Reader", "at": "S" }] } } } }
            """), new AccessRoles([]));
        Assert.That(findings.Select(finding => finding.Rule.Id), Is.Not.Empty.And.All.EqualTo(RuleIds.AccessFileForm));
        Assert.That(findings.Select(finding => finding.Message), Has.Some.Contain(message));
    }

    [Test]
    public void An_order_that_cannot_be_decided_is_not_taken_for_proved()
    {
        var deep = Custom("Deep", "Contoso.X/" + string.Concat(Enumerable.Range(0, 12).Select(i => $"s{i}/*/")) + "read");
        var wide = Custom("Wide", "Contoso.X/*/read");
        Assert.That(deep.Permissions.IsSubsetOf(wide.Permissions).Kind, Is.EqualTo(SetAnswerKind.Undecided), "the premise");
        var finding = AccessFileRules.Check(AccessLevelDocument.Parse("""
            { "kinds": { "K": { "scopes": { "S": "/subscriptions/{s}" }, "capabilities": { "reader": ["Deep"], "writer": ["Wide"] } } } }
            """), new AccessRoles([deep, wide])).Single();
        Assert.That(finding.Rule.Id, Is.EqualTo(RuleIds.LevelsNotOrdered));
        Assert.That(finding.Message, Does.StartWith("It could not be proved that 'writer' of K holds all that 'reader' does"));
    }

    private static RoleDefinition Custom(string name, string action) => new(name, null, RoleType.Custom, [new PermissionBlock([ControlAction.FromService(action)])], [Scope.Parse("/subscriptions/11111111-2222-3333-4444-555555555555")]);

    private static string File(string entry) => $$"""
        { "name": "Shop", "scopes": { "subscription": { "kind": "subscription" } }, "identities": { "ci": { "type": "servicePrincipal", "roles": { "subscription": [{{entry}}] } } } }
        """;

    private static IReadOnlyList<RuleFinding> Check(string text) =>
        AccessFileRules.Check(IdentityDocument.Parse(text), new AccessRoles([Custom("My delegate", "Microsoft.Authorization/roleAssignments/*")]));

    private static RuleFinding FindsOnly(string id, string entry)
    {
        var marked = MarkedText.Parse(File(entry));
        var findings = Check(marked.Text);
        Assert.That(findings.Select(finding => (finding.Rule.Id, finding.Span)), Is.EqualTo(marked.Places.Select(place => (id, new SourceSpan(place.Start, place.Length)))), string.Join("\n", findings));
        return findings[0];
    }
}
