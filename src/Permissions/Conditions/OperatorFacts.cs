using System.Globalization;

namespace Permissions.Conditions;

/// <summary>What kind of values a comparison takes.</summary>
internal enum ConditionType
{
    Boolean,
    String,
    Number,
    DateTime,
    Guid,
}

/// <summary>How two values are related.</summary>
internal enum ConditionRelation
{
    Equals,
    StartsWith,
    Like,
    GreaterThan,
    GreaterThanEquals,
    LessThan,
    LessThanEquals,
}

/// <summary>What an operator's name says: the type, the relation, and whether it is negated or ignores case.</summary>
internal sealed class OperatorFacts
{
    private const string Not = nameof(Not);
    private const string IgnoreCase = nameof(IgnoreCase);

    private static readonly OperatorFacts[] Facts =
        [.. Enumerable.Range(0, (int)ConditionOperator.GuidNotEquals + 1).Select(value => new OperatorFacts((ConditionOperator)value))];

    private static readonly Dictionary<string, OperatorFacts> ByName = Facts.ToDictionary(fact => fact.Name, StringComparer.OrdinalIgnoreCase);

    private OperatorFacts(ConditionOperator value)
    {
        Operator = value;
        Name = value.ToString();
        var rest = Name;
        (Type, rest) = rest switch
        {
            _ when rest.StartsWith("Bool", StringComparison.Ordinal) => (ConditionType.Boolean, rest.Substring(4)),
            _ when rest.StartsWith("String", StringComparison.Ordinal) => (ConditionType.String, rest.Substring(6)),
            _ when rest.StartsWith("Numeric", StringComparison.Ordinal) => (ConditionType.Number, rest.Substring(7)),
            _ when rest.StartsWith("DateTime", StringComparison.Ordinal) => (ConditionType.DateTime, rest.Substring(8)),
            _ => (ConditionType.Guid, rest.Substring(4)),
        };
        IsNegated = rest.StartsWith(Not, StringComparison.Ordinal);
        if (IsNegated)
            rest = rest.Substring(Not.Length);
        IgnoresCase = rest.EndsWith(IgnoreCase, StringComparison.Ordinal);
        if (IgnoresCase)
            rest = rest.Substring(0, rest.Length - IgnoreCase.Length);
        Relation = Enum.TryParse<ConditionRelation>(rest, out var relation) ? relation : throw new ArgumentException($"'{Name}' names no relation.", nameof(value));
    }

    /// <summary>The names of all operators, without quantifiers.</summary>
    internal static IEnumerable<string> Names => ByName.Keys;

    internal ConditionOperator Operator { get; }

    internal string Name { get; }

    internal ConditionType Type { get; }

    /// <summary>The relation, of which a negated operator is the negation.</summary>
    internal ConditionRelation Relation { get; }

    internal bool IsNegated { get; }

    internal bool IgnoresCase { get; }

    /// <summary>Whether Azure documents the operator with quantifiers: those of strings that are no prefixes, numbers and GUIDs.</summary>
    internal bool TakesQuantifier => Type is ConditionType.Number or ConditionType.Guid || (Type == ConditionType.String && Relation != ConditionRelation.StartsWith);

    internal static OperatorFacts Of(ConditionOperator value) =>
        (uint)value < (uint)Facts.Length ? Facts[(int)value] : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such operator.");

    /// <summary>Finds an operator by its name in any case; null when there is none.</summary>
    internal static OperatorFacts? Find(string name) => ByName.TryGetValue(name, out var facts) ? facts : null;

    /// <summary>Finds a quantifier by its name in any case; null when there is none.</summary>
    internal static ConditionQuantifier? FindQuantifier(string name) =>
        Enum.TryParse<ConditionQuantifier>(name, ignoreCase: true, out var found) && found != ConditionQuantifier.None && !char.IsDigit(name[0]) && name[0] is not ('-' or '+')
            ? found
            : null;

    /// <summary>How messages name a type of values.</summary>
    internal static string Describe(ConditionType type) => type switch
    {
        ConditionType.Boolean => "true or false",
        ConditionType.String => "text in single quotes",
        ConditionType.Number => string.Format(CultureInfo.InvariantCulture, "integers from {0} to {1}", long.MinValue, long.MaxValue),
        ConditionType.DateTime => "a moment such as '2026-01-31T13:00:00.0Z'",
        _ => "GUIDs without quotes, in braces",
    };
}
