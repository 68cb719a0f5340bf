using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>
/// Checks what a condition says: that its attributes are known, that operators, quantifiers and values fit them, and that a
/// guard of role assignments has a clause for writing and one for deleting. Malformed parts are passed over.
/// </summary>
internal static class ConditionChecker
{
    internal static IReadOnlyList<ConditionProblem> Check(ConditionExpression root)
    {
        var problems = new List<ConditionProblem>();
        Visit(root, problems.Add);
        problems.AddRange(DelegationChecker.Check(root));
        return problems;
    }

    private static void Visit(ConditionExpression expression, Action<ConditionProblem> report)
    {
        switch (expression)
        {
            case LogicalExpression logical:
                foreach (var operand in logical.Operands)
                    Visit(operand, report);
                break;
            case NotExpression not:
                Visit(not.Operand, report);
                break;
            case ExistsExpression exists:
                CheckAttribute(exists.Attribute, report);
                break;
            case ComparisonExpression comparison:
                CheckComparison(comparison, report);
                break;
        }
    }

    private static void CheckAttribute(ConditionAttribute attribute, Action<ConditionProblem> report)
    {
        if (KnownAttributes.IsCustomSecurityAttribute(attribute))
            return;
        if (SwallowedMark(attribute.Name) is { } meant)
        {
            report(new(ConditionProblemKind.UnknownAttribute, attribute.Span, $"{attribute} is no attribute: its key ends with '{ConditionAttribute.CaseSensitiveKeyMark}', with no escapes outside a shell.") { IsError = true, Suggestions = [$"@{attribute.Source}[{meant}]"] });
            return;
        }

        if (KnownAttributes.Find(attribute) is { } known)
        {
            if (Array.IndexOf(known.Sources, attribute.Source) < 0)
                report(new(ConditionProblemKind.UnknownAttribute, attribute.Span, $"{attribute} is never there: this attribute is found in {string.Join(" and ", known.Sources.Select(source => "@" + source))}."));
            return;
        }

        var suggestions = Nearest.Of(attribute.Name, KnownAttributes.All.Where(other => !other.TakesKey && Array.IndexOf(other.Sources, attribute.Source) >= 0).Select(other => other.Name));
        report(new(ConditionProblemKind.UnknownAttribute, attribute.Span, $"{attribute} is not among the attributes that Azure documents, so it may never be there.{Nearest.Hint(suggestions)}")
        {
            Suggestions = Array.AsReadOnly<string>([.. suggestions.Select(name => $"@{attribute.Source}[{name}]")]),
        });
    }

    /// <summary>The name as it was meant where a shell's escapes are left in its mark, or a shell took the mark for a variable.</summary>
    private static string? SwallowedMark(string name)
    {
        var start = name.IndexOf('<');
        if (start < 0 || name[name.Length - 1] != '>' || name.EndsWith(ConditionAttribute.CaseSensitiveKeyMark, StringComparison.OrdinalIgnoreCase))
            return null;
        var mark = name.Substring(start).Replace("`", string.Empty).Replace("\\", string.Empty);
        return mark is "<$>" or "<key_case_sensitive$>" or "<>" || string.Equals(mark, ConditionAttribute.CaseSensitiveKeyMark, StringComparison.OrdinalIgnoreCase)
            ? name.Substring(0, start) + ConditionAttribute.CaseSensitiveKeyMark
            : null;
    }

    private static void CheckComparison(ComparisonExpression comparison, Action<ConditionProblem> report)
    {
        var facts = OperatorFacts.Of(comparison.Operator);
        foreach (var attribute in new[] { comparison.Left, comparison.Right }.OfType<ConditionAttribute>())
        {
            CheckAttribute(attribute, report);
            CheckType(comparison, attribute, facts, report);
        }

        if (comparison.Left is ConditionValues)
            Report(comparison.Left.Span, "Values stand on the right of an operator, and an attribute on its left.", report);
        if (comparison.Quantifier != ConditionQuantifier.None && !facts.TakesQuantifier)
            Report(comparison.OperatorSpan, $"{facts.Name} takes no quantifier; only comparisons of whole texts, patterns, numbers and GUIDs do.", report);
        foreach (var values in new[] { comparison.Left, comparison.Right }.OfType<ConditionValues>())
            CheckValues(comparison, values, facts, report);
    }

    private static void CheckType(ComparisonExpression comparison, ConditionAttribute attribute, OperatorFacts facts, Action<ConditionProblem> report)
    {
        // What is not found in this source is said already.
        if (KnownAttributes.Find(attribute) is not { } known || Array.IndexOf(known.Sources, attribute.Source) < 0)
            return;
        if (known.Type != facts.Type)
            Report(comparison.OperatorSpan, $"{facts.Name} does not fit {attribute}, whose values are {OperatorFacts.Describe(known.Type)}.", report);
        else if (known.Name == KnownAttributes.UtcNow && comparison.Operator is not (ConditionOperator.DateTimeGreaterThan or ConditionOperator.DateTimeLessThan))
            Report(comparison.OperatorSpan, $"Azure compares {attribute} only by DateTimeGreaterThan and DateTimeLessThan.", report);
        else if (known.IsList && comparison.Quantifier == ConditionQuantifier.None)
            Report(comparison.OperatorSpan, $"{attribute} may have several values; say how many must agree, as in ForAnyOfAnyValues:{facts.Name}.", report);
    }

    private static void CheckValues(ComparisonExpression comparison, ConditionValues values, OperatorFacts facts, Action<ConditionProblem> report)
    {
        var unfit = values.Values.Where(value => !Fits(value, facts.Type)).ToArray();
        if (unfit.Length > 0)
            Report(values.Span, $"{facts.Name} compares {OperatorFacts.Describe(facts.Type)}, which {string.Join(", ", unfit.Take(3))} {(unfit.Length == 1 ? "is" : "are")} not.", report);
        if (values.Values.Count > 1 && comparison.Quantifier == ConditionQuantifier.None)
            Report(comparison.OperatorSpan, $"{facts.Name} compares one value; for several, say how many must agree, as in ForAnyOfAnyValues:{facts.Name}.", report);
    }

    /// <summary>Whether a value is written as the type asks: only moments are text that is read as something else.</summary>
    private static bool Fits(ConditionValue value, ConditionType type) => type switch
    {
        ConditionType.String => value.Kind == ConditionValueKind.Text,
        ConditionType.Number => value.Kind == ConditionValueKind.Number,
        ConditionType.Boolean => value.Kind == ConditionValueKind.Boolean,
        ConditionType.Guid => value.Kind == ConditionValueKind.Guid,
        _ => value.Fits(type),
    };

    private static void Report(SourceSpan span, string message, Action<ConditionProblem> report) =>
        report(new(ConditionProblemKind.UnfitComparison, span, message));
}
