using System.Globalization;

namespace Permissions.Conditions;

internal sealed partial class ConditionParser
{
    private ConditionExpression Comparison()
    {
        var start = _current.Span.Start;
        var problemsBefore = _problems.Count;
        var left = Operand();
        if (left is null)
            return _problems.Count > problemsBefore ? Skip() : Malformed("Expected an attribute, such as '@Resource[…]'.");
        if (_current.Kind != ConditionTokenKind.Word)
            return Malformed("Expected an operator, such as StringEquals or ForAnyOfAnyValues:GuidEquals.");

        var operatorToken = Advance();
        var (quantifier, facts) = Operator(operatorToken);
        problemsBefore = _problems.Count;
        var right = Operand();
        if (right is null)
            return _problems.Count > problemsBefore ? Skip() : Malformed($"Expected a value, values in braces or an attribute after {operatorToken.Text}.");
        // An attribute is judged by itself where its operator is unknown.
        if (facts is null && left is ConditionAttribute attribute)
            return new ExistsExpression(attribute, From(start));
        return facts is null || left is ConditionValues { Values.Count: 0 } || right is ConditionValues { Values.Count: 0 }
            ? new MalformedExpression(From(start))
            : new ComparisonExpression(left, quantifier, facts.Operator, right, From(start), operatorToken.Span);
    }

    private (ConditionQuantifier Quantifier, OperatorFacts? Facts) Operator(ConditionToken token)
    {
        var colon = token.Text.IndexOf(':');
        var name = token.Text.Substring(colon + 1);
        var facts = OperatorFacts.Find(name);
        if (facts is null)
        {
            var suggestions = Nearest.Of(name, OperatorFacts.Names);
            Report(new(ConditionProblemKind.UnfitComparison, new(token.Span.Start + colon + 1, name.Length), $"'{name}' is no operator of conditions.{Nearest.Hint(suggestions)}")
            {
                IsError = true,
                Suggestions = suggestions,
            });
        }

        if (colon < 0)
            return (ConditionQuantifier.None, facts);
        var quantifier = OperatorFacts.FindQuantifier(token.Text.Substring(0, colon));
        if (quantifier is null)
        {
            Report(new(ConditionProblemKind.UnfitComparison, new(token.Span.Start, colon), $"'{token.Text.Substring(0, colon)}' is no quantifier; expected ForAnyOfAnyValues, ForAllOfAnyValues, ForAnyOfAllValues or ForAllOfAllValues.") { IsError = true });
            facts = null;
        }

        return (quantifier ?? ConditionQuantifier.None, facts);
    }

    /// <summary>An attribute, a value, or values in braces; null where there is none.</summary>
    private ConditionOperand? Operand()
    {
        switch (_current.Kind)
        {
            case ConditionTokenKind.Attribute:
                // A malformed attribute is reported; no values stand in for it, so that what follows is read.
                return Attribute() ?? (ConditionOperand)new ConditionValues([], isList: true, new(_lastEnd, 0));
            case ConditionTokenKind.OpenBrace:
                return List();
            case ConditionTokenKind.Text or ConditionTokenKind.Word:
                var start = _current.Span.Start;
                return Value() is { } value ? new ConditionValues([value], isList: false, From(start)) : null;
            default:
                return null;
        }
    }

    private ConditionAttribute? Attribute()
    {
        var token = Advance();
        var name = token.Text;
        if (!Enum.TryParse<ConditionAttributeSource>(name, ignoreCase: true, out var source) || name.Length == 0 || !char.IsLetter(name[0]))
        {
            Report(new(token.Span.Start, name.Length + 1), $"'@{name}' is no source of attributes; expected @Principal, @Resource, @Request or @Environment.");
            return null;
        }

        if (token.Name.Length == 0 || token.Name.IndexOf('[') >= 0)
        {
            Report(token.Span, "The brackets of this attribute hold no name of one.");
            return null;
        }

        return new(source, token.Name, token.Span);
    }

    private ConditionValues? List()
    {
        var start = _current.Span.Start;
        var values = new List<ConditionValue>();
        Advance();
        while (true)
        {
            if (Value() is not { } value)
                return null;
            values.Add(value);
            if (_current.Kind == ConditionTokenKind.CloseBrace)
                break;
            if (_current.Kind != ConditionTokenKind.Comma)
            {
                Report(_current.Span, "Expected ',' or '}' after a value.");
                return null;
            }

            Advance();
        }

        Advance();
        return new(values, isList: true, From(start));
    }

    private ConditionValue? Value()
    {
        var token = _current;
        if (token.Kind == ConditionTokenKind.Text)
        {
            Advance();
            return ConditionValue.Of(token.Text);
        }

        if (token.Kind == ConditionTokenKind.Word && ValueOf(token.Text) is { } value)
        {
            Advance();
            return value;
        }

        if (token.Kind != ConditionTokenKind.Bad)
            Report(token.Span, token.Kind == ConditionTokenKind.Word && !IsOutsideOperand(token.Text)
                ? $"'{token.Text}' is no value: text stands in single quotes, a GUID has 32 hexadecimal digits, and a number is an integer of 64 bits."
                : "Expected a value: text in single quotes, an integer, true or false, or a GUID.");
        return null;
    }

    private static bool IsOutsideOperand(string word) => OperatorFacts.Find(word.Substring(word.IndexOf(':') + 1)) is not null;

    private static ConditionValue? ValueOf(string word)
    {
        if (ConditionValue.TryReadGuid(word, out var guid))
            return ConditionValue.Of(guid);
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return ConditionValue.Of(number);
        return bool.TryParse(word, out var boolean) ? ConditionValue.Of(boolean) : default(ConditionValue?);
    }
}
