using Permissions.Emulator.Requests;

namespace Permissions.Emulator.Wire;

/// <summary>The ids that responses carry.</summary>
internal static class ResourceIds
{
    internal const string RoleDefinitions = "Microsoft.Authorization/roleDefinitions";
    internal const string RoleAssignments = "Microsoft.Authorization/roleAssignments";
    internal const string DenyAssignments = "Microsoft.Authorization/denyAssignments";

    /// <summary>The resource type as ids and operations spell it.</summary>
    internal static string OfType(ArmResourceType type) => type switch
    {
        ArmResourceType.RoleDefinitions => RoleDefinitions,
        ArmResourceType.RoleAssignments => RoleAssignments,
        _ => DenyAssignments,
    };

    /// <summary>A role's id as it is seen from a scope: below that scope's subscription, whatever a client wrote before the GUID.</summary>
    internal static string OfRole(Guid role, Scope seenFrom)
    {
        var prefix = seenFrom.SubscriptionId is { } subscription ? $"/subscriptions/{subscription}" : string.Empty;
        return $"{prefix}/providers/{RoleDefinitions}/{role}";
    }

    internal static string OfAssignment(Guid assignment, Scope scope) => At(scope, RoleAssignments, assignment);

    internal static string OfDenyAssignment(Guid denial, Scope scope) => At(scope, DenyAssignments, denial);

    /// <summary>The GUID at the end of a role's full id; null for anything else, also for a bare GUID or a name.</summary>
    internal static Guid? RoleOf(string id)
    {
        if (!id.StartsWith('/'))
            return null;
        try
        {
            var target = ArmTarget.Parse(id);
            return target.Type == ArmResourceType.RoleDefinitions ? target.Id() : null;
        }
        catch (ArmException)
        {
            return null;
        }
    }

    private static string At(Scope scope, string type, Guid name) => $"{(scope.Kind == ScopeKind.Tenant ? string.Empty : scope.Path)}/providers/{type}/{name}";
}
