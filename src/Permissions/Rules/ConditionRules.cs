using System.Collections.ObjectModel;
using Permissions.Conditions;

namespace Permissions.Rules;

/// <summary>The rules over one condition by itself, outside any role file.</summary>
public static class ConditionRules
{
    /// <summary>Checks the text of a condition with the rules RBAC060 to RBAC064.</summary>
    /// <param name="condition">The text; blank is malformed.</param>
    /// <returns>The findings, in the order of their places. Their spans count from the start of <paramref name="condition"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is null.</exception>
    public static IReadOnlyList<RuleFinding> Check(string condition) => Findings(RoleCondition.Check(condition));

    /// <summary>Checks the text of a condition under which a role is given, with the rules RBAC060 to RBAC064.</summary>
    /// <param name="condition">The text; blank is malformed.</param>
    /// <param name="role">The role; null where it is not known. One with data actions of Azure Storage takes no comparison of GUIDs (azure-docs, role-based-access-control/troubleshooting.md).</param>
    /// <returns>The findings, in the order of their places. Their spans count from the start of <paramref name="condition"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is null.</exception>
    public static IReadOnlyList<RuleFinding> Check(string condition, RoleDefinition? role)
    {
        var problems = RoleCondition.Check(condition);
        return role is null
            ? Findings(problems)
            : Findings(problems.Concat(StorageGuidComparisons.Check(condition, role.PermissionBlocks.SelectMany(block => block.DataActions).Select(action => action.Value))).OrderBy(problem => problem.Span.Start));
    }

    private static ReadOnlyCollection<RuleFinding> Findings(IEnumerable<ConditionProblem> problems) => Array.AsReadOnly<RuleFinding>(
    [
        .. problems.Select(problem =>
            new RuleFinding(ConditionRule.DescriptorOf(problem.Kind), problem.Span, problem.Message, ConditionRule.SeverityOf(problem)) { Suggestions = problem.Suggestions }),
    ]);
}
