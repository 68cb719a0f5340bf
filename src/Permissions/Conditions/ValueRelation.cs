namespace Permissions.Conditions;

/// <summary>How values of one type are compared, one by one and many with many.</summary>
internal static class ValueRelation
{
    /// <summary>Whether a comparison holds between values that fit its type.</summary>
    internal static bool Holds(ConditionQuantifier quantifier, OperatorFacts facts, IReadOnlyList<ConditionValue> left, IReadOnlyList<ConditionValue> right)
    {
        var forAll = LeftIsForAll(quantifier, facts);
        foreach (var value in left)
        {
            if (HoldsFor(value, quantifier, facts, right) != forAll)
                return !forAll;
        }

        return forAll;
    }

    /// <summary>
    /// Whether every value on the left must agree. Without a quantifier one value is compared with one; where there are
    /// several all the same, a negated operator is the negation of the other one, as its documentation says.
    /// </summary>
    internal static bool LeftIsForAll(ConditionQuantifier quantifier, OperatorFacts facts) => quantifier switch
    {
        ConditionQuantifier.None => facts.IsNegated,
        ConditionQuantifier.ForAllOfAnyValues or ConditionQuantifier.ForAllOfAllValues => true,
        _ => false,
    };

    /// <summary>Whether one value on the left agrees with as many on the right as it must.</summary>
    internal static bool HoldsFor(ConditionValue value, ConditionQuantifier quantifier, OperatorFacts facts, IReadOnlyList<ConditionValue> right)
    {
        var forAll = quantifier switch
        {
            ConditionQuantifier.None => facts.IsNegated,
            ConditionQuantifier.ForAnyOfAllValues or ConditionQuantifier.ForAllOfAllValues => true,
            _ => false,
        };
        foreach (var other in right)
        {
            if ((IsRelated(facts, value, other) != facts.IsNegated) != forAll)
                return !forAll;
        }

        return forAll;
    }

    private static bool IsRelated(OperatorFacts facts, ConditionValue left, ConditionValue right)
    {
        switch (facts.Type)
        {
            case ConditionType.Boolean:
                return left.TryGet(out bool leftBool) && right.TryGet(out bool rightBool) && leftBool == rightBool;
            case ConditionType.Guid:
                return left.TryGet(out Guid leftGuid) && right.TryGet(out Guid rightGuid) && leftGuid == rightGuid;
            case ConditionType.Number:
                return left.TryGet(out long leftNumber) && right.TryGet(out long rightNumber) && IsOrdered(facts.Relation, leftNumber.CompareTo(rightNumber));
            case ConditionType.DateTime:
                return left.TryGet(out DateTime leftTime) && right.TryGet(out DateTime rightTime) && IsOrdered(facts.Relation, leftTime.CompareTo(rightTime));
            default:
                return IsRelated(facts, left.AsText, right.AsText);
        }
    }

    private static bool IsRelated(OperatorFacts facts, string left, string right)
    {
        var comparison = facts.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return facts.Relation switch
        {
            ConditionRelation.StartsWith => left.StartsWith(right, comparison),
            ConditionRelation.Like => LikePattern.Parse(right).Matches(left, facts.IgnoresCase),
            _ => string.Equals(left, right, comparison),
        };
    }

    private static bool IsOrdered(ConditionRelation relation, int order) => relation switch
    {
        ConditionRelation.GreaterThan => order > 0,
        ConditionRelation.GreaterThanEquals => order >= 0,
        ConditionRelation.LessThan => order < 0,
        ConditionRelation.LessThanEquals => order <= 0,
        _ => order == 0,
    };
}
