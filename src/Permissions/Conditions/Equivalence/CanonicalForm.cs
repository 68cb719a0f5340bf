namespace Permissions.Conditions;

/// <summary>
/// A condition with what does not matter put in one order: operands of AND and OR, and values in braces, sorted and each once,
/// chains in chains joined, double negations gone. All of this keeps the outcome for every request, undetermined ones too.
/// </summary>
internal static class CanonicalForm
{
    internal static ConditionExpression Of(ConditionExpression expression) => expression switch
    {
        AndExpression and => Chain<AndExpression>(and, operands => new AndExpression(operands)),
        OrExpression or => Chain<OrExpression>(or, operands => new OrExpression(operands)),
        NotExpression { Operand: NotExpression twice } => Of(twice.Operand),
        NotExpression not => new NotExpression(Of(not.Operand)),
        ComparisonExpression { Quantifier: not ConditionQuantifier.None } comparison =>
            new ComparisonExpression(Of(comparison.Left), comparison.Quantifier, comparison.Operator, Of(comparison.Right)),
        _ => expression,
    };

    private static ConditionExpression Chain<T>(T chain, Func<IReadOnlyList<ConditionExpression>, ConditionExpression> make)
        where T : LogicalExpression
    {
        var operands = new SortedDictionary<string, ConditionExpression>(StringComparer.Ordinal);
        foreach (var operand in chain.Operands.Select(Of))
        {
            foreach (var part in operand is T inner ? inner.Operands : [operand])
                operands[ConditionPrinter.Print(WithoutCase(part))] = part;
        }

        return operands.Count == 1 ? operands.Values.Single() : make([.. operands.Values]);
    }

    /// <summary>The same with operations in capitals, as their case does not count: to sort by, and not to show.</summary>
    private static ConditionExpression WithoutCase(ConditionExpression expression) => expression switch
    {
        AndExpression and => new AndExpression([.. and.Operands.Select(WithoutCase)]),
        OrExpression or => new OrExpression([.. or.Operands.Select(WithoutCase)]),
        NotExpression not => new NotExpression(WithoutCase(not.Operand)),
        ActionMatchesExpression action => new ActionMatchesExpression(action.Pattern.ToUpperInvariant()),
        SubOperationMatchesExpression subOperation => new SubOperationMatchesExpression(subOperation.SubOperation.ToUpperInvariant()),
        _ => expression,
    };

    // Under a quantifier the values are a set.
    private static ConditionOperand Of(ConditionOperand operand) => operand is ConditionValues values
        ? new ConditionValues(values.Values.Distinct().OrderBy(value => value.ToString(), StringComparer.Ordinal), isList: true)
        : operand;
}
