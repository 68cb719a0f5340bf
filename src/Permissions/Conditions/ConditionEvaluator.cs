namespace Permissions.Conditions;

/// <summary>
/// Evaluates a tree in three values. A comparison with a missing attribute is undetermined, and so is its negation; AND and
/// OR decide where the other side does (Kleene's logic). So <c>… OR NOT Exists @Request[…]</c> works as documented, and a
/// request whose attribute is missing fails the check, as Azure documents it for blob index tags.
/// </summary>
internal static class ConditionEvaluator
{
    internal static bool? Evaluate(ConditionExpression expression, ConditionContext context, WildcardReading reading, ICollection<ConditionAttribute>? undecided = null)
    {
        switch (expression)
        {
            case AndExpression and:
                return Evaluate(and, context, reading, undecided, decisive: false);
            case OrExpression or:
                return Evaluate(or, context, reading, undecided, decisive: true);
            case NotExpression not:
                return !Evaluate(not.Operand, context, reading, undecided);
            case ActionMatchesExpression action:
                return WildcardPattern.Matches(action.Pattern, context.Operation, reading);
            case SubOperationMatchesExpression subOperation:
                return context.SubOperation is { } form && WildcardPattern.Matches(subOperation.SubOperation, form, WildcardReading.Strict);
            case ExistsExpression exists:
                return context.ValuesOf(exists.Attribute) is not null;
            case ComparisonExpression comparison:
                return Compare(comparison, context, undecided);
            default:
                throw new ArgumentException("A tree with malformed parts cannot be evaluated.", nameof(expression));
        }
    }

    private static bool? Evaluate(LogicalExpression logical, ConditionContext context, WildcardReading reading, ICollection<ConditionAttribute>? undecided, bool decisive)
    {
        var open = false;
        foreach (var operand in logical.Operands)
        {
            var value = Evaluate(operand, context, reading, undecided);
            if (value == decisive)
                return decisive;
            open |= value is null;
        }

        return open ? null : !decisive;
    }

    private static bool? Compare(ComparisonExpression comparison, ConditionContext context, ICollection<ConditionAttribute>? undecided)
    {
        var facts = OperatorFacts.Of(comparison.Operator);
        var left = ValuesOf(comparison.Left, facts.Type, context, undecided);
        var right = ValuesOf(comparison.Right, facts.Type, context, undecided);
        return left is null || right is null ? null : ValueRelation.Holds(comparison.Quantifier, facts, left, right);
    }

    private static IReadOnlyList<ConditionValue>? ValuesOf(ConditionOperand operand, ConditionType type, ConditionContext context, ICollection<ConditionAttribute>? undecided)
    {
        var values = operand is ConditionAttribute attribute ? context.ValuesOf(attribute) : ((ConditionValues)operand).Values;
        if (values is not null && values.All(value => value.Fits(type)))
            return values;
        if (operand is ConditionAttribute missing)
            undecided?.Add(missing);
        return null;
    }
}
