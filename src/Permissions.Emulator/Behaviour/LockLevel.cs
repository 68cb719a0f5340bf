namespace Permissions.Emulator;

/// <summary>What a lock forbids at its scope and below it.</summary>
public enum LockLevel
{
    /// <summary>Deleting, role assignments too.</summary>
    CannotDelete,

    /// <summary>Deleting and changing, role assignments too.</summary>
    ReadOnly,
}
