using Permissions.Emulator.Assignments;
using Permissions.Emulator.DataPlane;
using Permissions.Emulator.Definitions;
using Permissions.Emulator.Denials;

namespace Permissions.Emulator.World;

/// <summary>All that one tenant holds. Read and changed only under the emulator's lock.</summary>
internal sealed class TenantState(Guid id)
{
    internal Guid Id { get; } = id;

    internal ScopeTree Tree { get; } = new(id);

    internal EmulatedLocks Locks => field ??= new(Tree);

    internal PrincipalDirectory Principals { get; } = new();

    /// <summary>The tenant's custom roles, in the order of their creation.</summary>
    internal ReplicatedSet<StoredRole> CustomRoles { get; } = new();

    /// <summary>The tenant's deny assignments, in the order of their addition.</summary>
    internal List<StoredDenyAssignment> DenyAssignments { get; } = [];

    internal AssignmentStore Assignments { get; } = new();

    /// <summary>What Cosmos DB and Redis keep in the tenant.</summary>
    internal DataPlaneStore DataPlane { get; } = new();
}
