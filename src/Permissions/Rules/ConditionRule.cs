using Permissions.Conditions;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC060 to RBAC064: what is wrong with the condition of a permission block, one rule a kind of problem.</summary>
internal sealed class ConditionRule : CustomRoleRule
{
    private readonly ConditionProblemKind _kind;

    private ConditionRule(ConditionProblemKind kind) => _kind = kind;

    /// <summary>The rules, ordered by id.</summary>
    internal static IReadOnlyList<RoleRule> All { get; } =
    [
        new ConditionRule(ConditionProblemKind.Malformed), new ConditionRule(ConditionProblemKind.UnknownAttribute), new ConditionRule(ConditionProblemKind.UnfitComparison),
        new ConditionRule(ConditionProblemKind.NeedsTwoClauses), new ConditionRule(ConditionProblemKind.TooLong),
    ];

    public override RuleDescriptor Descriptor => DescriptorOf(_kind);

    /// <summary>The rule that reports a kind of problem.</summary>
    internal static RuleDescriptor DescriptorOf(ConditionProblemKind kind) => kind switch
    {
        ConditionProblemKind.Malformed => RuleDescriptors.MalformedCondition,
        ConditionProblemKind.UnknownAttribute => RuleDescriptors.UnknownAttribute,
        ConditionProblemKind.UnfitComparison => RuleDescriptors.UnfitComparison,
        ConditionProblemKind.NeedsTwoClauses => RuleDescriptors.NeedsTwoClauses,
        _ => RuleDescriptors.ConditionTooLong,
    };

    internal static RuleSeverity SeverityOf(ConditionProblem problem) =>
        problem.IsError ? RuleSeverity.Error : problem.IsAdvice ? RuleSeverity.Info : DescriptorOf(problem.Kind).Severity;

    private protected override void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        foreach (var block in role.Blocks)
        {
            if (block.Condition is not { } condition || string.IsNullOrWhiteSpace(condition.Value) || RoleSyntaxExtensions.IsTemplateExpression(condition.Value, role.Shape))
                continue;
            var dataActions = block.Lists.ElementAt((int)PermissionListKind.DataActions).Items.Select(item => item.Value);
            foreach (var problem in context.ProblemsOf(condition).Concat(StorageGuidComparisons.Check(condition.Value, dataActions)).Where(problem => problem.Kind == _kind))
                context.Report(SpanOf(condition, problem.Span), problem.Message, SeverityOf(problem), suggestions: problem.Suggestions);
            if (_kind == ConditionProblemKind.Malformed && block.ConditionVersion is { } version && version.Value != RoleCondition.Version && !RoleSyntaxExtensions.IsTemplateExpression(version.Value, role.Shape))
                context.Report(version.Span, $"Azure takes conditions of version '{RoleCondition.Version}' only, not of '{version.Value}'.");
        }
    }

    /// <summary>Where a part of the condition stands; the whole string where the part is empty or all of it.</summary>
    internal static SourceSpan SpanOf(JsonStringSyntax condition, SourceSpan part) =>
        part.Length == condition.Value.Length ? condition.Span : condition.SpanOfPart(part.Start, part.Length);
}
