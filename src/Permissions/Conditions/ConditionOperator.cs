namespace Permissions.Conditions;

/// <summary>The comparisons of conditions of version 2.0, named as Azure names them.</summary>
public enum ConditionOperator
{
    /// <summary>Both are true, or both are false.</summary>
    BoolEquals,

    /// <summary>The negation of <see cref="BoolEquals"/>.</summary>
    BoolNotEquals,

    /// <summary>The same text.</summary>
    StringEquals,

    /// <summary>The negation of <see cref="StringEquals"/>.</summary>
    StringNotEquals,

    /// <summary>The same text but for case.</summary>
    StringEqualsIgnoreCase,

    /// <summary>The negation of <see cref="StringEqualsIgnoreCase"/>.</summary>
    StringNotEqualsIgnoreCase,

    /// <summary>The left text starts with the right one.</summary>
    StringStartsWith,

    /// <summary>The negation of <see cref="StringStartsWith"/>.</summary>
    StringNotStartsWith,

    /// <summary>The left text starts with the right one but for case.</summary>
    StringStartsWithIgnoreCase,

    /// <summary>The negation of <see cref="StringStartsWithIgnoreCase"/>.</summary>
    StringNotStartsWithIgnoreCase,

    /// <summary>The left text matches the right pattern: <c>*</c> is any text, <c>?</c> any character, <c>\</c> takes either literally.</summary>
    StringLike,

    /// <summary>The negation of <see cref="StringLike"/>.</summary>
    StringNotLike,

    /// <summary>As <see cref="StringLike"/>, but for case.</summary>
    StringLikeIgnoreCase,

    /// <summary>The negation of <see cref="StringLikeIgnoreCase"/>.</summary>
    StringNotLikeIgnoreCase,

    /// <summary>The same integer.</summary>
    NumericEquals,

    /// <summary>The negation of <see cref="NumericEquals"/>.</summary>
    NumericNotEquals,

    /// <summary>The left integer is the greater one.</summary>
    NumericGreaterThan,

    /// <summary>The left integer is at least the right one.</summary>
    NumericGreaterThanEquals,

    /// <summary>The left integer is the smaller one.</summary>
    NumericLessThan,

    /// <summary>The left integer is at most the right one.</summary>
    NumericLessThanEquals,

    /// <summary>The same moment.</summary>
    DateTimeEquals,

    /// <summary>The negation of <see cref="DateTimeEquals"/>.</summary>
    DateTimeNotEquals,

    /// <summary>The left moment is the later one.</summary>
    DateTimeGreaterThan,

    /// <summary>The left moment is not before the right one.</summary>
    DateTimeGreaterThanEquals,

    /// <summary>The left moment is the earlier one.</summary>
    DateTimeLessThan,

    /// <summary>The left moment is not after the right one.</summary>
    DateTimeLessThanEquals,

    /// <summary>The same GUID.</summary>
    GuidEquals,

    /// <summary>The negation of <see cref="GuidEquals"/>.</summary>
    GuidNotEquals,
}
