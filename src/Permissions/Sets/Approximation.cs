namespace Permissions;

/// <summary>Which way to err where one permission block cannot say exactly what a set grants.</summary>
public enum Approximation
{
    /// <summary>The block grants nothing that the set does not grant: something may be lost.</summary>
    NeverMore,

    /// <summary>The block grants all that the set may grant: it may grant more.</summary>
    NeverLess,
}
