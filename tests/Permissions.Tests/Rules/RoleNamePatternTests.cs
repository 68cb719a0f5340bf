using Permissions.Rules;

namespace Permissions.Tests.Rules;

/// <summary>RBAC040, and what is asked of its pattern.</summary>
public sealed class RoleNamePatternTests
{
    [TestCase("^Contoso ", false)]
    [TestCase("^reader", false, Description = "Case counts.")]
    [TestCase("^Reader of machines$", true)]
    [TestCase("machines", true, Description = "Matched anywhere.")]
    [TestCase("", true)]
    [TestCase(null, true)]
    public void A_role_name_must_match_the_pattern(string? pattern, bool matches)
    {
        var findings = RuleAssert.On(RoleJson.Custom(), new(roleNamePattern: pattern));
        Assert.That(findings.Select(f => (f.Rule.Id, f.Severity)), matches ? Is.Empty : Is.EqualTo(new[] { (RuleIds.RoleNamePattern, RuleSeverity.Warning) }));
        if (!matches)
            Assert.That(RoleJson.Custom().Substring(findings[0].Span.Start, findings[0].Span.Length), Is.EqualTo("\"Reader of machines\""));
    }

    [Test]
    public void A_built_in_role_keeps_its_name() => Assert.That(RuleAssert.On(RoleJson.BuiltIn(), new(roleNamePattern: "^Contoso ")), Is.Empty);

    [Test]
    public void A_pattern_that_backtracks_without_end_is_given_up()
    {
        var text = RoleJson.Custom().Replace("Reader of machines", new string('a', 60), StringComparison.Ordinal);
        Assert.That(RuleAssert.On(text, new(roleNamePattern: "^(a+)+$(?<=b)")).Single().Message, Does.Contain("given up"));
    }

    [TestCase("(", false)]
    [TestCase("[a-", false)]
    [TestCase("^Contoso [A-Z]", true)]
    [TestCase(null, true)]
    public void A_problem_of_a_pattern_is_a_sentence_that_names_the_property(string? pattern, bool sound)
    {
        Assert.That(RuleOptions.ProblemOfPattern(pattern), sound ? Is.Null : Does.StartWith("PermissionsRoleNamePattern is no regular expression"));
        if (!sound)
            Assert.That(() => new RuleOptions(roleNamePattern: pattern), Throws.InstanceOf<ArgumentException>());
    }
}
