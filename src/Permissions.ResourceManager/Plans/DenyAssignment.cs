namespace Permissions.ResourceManager;

/// <summary>
/// A deny assignment as Azure holds it: principals may not do at a scope what it denies, whatever roles they have. Azure makes
/// them, for deployment stacks and managed applications; they can only be read.
/// </summary>
/// <param name="Name">The GUID that names it; all zeros where Azure gave none.</param>
/// <param name="DisplayName">What Azure calls it.</param>
/// <param name="Scope">Where it holds.</param>
/// <param name="AppliesToChildScopes">Whether it holds below the scope too.</param>
/// <param name="Principals">Object ids of those whom it stops. The all-zero GUID stands for everybody.</param>
/// <param name="ExcludedPrincipals">Object ids of those whom it does not stop, although the principals include them.</param>
/// <param name="PermissionBlocks">What is denied.</param>
public sealed record DenyAssignment(
    Guid Name,
    string DisplayName,
    Scope Scope,
    bool AppliesToChildScopes,
    IReadOnlyList<Guid> Principals,
    IReadOnlyList<Guid> ExcludedPrincipals,
    IReadOnlyList<PermissionBlock> PermissionBlocks)
{
    /// <summary>Whether it stops a principal.</summary>
    /// <param name="identities">The object ids of the principal and of all groups that it is in.</param>
    /// <returns>True if it does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="identities"/> is null.</exception>
    public bool Stops(IReadOnlySet<Guid> identities)
    {
        ArgumentNullException.ThrowIfNull(identities);
        return Principals.Any(principal => principal == Guid.Empty || identities.Contains(principal)) && !ExcludedPrincipals.Any(identities.Contains);
    }
}
