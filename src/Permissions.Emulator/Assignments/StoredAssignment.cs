using Permissions.Emulator.World;

namespace Permissions.Emulator.Assignments;

/// <summary>A role assignment as the emulator keeps it. Immutable: an update replaces it.</summary>
internal sealed record StoredAssignment(
    Guid Id,
    long Sequence,
    AssignmentKey Key,
    PrincipalType PrincipalType,
    string? Description,
    string? Condition,
    string? ConditionVersion,
    string? DelegatedManagedIdentityResourceId,
    Stamp Stamp) : IStored;

/// <summary>What makes an assignment the same as another in Azure: where, who and which role.</summary>
internal sealed record AssignmentKey(Scope Scope, Guid PrincipalId, Guid RoleId);
