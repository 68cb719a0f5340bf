namespace Permissions;

/// <summary>What is asked of one or two sets of permissions.</summary>
public enum SetQuestion
{
    /// <summary>Whether the second set grants all that the first grants.</summary>
    IsSubsetOf,

    /// <summary>Whether both sets grant the same.</summary>
    IsEquivalentTo,

    /// <summary>Whether some operation is granted by both sets.</summary>
    Overlaps,

    /// <summary>Whether the set grants nothing.</summary>
    IsEmpty,
}
