namespace Permissions.ResourceManager.Arm;

/// <summary>Azure's error codes that decide what is done next, and what a person can do about the others.</summary>
internal static class ErrorCodes
{
    internal const string RoleAssignmentExists = "RoleAssignmentExists";
    internal const string RoleAssignmentNotFound = "RoleAssignmentNotFound";
    internal const string HashConflict = "HashConflictOnDifferentRoleAssignmentIds";
    internal const string PrincipalNotFound = "PrincipalNotFound";
    internal const string RoleDefinitionDoesNotExist = "RoleDefinitionDoesNotExist";
    internal const string RoleDefinitionHasAssignments = "RoleDefinitionHasAssignments";
    internal const string ScopeHasAssignments = "RoleScopeBeingRemovedContainsAssignments";
    internal const string AuthorizationFailed = "AuthorizationFailed";
    internal const string ScopeLocked = "ScopeLocked";

    /// <summary>Redis has an assignment of that name, or for that object id, already.</summary>
    internal const string InvalidAccessPolicyAssignment = "InvalidAccessPolicyAssignment";
    internal const string SameNameExists = "RoleDefinitionWithSameNameExists";

    /// <summary>The way out for a code; null where Azure's own message has to do.</summary>
    internal static string? Hint(string? code) => code switch
    {
        PrincipalNotFound =>
            "Check that the id is the principal's object id in the subscription's tenant: the application (client) id is the most common mistake. "
            + "A principal made a moment ago needs some time; RbacClientOptions.ReplicationTimeout says how long it is waited for.",
        "UnmatchedPrincipalType" => "The principal exists, but is of another kind than stated; managed identities are service principals.",
        RoleDefinitionDoesNotExist =>
            "Check that the role exists (CreateOrUpdateRoleDefinitionAsync makes a custom one) and is assignable at this scope. A role made a moment ago needs some time; RbacClientOptions.ReplicationTimeout says how long it is waited for.",
        SameNameExists => "Role names are unique in the tenant, and a role of this name exists where this identity cannot read it, or is built in. Choose another name.",
        RoleAssignmentExists => "An equal assignment exists, but could not be read; it may have been made a moment ago. Run again.",
        "RoleAssignmentUpdateNotPermitted" => "An assignment of this name exists for another scope, principal or role; remove it, or let it be.",
        "RoleAssignmentLimitExceeded" => "A subscription takes 4,000 role assignments with all below it, a management group 500; remove some, or assign to groups.",
        "RoleDefinitionLimitExceeded" => "A tenant takes 5,000 custom roles; delete some.",
        ScopeHasAssignments =>
            "Assignments of the role, perhaps others', lie at or below the scope that it would no longer be assignable at; remove them first. Those of a model go when it is planned with Prune.",
        RoleDefinitionHasAssignments => "Remove the role's assignments first, at every scope.",
        ScopeLocked => "A delete lock holds this scope or one above it; remove the lock first.",
        AuthorizationFailed or "LinkedAuthorizationFailed" =>
            "Roles need Microsoft.Authorization/roleDefinitions/write or delete at each of their assignable scopes, assignments Microsoft.Authorization/roleAssignments/write or delete at theirs. "
            + "Access that was just given takes some minutes.",
        "InvalidActionOrNotAction" or "InvalidDataActionOrNotDataAction" =>
            "One string that Azure does not know, or in the list of the other plane, refuses the whole role.",
        HashConflict => "Azure found other assignments under all names that were tried; assign under a name of your own.",
        _ => null,
    };
}
