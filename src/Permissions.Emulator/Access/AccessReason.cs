namespace Permissions.Emulator;

/// <summary>What an assignment does to a request that it speaks of.</summary>
public enum AccessEffect
{
    /// <summary>A role assignment allows it.</summary>
    Allow,

    /// <summary>A deny assignment forbids it.</summary>
    Deny,
}

/// <summary>What one permission block of one assignment says about a request. Immutable.</summary>
public sealed class AccessReason
{
    private readonly GrantReason _pattern;
    private readonly Func<WildcardReading, bool> _conditionsHold;

    internal AccessReason(AccessEffect effect, string assignmentId, string name, Scope scope, Guid principalId, GrantReason pattern, string? condition, Func<WildcardReading, bool> conditionsHold)
    {
        _pattern = pattern;
        Effect = effect;
        AssignmentId = assignmentId;
        Name = name;
        Scope = scope;
        PrincipalId = principalId;
        Condition = condition ?? pattern.Condition;
        _conditionsHold = conditionsHold;
        ConditionsHold = conditionsHold(WildcardReading.Strict) && conditionsHold(WildcardReading.Lenient);
    }

    /// <summary>Whether it is of a role assignment or of a deny assignment.</summary>
    public AccessEffect Effect { get; }

    /// <summary>The resource id of the assignment.</summary>
    public string AssignmentId { get; }

    /// <summary>The name of the role, or of the deny assignment.</summary>
    public string Name { get; }

    /// <summary>Where the assignment was made: the scope that was asked about, or one above it.</summary>
    public Scope Scope { get; }

    /// <summary>To whom it was made: the principal that was asked about, or a group; all zeros for everybody.</summary>
    public Guid PrincipalId { get; }

    /// <summary>The pattern that names the operation.</summary>
    public string Pattern => _pattern.GrantedBy;

    /// <summary>The exclusion that takes the operation out again; null if there is none.</summary>
    public string? ExcludedBy => _pattern.ExcludedBy;

    /// <summary>The condition of the assignment, else of the permission block; null for none.</summary>
    public string? Condition { get; }

    /// <summary>Whether all conditions hold, under both readings of <c>/*/</c> in them; true where there is none.</summary>
    public bool ConditionsHold { get; }

    /// <summary>Whether the block allows or forbids the operation under a reading of <c>/*/</c>.</summary>
    /// <param name="reading">The reading.</param>
    /// <returns>True if it does: the pattern matches, no exclusion does, and the conditions hold.</returns>
    public bool Applies(WildcardReading reading) =>
        _conditionsHold(reading) && Matches(_pattern.GrantedUnder, reading) && !(ExcludedBy is not null && Matches(_pattern.ExcludedUnder, reading));

    /// <summary>The reason as part of a sentence.</summary>
    /// <returns>Such as <c>role 'Reader', assigned to … at '/subscriptions/…', by '*/read'</c>.</returns>
    public override string ToString()
    {
        var what = Effect == AccessEffect.Allow ? $"role '{Name}', assigned" : $"deny assignment '{Name}', made";
        var who = PrincipalId == Guid.Empty ? "everybody" : PrincipalId.ToString("D");
        var excluded = ExcludedBy is null ? string.Empty : $", but excluded by '{ExcludedBy}'";
        var condition = Condition is null ? string.Empty : ConditionsHold ? ", under a condition that holds" : ", under a condition that does not hold";
        return $"{what} to {who} at '{Scope}', by '{Pattern}'{excluded}{condition}";
    }

    private static bool Matches(WildcardReading matchesUnder, WildcardReading reading) => matchesUnder == WildcardReading.Strict || reading == WildcardReading.Lenient;
}
