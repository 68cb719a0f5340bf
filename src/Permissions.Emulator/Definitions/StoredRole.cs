using Permissions.Emulator.World;

namespace Permissions.Emulator.Definitions;

/// <summary>A role as the emulator keeps it. Immutable: an update replaces it.</summary>
/// <param name="Id">The GUID that names it.</param>
/// <param name="Sequence">Its place in lists.</param>
/// <param name="Definition">What it is, with all blocks and conditions.</param>
/// <param name="Stamp">Who made and changed it, and when.</param>
internal sealed record StoredRole(Guid Id, long Sequence, RoleDefinition Definition, Stamp Stamp) : IStored
{
    internal bool IsBuiltIn => Definition.Type == RoleType.BuiltIn;

    internal bool HasDataActions => Definition.PermissionBlocks.Any(b => b.DataActions.Count > 0);
}
