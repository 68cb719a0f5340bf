namespace Permissions.Conditions;

/// <summary>
/// Comparisons of GUIDs in the condition of a role that has data actions of Azure Storage. Azure assigns no such role under
/// such a condition (azure-docs, role-based-access-control/troubleshooting.md). That is not held against delegation, which
/// compares the GUIDs of roles and principals that are assigned: services tell their users to assign roles with data actions of
/// storage under the portal's own condition of it, as Seqera's documentation does.
/// </summary>
internal static class StorageGuidComparisons
{
    private const string Storage = "Microsoft.Storage/";

    /// <summary>The comparisons, each as an error; none for another role, and none in what cannot be read.</summary>
    internal static IEnumerable<ConditionProblem> Check(string condition, IEnumerable<string> dataActions) =>
        dataActions.Any(IsOfStorage)
            ? Comparisons(ConditionSyntax.Parse(condition).Root).Select(comparison => new ConditionProblem(
                ConditionProblemKind.UnfitComparison,
                comparison.OperatorSpan,
                $"{OperatorFacts.Of(comparison.Operator).Name} compares GUIDs, which Azure refuses in a condition of a role that has data actions of Microsoft.Storage. Give what concerns GUIDs by a role without such data actions.")
            { IsError = true })
            : [];

    /// <summary>Whether a data action is one of Azure Storage, or a pattern that may stand for some: a wildcard spans slashes.</summary>
    private static bool IsOfStorage(string dataAction)
    {
        var wildcard = dataAction.IndexOf(WildcardPattern.Wildcard);
        var start = wildcard < 0 ? dataAction : dataAction.Substring(0, wildcard);
        return start.StartsWith(Storage, StringComparison.OrdinalIgnoreCase) || (wildcard >= 0 && Storage.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<ComparisonExpression> Comparisons(ConditionExpression expression) => expression switch
    {
        LogicalExpression logical => logical.Operands.SelectMany(Comparisons),
        NotExpression not => Comparisons(not.Operand),
        ComparisonExpression { Operator: ConditionOperator.GuidEquals or ConditionOperator.GuidNotEquals } comparison when comparison.Left is not ConditionAttribute attribute || !DelegationChecker.IsOfAssignment(attribute) => [comparison],
        _ => [],
    };
}
