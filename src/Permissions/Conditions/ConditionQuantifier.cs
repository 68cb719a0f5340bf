namespace Permissions.Conditions;

/// <summary>
/// How many values of each side must agree. The first word is about the values on the left, the second about those on the
/// right (Azure's documentation of the condition format, cross product comparison operators).
/// </summary>
public enum ConditionQuantifier
{
    /// <summary>One value is compared with one value.</summary>
    None,

    /// <summary>At least one value on the left agrees with at least one on the right.</summary>
    ForAnyOfAnyValues,

    /// <summary>Every value on the left agrees with at least one on the right.</summary>
    ForAllOfAnyValues,

    /// <summary>At least one value on the left agrees with every one on the right.</summary>
    ForAnyOfAllValues,

    /// <summary>Every value on the left agrees with every one on the right.</summary>
    ForAllOfAllValues,
}
