namespace Permissions;

/// <summary>How it was found which operation a request needs.</summary>
public enum ArmRequestStanding
{
    /// <summary>The request is on record, with the operation that it needs.</summary>
    OnRecord,

    /// <summary>The request is not on record; the structure of its path gives an operation that the catalogue knows.</summary>
    ByStructure,

    /// <summary>It was not found. The remark says why; nothing is guessed.</summary>
    Unknown,

    /// <summary>The request goes to another service than Azure Resource Manager. What it needs are data actions, if anything of Azure RBAC, and those cannot be told from a URL.</summary>
    NotArm,
}
