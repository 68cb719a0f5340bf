namespace Permissions.Emulator.Requests;

/// <summary>
/// The error codes that the emulator answers with. Those under "own choice" stand where Azure's code is not established;
/// the status is the one that Azure answers bad requests with, and clients should not branch on these codes.
/// </summary>
internal static class ErrorCodes
{
    // Azure Resource Manager, before the provider is asked.
    internal const string AuthenticationFailed = nameof(AuthenticationFailed);
    internal const string InvalidAuthenticationTokenTenant = nameof(InvalidAuthenticationTokenTenant);
    internal const string AuthorizationFailed = nameof(AuthorizationFailed);
    internal const string LinkedAuthorizationFailed = nameof(LinkedAuthorizationFailed);
    internal const string DenyAssignmentAuthorizationFailed = nameof(DenyAssignmentAuthorizationFailed);
    internal const string MissingApiVersionParameter = nameof(MissingApiVersionParameter);
    internal const string InvalidApiVersionParameter = nameof(InvalidApiVersionParameter);
    internal const string MissingSubscription = nameof(MissingSubscription);
    internal const string InvalidSubscriptionId = nameof(InvalidSubscriptionId);
    internal const string SubscriptionNotFound = nameof(SubscriptionNotFound);
    internal const string ResourceGroupNotFound = nameof(ResourceGroupNotFound);
    internal const string InvalidResourceNamespace = nameof(InvalidResourceNamespace);
    internal const string InvalidResourceType = nameof(InvalidResourceType);
    internal const string InvalidRequestContent = nameof(InvalidRequestContent);
    internal const string RequestEntityTooLarge = nameof(RequestEntityTooLarge);
    internal const string ScopeLocked = nameof(ScopeLocked);
    internal const string TooManyRequests = nameof(TooManyRequests);
    internal const string InternalServerError = nameof(InternalServerError);
    internal const string ServiceUnavailable = nameof(ServiceUnavailable);
    internal const string InvalidFilterInQueryString = nameof(InvalidFilterInQueryString);

    // The provider, role definitions.
    internal const string InvalidRoleDefinitionId = nameof(InvalidRoleDefinitionId);
    internal const string RoleDefinitionDoesNotExist = nameof(RoleDefinitionDoesNotExist);
    internal const string RoleDefinitionWithSameNameExists = nameof(RoleDefinitionWithSameNameExists);
    internal const string RoleDefinitionLimitExceeded = nameof(RoleDefinitionLimitExceeded);
    internal const string RoleDefinitionHasAssignments = nameof(RoleDefinitionHasAssignments);
    internal const string RoleScopeBeingRemovedContainsAssignments = nameof(RoleScopeBeingRemovedContainsAssignments);
    internal const string InvalidActionOrNotAction = nameof(InvalidActionOrNotAction);
    internal const string InvalidDataActionOrNotDataAction = nameof(InvalidDataActionOrNotDataAction);

    // The provider, role assignments.
    internal const string BadRequestFormat = nameof(BadRequestFormat);
    internal const string InvalidRoleAssignmentId = nameof(InvalidRoleAssignmentId);
    internal const string RoleAssignmentNotFound = nameof(RoleAssignmentNotFound);
    internal const string RoleAssignmentExists = nameof(RoleAssignmentExists);
    internal const string RoleAssignmentUpdateNotPermitted = nameof(RoleAssignmentUpdateNotPermitted);
    internal const string RoleAssignmentLimitExceeded = nameof(RoleAssignmentLimitExceeded);
    internal const string InvalidCreateRoleAssignmentRequest = nameof(InvalidCreateRoleAssignmentRequest);
    internal const string UnsupportedApiVersionForRoleDefinitionHasDataActions = nameof(UnsupportedApiVersionForRoleDefinitionHasDataActions);
    internal const string InvalidPrincipalId = nameof(InvalidPrincipalId);
    internal const string PrincipalNotFound = nameof(PrincipalNotFound);
    internal const string HashConflictOnDifferentRoleAssignmentIds = nameof(HashConflictOnDifferentRoleAssignmentIds);
    internal const string UnmatchedPrincipalType = nameof(UnmatchedPrincipalType);

    // Azure Cosmos DB and Redis: terraform-provider-azurerm#15842, pulumi-azure-native#2816 and #3711, AzureCacheForRedis#14, bicep-types-az#1760.
    internal const string BadRequest = nameof(BadRequest);
    internal const string NotFound = nameof(NotFound);
    internal const string PreconditionFailed = nameof(PreconditionFailed);
    internal const string Conflict = nameof(Conflict);
    internal const string InvalidAccessPolicyAssignment = nameof(InvalidAccessPolicyAssignment);

    // Own choice.
    internal const string ConnectionLost = nameof(ConnectionLost);
    internal const string MethodNotAllowed = nameof(MethodNotAllowed);
    internal const string DenyAssignmentNotFound = nameof(DenyAssignmentNotFound);
    internal const string InvalidDenyAssignmentId = nameof(InvalidDenyAssignmentId);
    internal const string InvalidScope = nameof(InvalidScope);
    internal const string InvalidSkipToken = nameof(InvalidSkipToken);
    internal const string InvalidRoleDefinition = nameof(InvalidRoleDefinition);
    internal const string InvalidAssignableScopes = nameof(InvalidAssignableScopes);
    internal const string BuiltInRoleNotModifiable = nameof(BuiltInRoleNotModifiable);
    internal const string InvalidPrincipalType = nameof(InvalidPrincipalType);
    internal const string InvalidRoleAssignmentCondition = nameof(InvalidRoleAssignmentCondition);
    internal const string InvalidRoleAssignmentDescription = nameof(InvalidRoleAssignmentDescription);
}
