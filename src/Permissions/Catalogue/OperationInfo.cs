namespace Permissions;

/// <summary>An operation as the catalogue knows it, in one plane.</summary>
/// <param name="Name">The operation in the catalogue's spelling, such as <c>Microsoft.Compute/virtualMachines/start/action</c>.</param>
/// <param name="Plane">The plane. A few operations exist in both, and then have an entry for each.</param>
/// <param name="LastSeen">The day on which a snapshot of Azure last showed it, at midnight, of no time zone; null for an operation that a project added without a day.</param>
/// <param name="IsRefusedInCustomRoles">Whether Azure refuses a custom role that names it, although it exists and built-in roles may hold it.</param>
public readonly record struct OperationInfo(string Name, OperationPlane Plane, DateTime? LastSeen, bool IsRefusedInCustomRoles)
{
    /// <summary>The operation's provider, such as <c>Microsoft.Compute</c>: what stands before the first slash.</summary>
    public string Provider => OperationPath.ProviderOf(Name ?? string.Empty);

    /// <summary>The operation.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name ?? string.Empty;
}
