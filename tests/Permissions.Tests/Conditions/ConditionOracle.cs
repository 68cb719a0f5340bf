using System.Globalization;
using System.Text.RegularExpressions;
using Permissions.Conditions;

namespace Permissions.Tests.Conditions;

/// <summary>Evaluates a tree as the documentation reads, with quantifiers spelled out and patterns as regular expressions.</summary>
internal static class ConditionOracle
{
    internal static ConditionOutcome Evaluate(ConditionExpression expression, ConditionContext context)
    {
        switch (expression)
        {
            case AndExpression and:
                var all = and.Operands.Select(operand => Evaluate(operand, context)).ToArray();
                return all.Contains(ConditionOutcome.DoesNotHold) ? ConditionOutcome.DoesNotHold
                    : all.Contains(ConditionOutcome.Undetermined) ? ConditionOutcome.Undetermined : ConditionOutcome.Holds;
            case OrExpression or:
                var any = or.Operands.Select(operand => Evaluate(operand, context)).ToArray();
                return any.Contains(ConditionOutcome.Holds) ? ConditionOutcome.Holds
                    : any.Contains(ConditionOutcome.Undetermined) ? ConditionOutcome.Undetermined : ConditionOutcome.DoesNotHold;
            case NotExpression not:
                return Evaluate(not.Operand, context) switch
                {
                    ConditionOutcome.Holds => ConditionOutcome.DoesNotHold,
                    ConditionOutcome.DoesNotHold => ConditionOutcome.Holds,
                    _ => ConditionOutcome.Undetermined,
                };
            case ActionMatchesExpression action:
                return Of(Regex.IsMatch(context.Operation, "^" + Regex.Escape(action.Pattern).Replace("\\*", ".*") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
            case SubOperationMatchesExpression subOperation:
                return Of(string.Equals(context.SubOperation, subOperation.SubOperation, StringComparison.OrdinalIgnoreCase));
            case ExistsExpression exists:
                return Of(context.Attributes.ContainsKey(exists.Attribute));
            default:
                return Compare((ComparisonExpression)expression, context);
        }
    }

    private static ConditionOutcome Compare(ComparisonExpression comparison, ConditionContext context)
    {
        if (ValuesOf(comparison.Left, context) is not { } left || ValuesOf(comparison.Right, context) is not { } right)
            return ConditionOutcome.Undetermined;
        var name = comparison.Operator.ToString();
        var isNegated = name.Contains("Not", StringComparison.Ordinal);
        var plain = name.Replace("Not", string.Empty);
        bool Related(ConditionValue one, ConditionValue other) => IsRelated(plain, one, other) != isNegated;
        return Of(comparison.Quantifier switch
        {
            ConditionQuantifier.ForAnyOfAnyValues => left.Any(one => right.Any(other => Related(one, other))),
            ConditionQuantifier.ForAllOfAnyValues => left.All(one => right.Any(other => Related(one, other))),
            ConditionQuantifier.ForAnyOfAllValues => left.Any(one => right.All(other => Related(one, other))),
            ConditionQuantifier.ForAllOfAllValues => left.All(one => right.All(other => Related(one, other))),
            _ => left.Any(one => right.Any(other => IsRelated(plain, one, other))) != isNegated,
        });
    }

    private static bool IsRelated(string plain, ConditionValue left, ConditionValue right)
    {
        var (one, other) = (Text(left), Text(right));
        var ignoresCase = plain.EndsWith("IgnoreCase", StringComparison.Ordinal);
        if (ignoresCase)
            (one, other) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        return plain.Replace("IgnoreCase", string.Empty) switch
        {
            "StringLike" => Regex.IsMatch(one, "^" + ToRegex(other) + "$", RegexOptions.Singleline),
            "StringStartsWith" => one.StartsWith(other, StringComparison.Ordinal),
            "NumericGreaterThan" => Number(one) > Number(other),
            "NumericGreaterThanEquals" => Number(one) >= Number(other),
            "NumericLessThan" => Number(one) < Number(other),
            "NumericLessThanEquals" => Number(one) <= Number(other),
            // Written in one format, moments are ordered as their texts are.
            "DateTimeGreaterThan" => string.CompareOrdinal(one, other) > 0,
            "DateTimeLessThan" => string.CompareOrdinal(one, other) < 0,
            _ => one == other,
        };
    }

    private static string ToRegex(string pattern) =>
        Regex.Replace(pattern, @"\\[*?\\]|[\s\S]", match => match.Value switch
        {
            "*" => ".*",
            "?" => ".",
            var escaped when match.Length == 2 => Regex.Escape(escaped[1].ToString()),
            var other => Regex.Escape(other),
        });

    private static IReadOnlyList<ConditionValue>? ValuesOf(ConditionOperand operand, ConditionContext context) =>
        operand is ConditionValues values ? values.Values : context.Attributes.TryGetValue((ConditionAttribute)operand, out var found) ? found : null;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(ConditionValue value) => value.ToString().Trim('\'');

    private static ConditionOutcome Of(bool holds) => holds ? ConditionOutcome.Holds : ConditionOutcome.DoesNotHold;
}
