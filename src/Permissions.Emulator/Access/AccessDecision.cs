namespace Permissions.Emulator;

/// <summary>Whether a principal may do an operation at a scope, and why. Immutable.</summary>
public sealed class AccessDecision
{
    internal AccessDecision(Guid principalId, string operation, OperationPlane plane, Scope scope, IReadOnlyList<AccessReason> reasons)
    {
        PrincipalId = principalId;
        Operation = operation;
        Plane = plane;
        Scope = scope;
        Reasons = reasons;
        var strictly = IsAllowedUnder(WildcardReading.Strict);
        var leniently = IsAllowedUnder(WildcardReading.Lenient);
        IsAllowed = strictly && leniently;
        ReadingsDiffer = strictly != leniently;
        var effect = !IsAllowed && reasons.Any(r => r.Effect == AccessEffect.Deny && AppliesAtAll(r)) ? AccessEffect.Deny : AccessEffect.Allow;
        var candidates = reasons.Where(r => r.Effect == effect && AppliesAtAll(r)).OrderBy(r => r.Applies(WildcardReading.Strict) ? 0 : 1);
        DecidedBy = IsAllowed || effect == AccessEffect.Deny ? candidates.First() : null;
    }

    /// <summary>The object id of the principal.</summary>
    public Guid PrincipalId { get; }

    /// <summary>The operation.</summary>
    public string Operation { get; }

    /// <summary>The plane of the operation.</summary>
    public OperationPlane Plane { get; }

    /// <summary>The scope.</summary>
    public Scope Scope { get; }

    /// <summary>Whether the request is allowed, under both readings of <c>/*/</c>.</summary>
    public bool IsAllowed { get; }

    /// <summary>Whether the answer depends on how the service reads <c>/*/</c>, which is not established.</summary>
    public bool ReadingsDiffer { get; }

    /// <summary>What decided: a role assignment that allows the request, or a deny assignment that forbids it; null where nothing allows it.</summary>
    public AccessReason? DecidedBy { get; }

    /// <summary>All that names the operation and holds at the scope for the principal, deny assignments first, also what is excluded or under a condition that does not hold.</summary>
    public IReadOnlyList<AccessReason> Reasons { get; }

    /// <summary>The decision as a sentence.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var verdict = $"{PrincipalId:D} {(IsAllowed ? "may" : "may not")} do '{Operation}' ({(Plane == OperationPlane.Control ? "control plane" : "data plane")}) at '{Scope}'";
        var why = DecidedBy is { } decisive ? decisive.ToString()
            : Reasons.Count == 0 ? "no role assignment of it, or of a group that it is in, names the operation there"
            : $"nothing that names the operation allows it: {string.Join("; ", Reasons)}";
        return $"{verdict}: {why}{(ReadingsDiffer ? "; the readings of '/*/' differ" : string.Empty)}.";
    }

    // A deny assignment that matches blocks first.
    private bool IsAllowedUnder(WildcardReading reading) =>
        !Reasons.Any(r => r.Effect == AccessEffect.Deny && r.Applies(reading)) && Reasons.Any(r => r.Effect == AccessEffect.Allow && r.Applies(reading));

    private static bool AppliesAtAll(AccessReason reason) => reason.Applies(WildcardReading.Strict) || reason.Applies(WildcardReading.Lenient);
}
