using Permissions.Conditions;

namespace Permissions.Tests.Conditions;

public class RealConditionTests
{
    private static IEnumerable<TestCaseData> All =>
        ConditionTexts.BuiltIn.Select((entry, index) => new TestCaseData(entry.Text).SetArgDisplayNames($"{index} {entry.Role}"))
            .Concat(ConditionTexts.Documented.Select((text, index) => new TestCaseData(text).SetArgDisplayNames($"documented {index}")));

    [Test]
    public void Azure_has_31_conditional_blocks() => Assert.That(ConditionTexts.BuiltIn, Has.Count.EqualTo(31));

    [TestCaseSource(nameof(All))]
    public void It_is_read_and_printed_and_read_again_as_the_same_tree(string text)
    {
        var condition = RoleCondition.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(RoleCondition.Parse(condition.ToString()), Is.EqualTo(condition));
            Assert.That(RoleCondition.Parse(condition.ToPortalText()), Is.EqualTo(condition));
            Assert.That(RoleCondition.Parse(condition.ToString()).ToString(), Is.EqualTo(condition.ToString()));
            Assert.That(condition.IsEquivalentTo(RoleCondition.Parse(condition.ToPortalText())).Holds, Is.True);
        });
    }

    [TestCaseSource(nameof(All))]
    public void Its_attributes_operators_and_values_fit(string text) =>
        Assert.That(RoleCondition.Check(text).Where(problem => problem.Kind != ConditionProblemKind.NeedsTwoClauses), Is.Empty);

    [Test]
    public void What_the_documentation_shows_needs_no_other_clause() =>
        Assert.That(ConditionTexts.Documented.SelectMany(RoleCondition.Check), Is.Empty);

    // Azure puts a block of its own around each operation, or lets writing be guarded alone; in an assignment either is worth a word.
    [Test]
    public void Built_in_roles_whose_condition_has_one_clause_are_on_record()
    {
        var found = ConditionTexts.BuiltIn.Where(entry => RoleCondition.Check(entry.Text).Any(problem => !problem.IsAdvice)).Select(entry => entry.Role).Distinct();
        Assert.That(found, Is.EquivalentTo(new[]
        {
            "Azure Resilience Management Drills Administrator", "Azure Resilience Management Drills Assets Administrator",
            "Azure Resilience Management Drills Target Resource Administrator", "Azure Resilience Management Goals Administrator",
            "Azure Resilience Management Recovery Administrator", "Azure Sphere Owner", "Defender CSPM Storage Scanner Operator",
        }));
    }

    [Test]
    public void What_is_printed_in_lines_is_what_the_portal_shows() =>
        Assert.That(
            RoleCondition.DelegateRolesToTypes([new("5e467623-bb1f-42f4-a55d-6e525e11384b"), new("a795c7a0-d4a2-40c1-ae25-d81f01202912")], PrincipalType.User, PrincipalType.Group).ToPortalText(),
            Is.EqualTo(ConditionTexts.Documented[2]));

    [Test]
    public void What_is_printed_on_one_line_is_what_the_portal_sends() =>
        Assert.That(RoleCondition.DelegateAllExceptPrivilegedRoles.ToString(), Is.EqualTo(ConditionTexts.PortalRecommended));
}
