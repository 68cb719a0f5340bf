namespace Permissions;

/// <summary>What the catalogue makes of an operation's name.</summary>
public enum OperationVerdictKind
{
    /// <summary>The operation is known in the plane that was asked about.</summary>
    Known,

    /// <summary>The operation is known, but in the other plane only.</summary>
    WrongPlane,

    /// <summary>Unknown, and so close to known ones that it is most likely a slip.</summary>
    Typo,

    /// <summary>Unknown, nothing known is close, and the provider is known: most likely newer than the snapshot.</summary>
    PossiblyNewer,

    /// <summary>The provider itself is unknown; Azure refuses a role that names a provider it does not have.</summary>
    UnknownProvider,
}

/// <summary>The catalogue's answer to an operation's name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Operation">The known operation for <see cref="OperationVerdictKind.Known"/> and <see cref="OperationVerdictKind.WrongPlane"/>, so that the spelling can be compared; else null.</param>
/// <param name="Suggestions">The nearest operations, best first, at most five; empty for the two kinds above. Only for <see cref="OperationVerdictKind.Typo"/> are they likely to be what was meant.</param>
/// <param name="NearestProviders">For <see cref="OperationVerdictKind.UnknownProvider"/> the nearest providers, best first, at most three; else empty.</param>
/// <param name="SnapshotDate">The day of the catalogue that was asked, for messages about what it does not know; null if it has none.</param>
public sealed record OperationVerdict(
    OperationVerdictKind Kind,
    OperationInfo? Operation,
    IReadOnlyList<OperationInfo> Suggestions,
    IReadOnlyList<string> NearestProviders,
    DateTime? SnapshotDate);
