namespace Permissions.Conditions;

public sealed partial class ConditionAttribute
{
    /// <summary>The attribute has a value.</summary>
    /// <returns>The expression.</returns>
    public ConditionExpression Exists() => new ExistsExpression(this);

    /// <summary>The attribute is this value, by the operator of the value's kind: texts with regard to case.</summary>
    /// <param name="value">Text, an integer, true or false, or a GUID. For a moment use <see cref="Is(ConditionOperator, ConditionValue[])"/>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">Text with a single quote, which no condition can write.</exception>
    public ConditionExpression EqualTo(ConditionValue value) =>
        value.Kind == ConditionValueKind.Guid ? AnyOf(value) : Is(EqualityOf(value.Kind), value);

    /// <summary>The attribute is none but this value: the negation of <see cref="EqualTo"/>.</summary>
    /// <param name="value">Text, an integer, true or false, or a GUID.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">Text with a single quote, which no condition can write.</exception>
    public ConditionExpression NotEqualTo(ConditionValue value) =>
        value.Kind == ConditionValueKind.Guid ? NoneOf(value) : Is(EqualityOf(value.Kind) + 1, value);

    /// <summary>At least one value of the attribute is among these: <c>ForAnyOfAnyValues</c>. Texts are compared with regard to case.</summary>
    /// <param name="values">The values, all of one kind, at least one.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">No value, values of several kinds or true and false, or text with a single quote.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public ConditionExpression AnyOf(params ConditionValue[] values) => Compare(ConditionQuantifier.ForAnyOfAnyValues, EqualityOf(OneKind(values)), values);

    /// <summary>At least one value of the attribute is none of these: <c>ForAnyOfAllValues</c> with the negated operator, as the portal writes it.</summary>
    /// <param name="values">The values, all of one kind, at least one.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">No value, values of several kinds or true and false, or text with a single quote.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public ConditionExpression NoneOf(params ConditionValue[] values) => Compare(ConditionQuantifier.ForAnyOfAllValues, EqualityOf(OneKind(values)) + 1, values);

    /// <summary>The text of the attribute starts with this, with regard to case.</summary>
    /// <param name="prefix">The start.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">Text with a single quote, which no condition can write.</exception>
    public ConditionExpression StartsWith(string prefix) => Is(ConditionOperator.StringStartsWith, prefix);

    /// <summary>The text of the attribute matches a pattern, with regard to case.</summary>
    /// <param name="pattern"><c>*</c> is any text, <c>?</c> any character; a backslash takes either literally.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">Text with a single quote, which no condition can write.</exception>
    public ConditionExpression Like(string pattern) => Is(ConditionOperator.StringLike, pattern);

    /// <summary>The moment is later.</summary>
    /// <param name="moment">Than this.</param>
    /// <returns>The expression.</returns>
    public ConditionExpression After(DateTimeOffset moment) => Is(ConditionOperator.DateTimeGreaterThan, moment);

    /// <summary>The moment is earlier.</summary>
    /// <param name="moment">Than this.</param>
    /// <returns>The expression.</returns>
    public ConditionExpression Before(DateTimeOffset moment) => Is(ConditionOperator.DateTimeLessThan, moment);

    /// <summary>Any comparison with one value, or with several where the operator compares with any of them.</summary>
    /// <param name="operator">How to compare.</param>
    /// <param name="values">The values, at least one; several stand for <see cref="ConditionQuantifier.ForAnyOfAnyValues"/>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">No value, one that the operator does not compare, several where it takes no quantifier, or text with a single quote.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public ConditionExpression Is(ConditionOperator @operator, params ConditionValue[] values) =>
        Compare(values is { Length: > 1 } ? ConditionQuantifier.ForAnyOfAnyValues : ConditionQuantifier.None, @operator, values!);

    /// <summary>Any comparison with another attribute.</summary>
    /// <param name="operator">How to compare.</param>
    /// <param name="other">The attribute on the right.</param>
    /// <param name="quantifier">How many values of each must agree.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">The operator takes no quantifier.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public ConditionExpression Is(ConditionOperator @operator, ConditionAttribute other, ConditionQuantifier quantifier = ConditionQuantifier.None)
    {
        CheckQuantifier(quantifier, OperatorFacts.Of(@operator));
        return new ComparisonExpression(this, quantifier, @operator, other ?? throw new ArgumentNullException(nameof(other)));
    }

    /// <summary>Any comparison with values.</summary>
    /// <param name="quantifier">How many values of each side must agree; <see cref="ConditionQuantifier.None"/> takes one value.</param>
    /// <param name="operator">How to compare.</param>
    /// <param name="values">The values, at least one.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentException">No value, one that the operator does not compare, a quantifier that it does not take, or text with a single quote.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public ConditionExpression Compare(ConditionQuantifier quantifier, ConditionOperator @operator, params ConditionValue[] values)
    {
        var facts = OperatorFacts.Of(@operator);
        CheckQuantifier(quantifier, facts);
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        if (values.Length == 0 || (quantifier == ConditionQuantifier.None && values.Length > 1))
            throw new ArgumentException($"{facts.Name} compares {(values.Length == 0 ? "with one value at least" : "with one value; several need a quantifier")}.", nameof(values));
        foreach (var value in values)
        {
            if (!value.Fits(facts.Type))
                throw new ArgumentException($"{facts.Name} compares {OperatorFacts.Describe(facts.Type)}, which {value} is not.", nameof(values));
            if (value.Kind == ConditionValueKind.Text && value.AsText.IndexOf('\'') >= 0)
                throw new ArgumentException($"{value} holds a single quote, which the text of a condition cannot write.", nameof(values));
        }

        var isList = quantifier != ConditionQuantifier.None || facts.Type == ConditionType.Guid;
        return new ComparisonExpression(this, quantifier, @operator, new ConditionValues(values.Select(value => Normalise(value, facts.Type)), isList));
    }

    private static void CheckQuantifier(ConditionQuantifier quantifier, OperatorFacts facts)
    {
        if (quantifier is < ConditionQuantifier.None or > ConditionQuantifier.ForAllOfAllValues)
            throw new ArgumentOutOfRangeException(nameof(quantifier), quantifier, "There is no such quantifier.");
        if (quantifier != ConditionQuantifier.None && !facts.TakesQuantifier)
            throw new ArgumentException($"{facts.Name} takes no quantifier.", nameof(quantifier));
    }

    /// <summary>Text that an operator would read as something else is written as that.</summary>
    private static ConditionValue Normalise(ConditionValue value, ConditionType type) => type switch
    {
        ConditionType.Guid when value.TryGet(out Guid guid) => guid,
        ConditionType.Number when value.TryGet(out long number) => number,
        ConditionType.Boolean when value.TryGet(out bool boolean) => boolean,
        ConditionType.String => value.AsText,
        _ => value,
    };

    private static ConditionValueKind OneKind(ConditionValue[] values)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        return values.Length > 0 && Array.TrueForAll(values, value => value.Kind == values[0].Kind) && values[0].Kind != ConditionValueKind.Boolean
            ? values[0].Kind
            : throw new ArgumentException("Expected one value or more, all of them texts, integers or GUIDs.", nameof(values));
    }

    private static ConditionOperator EqualityOf(ConditionValueKind kind) => kind switch
    {
        ConditionValueKind.Guid => ConditionOperator.GuidEquals,
        ConditionValueKind.Number => ConditionOperator.NumericEquals,
        ConditionValueKind.Boolean => ConditionOperator.BoolEquals,
        _ => ConditionOperator.StringEquals,
    };
}
