using Permissions.Json;

namespace Permissions.Analyzers.Contracts;

/// <summary>One permission string of a role.</summary>
/// <param name="Block">The permission block, counted from zero.</param>
/// <param name="List">The list.</param>
/// <param name="Text">The string.</param>
internal readonly record struct GrantPlace(int Block, PermissionListKind List, string Text);

/// <summary>Which permission string of a role decides about an operation.</summary>
internal static class GrantPlaces
{
    /// <summary>The string by which a role grants the operation of a witness, without a condition if there is one such; null where it does not.</summary>
    internal static GrantPlace? Granting(RoleDefinition role, Witness witness) => Reasons(role, witness)
        .Where(reason => reason.GrantedUnder <= witness.Reading && (reason.ExcludedBy is null || reason.ExcludedUnder > witness.Reading))
        .OrderBy(reason => reason.Condition is not null)
        .Select(reason => (GrantPlace?)new GrantPlace(reason.Block, witness.Plane == OperationPlane.Data ? PermissionListKind.DataActions : PermissionListKind.Actions, reason.GrantedBy))
        .FirstOrDefault();

    /// <summary>The string that excludes the operation of a witness from what its block would grant; null where there is none.</summary>
    internal static GrantPlace? Excluding(RoleDefinition role, Witness witness) => Reasons(role, witness)
        .Where(reason => reason.ExcludedBy is not null)
        .Select(reason => (GrantPlace?)new GrantPlace(reason.Block, witness.Plane == OperationPlane.Data ? PermissionListKind.NotDataActions : PermissionListKind.NotActions, reason.ExcludedBy!))
        .FirstOrDefault();

    private static IReadOnlyList<GrantReason> Reasons(RoleDefinition role, Witness witness) => witness.Plane == OperationPlane.Data
        ? role.Permissions.Explain(DataAction.FromService(witness.Operation)).Reasons
        : role.Permissions.Explain(ControlAction.FromService(witness.Operation)).Reasons;
}
