namespace Permissions;

/// <summary>Whether a set grants an operation. A greater value grants more.</summary>
public enum GrantKind
{
    /// <summary>The operation is not granted, whatever conditions hold.</summary>
    NotGranted,

    /// <summary>The operation is granted where certain conditions hold, and not elsewhere.</summary>
    OnlyIfConditionsHold,

    /// <summary>The operation is granted, whatever conditions hold.</summary>
    Granted,
}
