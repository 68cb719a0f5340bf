namespace Permissions.Conditions;

/// <summary>
/// Whether a condition that guards role assignments treats making and removing them as Azure needs it: a new assignment is
/// described by <c>@Request</c> alone, one that is removed by <c>@Resource</c> alone (azure-docs, authorization actions and
/// attributes), so that each operation needs a clause of its own.
/// </summary>
internal static class DelegationChecker
{
    internal const string Write = "Microsoft.Authorization/roleAssignments/write";
    internal const string Delete = "Microsoft.Authorization/roleAssignments/delete";

    internal static IEnumerable<ConditionProblem> Check(ConditionExpression root)
    {
        var write = AttributesFor(root, Write);
        var delete = AttributesFor(root, Delete);
        foreach (var attribute in Of(write, ConditionAttributeSource.Resource))
            yield return Problem(attribute, "An assignment that is being made has no @Resource attributes yet, so this refuses every write. Ask @Request in a clause for 'roleAssignments/write', and @Resource in one for 'roleAssignments/delete'.");
        foreach (var attribute in Of(delete, ConditionAttributeSource.Request))
            yield return Problem(attribute, "A request that removes an assignment has no @Request attributes of it, so this refuses every delete. Ask @Request in a clause for 'roleAssignments/write', and @Resource in one for 'roleAssignments/delete'.");
        if (Of(write, ConditionAttributeSource.Request).FirstOrDefault() is { } first && delete.Count == 0 && CanHoldFor(root, Delete))
            yield return new(ConditionProblemKind.NeedsTwoClauses, first.Span, "This guards the making of role assignments, but any can be removed. Where that is not meant, add a clause for 'roleAssignments/delete' that asks the same of @Resource.") { IsAdvice = true };
    }

    private static ConditionProblem Problem(ConditionAttribute attribute, string message) =>
        new(ConditionProblemKind.NeedsTwoClauses, attribute.Span, message);

    private static IEnumerable<ConditionAttribute> Of(List<ConditionAttribute> attributes, ConditionAttributeSource source) =>
        attributes.Where(attribute => attribute.Source == source).GroupBy(attribute => attribute.Span.Start).Select(group => group.First());

    /// <summary>The attributes of role assignments that decide the condition once the operation is known.</summary>
    private static List<ConditionAttribute> AttributesFor(ConditionExpression root, string operation)
    {
        var found = new List<ConditionAttribute>();
        if (Decide(root, operation) is null)
            Collect(root, operation, found);
        return found;
    }

    private static bool CanHoldFor(ConditionExpression root, string operation) => Decide(root, operation) == true;

    private static void Collect(ConditionExpression expression, string operation, List<ConditionAttribute> found)
    {
        switch (expression)
        {
            case LogicalExpression logical:
                foreach (var operand in logical.Operands.Where(operand => Decide(operand, operation) is null))
                    Collect(operand, operation, found);
                break;
            case NotExpression not:
                Collect(not.Operand, operation, found);
                break;
            case ComparisonExpression comparison:
                found.AddRange(new[] { comparison.Left, comparison.Right }.OfType<ConditionAttribute>().Where(IsOfAssignment));
                break;
        }
    }

    /// <summary>Whether an attribute is one of the role assignment that is made or removed.</summary>
    internal static bool IsOfAssignment(ConditionAttribute attribute) =>
        attribute.Name.StartsWith(KnownAttributes.Assignments, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the operation alone decides of an expression; null where attributes do.</summary>
    private static bool? Decide(ConditionExpression expression, string operation) => expression switch
    {
        ActionMatchesExpression action => WildcardPattern.Matches(action.Pattern, operation, WildcardReading.Strict),
        // Role assignments have no suboperations.
        SubOperationMatchesExpression => false,
        NotExpression not => !Decide(not.Operand, operation),
        AndExpression and => Decide(and, operation, decisive: false),
        OrExpression or => Decide(or, operation, decisive: true),
        _ => null,
    };

    private static bool? Decide(LogicalExpression logical, string operation, bool decisive)
    {
        var open = false;
        foreach (var operand in logical.Operands)
        {
            var decided = Decide(operand, operation);
            if (decided == decisive)
                return decisive;
            open |= decided is null;
        }

        return open ? null : !decisive;
    }
}
