namespace Permissions.Conditions;

/// <summary>How sure it is that two conditions allow the same requests.</summary>
public enum ConditionEquivalenceKind
{
    /// <summary>Proved: they allow the same requests.</summary>
    Equivalent,

    /// <summary>Proved: there is a request that one allows and the other does not.</summary>
    Different,

    /// <summary>Neither could be proved; their canonical forms differ.</summary>
    Undecided,
}

/// <summary>
/// Whether two conditions allow the same requests, over all requests whose attributes are missing or of the type that they
/// are compared as.
/// </summary>
/// <param name="Kind">The answer, and how sure it is.</param>
/// <param name="Witness">A request that one condition allows and the other does not; null unless they were proved different.</param>
public sealed record ConditionEquivalence(ConditionEquivalenceKind Kind, ConditionContext? Witness = null)
{
    /// <summary>Whether they are proved to allow the same requests.</summary>
    public bool Holds => Kind == ConditionEquivalenceKind.Equivalent;

    /// <summary>Whether they are proved to allow the same requests.</summary>
    /// <param name="answer">The answer.</param>
    public static implicit operator bool(ConditionEquivalence answer) => answer?.Holds ?? throw new ArgumentNullException(nameof(answer));

    /// <summary>One sentence.</summary>
    /// <returns>The sentence, with the witness.</returns>
    public override string ToString() => Kind switch
    {
        ConditionEquivalenceKind.Equivalent => "Both conditions allow the same requests.",
        ConditionEquivalenceKind.Different => $"Only one of the conditions allows {Witness}.",
        _ => "It could not be proved that the conditions allow the same requests, nor that they do not; their canonical forms differ.",
    };
}
