using Permissions.Emulator.Definitions;
using Permissions.Emulator.Requests;
using Permissions.Emulator.World;
using Permissions.Rules;

namespace Permissions.Emulator.Assignments;

/// <summary>What the service refuses of an assignment whose body is well-formed.</summary>
internal static class AssignmentRules
{
    /// <exception cref="ArmException">The role cannot be assigned at the scope, or not with this api-version.</exception>
    internal static void RequireAssignable(StoredRole role, Scope scope, ScopeTree tree, string apiVersion)
    {
        if (role.HasDataActions && !ApiVersions.KnowsDataActions(apiVersion))
            throw ArmException.BadRequest(ErrorCodes.UnsupportedApiVersionForRoleDefinitionHasDataActions, $"Assignments to roles with DataActions are not supported with api-version '{apiVersion}'; use '{ApiVersions.Current}'.");
        if (!role.Definition.AssignableScopes.Any(s => tree.Contains(s, scope)))
            throw ArmException.BadRequest(ErrorCodes.InvalidCreateRoleAssignmentRequest, $"Role '{role.Definition.Name}' cannot be assigned at '{scope}'; it is assignable at {string.Join(", ", role.Definition.AssignableScopes.Select(s => $"'{s}'"))} and below.");
        // Built-in roles with data actions can be assigned there.
        if (!role.IsBuiltIn && role.HasDataActions && scope.Kind == ScopeKind.ManagementGroup)
            throw ArmException.BadRequest(ErrorCodes.InvalidCreateRoleAssignmentRequest, $"Role assignments to management groups cannot be made to custom role definitions with DataActions, as '{role.Definition.Name}' is; assign it at a subscription or below.");
    }

    /// <exception cref="ArmException">The condition compares GUIDs, and the role has data actions of Azure Storage (azure-docs, role-based-access-control/troubleshooting.md).</exception>
    internal static void RefuseUnfitCondition(StoredRole role, string? condition)
    {
        // What cannot be read was refused with the body, so this is all that is an error by what a comparison is about.
        if (condition is not null && ConditionRules.Check(condition, role.Definition).FirstOrDefault(finding => finding is { Severity: RuleSeverity.Error, Rule.Id: RuleIds.UnfitComparison }) is { } refused)
            throw ArmException.BadRequest(ErrorCodes.InvalidRoleAssignmentCondition, $"The given role assignment condition is invalid: at position {refused.Span.Start + 1}: {refused.Message}");
    }

    /// <summary>The type of the principal: as the directory says, or as the request says if it names one that may not have replicated yet.</summary>
    /// <exception cref="ArmException">The principal is unknown and must not be, or it is of another type.</exception>
    internal static PrincipalType TypeOfPrincipal(AssignmentInput input, string apiVersion, Caller caller)
    {
        if (caller.Tenant.Principals.TypeAsOf(input.PrincipalId, caller.Sees.Principals) is { } known)
        {
            return input.PrincipalType is null || input.PrincipalType == known
                ? known
                : throw UnmatchedType(input.PrincipalId, known, input.PrincipalType.Value);
        }

        // A group is looked up even when its type is sent: a new one has to be waited for.
        return input.PrincipalType is { } sent and not PrincipalType.Group && ApiVersions.BelievesPrincipalType(apiVersion, sent)
            ? sent
            : throw ArmException.BadRequest(ErrorCodes.PrincipalNotFound, $"Principal {input.PrincipalId:N} does not exist in the directory {caller.Tenant.Id}. If it was created just now, send its principalType, such as ServicePrincipal; a new group has to be waited for.");
    }

    /// <exception cref="ArmException">The update would change what is assigned to whom and where.</exception>
    internal static void RefuseUpdate(StoredAssignment existing, AssignmentKey key, PrincipalType type)
    {
        if (existing.Key != key)
            throw ArmException.BadRequest(ErrorCodes.RoleAssignmentUpdateNotPermitted, $"Tenant ID, application ID, principal ID, role and scope are not allowed to be updated: '{existing.Id}' assigns role '{existing.Key.RoleId}' to '{existing.Key.PrincipalId}' at '{existing.Key.Scope}'.");
        if (existing.PrincipalType != type)
            throw UnmatchedType(key.PrincipalId, existing.PrincipalType, type);
    }

    /// <exception cref="ArmException">The subscription or the management group is full.</exception>
    internal static void RefuseOverLimit(Scope scope, AssignmentStore store, EmulatorLimits limits)
    {
        var (limit, count) = scope.SubscriptionId is { } subscription
            ? (limits.AssignmentsPerSubscription, store.All.Count(a => a.Key.Scope.SubscriptionId == subscription))
            : scope.Kind == ScopeKind.ManagementGroup
                ? (limits.AssignmentsPerManagementGroup, store.All.Count(a => a.Key.Scope == scope))
                : (int.MaxValue, 0);
        if (count >= limit)
            throw ArmException.BadRequest(ErrorCodes.RoleAssignmentLimitExceeded, $"Role assignment limit exceeded: '{scope}' has {count} role assignments counted against its limit, and no more can be created.");
    }

    private static ArmException UnmatchedType(Guid principal, PrincipalType actual, PrincipalType sent) =>
        ArmException.BadRequest(ErrorCodes.UnmatchedPrincipalType, $"The PrincipalId '{principal:N}' has type '{actual}', which is different from specified PrincipalType '{sent}'.");
}
