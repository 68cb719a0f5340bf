namespace Permissions.Rules;

/// <summary>The rules over one condition by itself, outside any role file.</summary>
public static class ConditionRules
{
    /// <summary>Checks the text of a condition with the rules RBAC060 to RBAC064.</summary>
    /// <param name="condition">The text; blank is malformed.</param>
    /// <returns>The findings, in the order of their places. Their spans count from the start of <paramref name="condition"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is null.</exception>
    public static IReadOnlyList<RuleFinding> Check(string condition) => Array.AsReadOnly<RuleFinding>(
    [
        .. RoleCondition.Check(condition).Select(problem =>
            new RuleFinding(ConditionRule.DescriptorOf(problem.Kind), problem.Span, problem.Message, ConditionRule.SeverityOf(problem)) { Suggestions = problem.Suggestions }),
    ]);
}
