namespace Permissions.Conditions;

/// <summary>What a condition makes of a request.</summary>
public enum ConditionOutcome
{
    /// <summary>It holds: what it guards is allowed.</summary>
    Holds,

    /// <summary>It does not hold.</summary>
    DoesNotHold,

    /// <summary>
    /// It depends on an attribute that is missing, or whose value is not of the type that is asked for. Azure does not allow
    /// what it cannot decide.
    /// </summary>
    Undetermined,
}

/// <summary>What a condition makes of one request, and why it could not be decided.</summary>
/// <param name="Outcome">What it makes of it.</param>
/// <param name="Undecided">The attributes that were missing or of another type; empty unless the outcome is <see cref="ConditionOutcome.Undetermined"/>.</param>
public sealed record ConditionAnswer(ConditionOutcome Outcome, IReadOnlyList<ConditionAttribute> Undecided)
{
    /// <summary>Whether what the condition guards is allowed.</summary>
    public bool Holds => Outcome == ConditionOutcome.Holds;

    /// <summary>One sentence.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Outcome switch
    {
        ConditionOutcome.Holds => "The condition holds.",
        ConditionOutcome.DoesNotHold => "The condition does not hold.",
        _ => $"The condition cannot be decided without {string.Join(", ", Undecided)}, so it does not allow the request.",
    };
}
