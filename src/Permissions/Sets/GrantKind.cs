namespace Permissions;

/// <summary>Whether a set grants an operation. A greater value grants more, as far as is decided.</summary>
public enum GrantKind
{
    /// <summary>The operation is not granted, whatever conditions hold.</summary>
    NotGranted,

    /// <summary>
    /// It was given up how conditions decide it: that takes more search than is spent on one question. The operation is not
    /// taken for granted, nor for not granted.
    /// </summary>
    Undecided,

    /// <summary>The operation is granted where certain conditions hold, and not elsewhere.</summary>
    OnlyIfConditionsHold,

    /// <summary>The operation is granted, whatever conditions hold.</summary>
    Granted,
}
