namespace Permissions.Conditions;

/// <summary>What an atom is about.</summary>
internal enum ConditionSubjectKind
{
    /// <summary>The operation, which is always there.</summary>
    Operation,

    /// <summary>The suboperation; where it is missing, nothing matches it.</summary>
    SubOperation,

    /// <summary>An attribute; where it is missing, comparisons with it are undetermined.</summary>
    Attribute,

    /// <summary>Two attributes, or none: taken as true, false or undetermined, whatever the rest is.</summary>
    Opaque,
}

/// <summary>An operation, a suboperation or an attribute that atoms are about, with values that stand for all it may have.</summary>
internal sealed class ConditionSubject(ConditionSubjectKind kind, ConditionAttribute? attribute, bool isSingle)
{
    internal ConditionSubjectKind Kind => kind;

    internal ConditionAttribute? Attribute => attribute;

    /// <summary>Whether it has one value at a time.</summary>
    internal bool IsSingle => isSingle;

    internal ValueRegions Regions { get; set; } = new([], areComplete: true);
}

/// <summary>
/// A leaf of a condition, taken apart: whether it holds for one value of its subject, and whether every value must agree or
/// one of them. Leaves that are the same in this are one atom.
/// </summary>
internal sealed class ConditionAtom(int index, ConditionSubject subject, bool isExistence, bool isForAll, bool[] holdsFor)
{
    internal int Index => index;

    internal ConditionSubject Subject => subject;

    /// <summary>Whether it asks only that the subject is there.</summary>
    internal bool IsExistence => isExistence;

    internal bool IsForAll => isForAll;

    /// <summary>Whether it holds for each of the subject's values.</summary>
    internal bool[] HoldsFor => holdsFor;

    internal bool IsSameAs(ConditionAtom other) =>
        Subject == other.Subject && IsExistence == other.IsExistence && (IsForAll == other.IsForAll || Subject.IsSingle) && HoldsFor.SequenceEqual(other.HoldsFor);
}
