namespace Permissions;

/// <summary>
/// A role assignment as Azure holds it: a principal has a role at a scope and below. Azure takes one assignment for each
/// scope, principal and role; its name, a GUID, is unique in the tenant.
/// </summary>
/// <param name="Name">The GUID that names the assignment.</param>
/// <param name="Scope">Where the role is given.</param>
/// <param name="Principal">Who has it. The kind is <see cref="PrincipalType.Unknown"/> where Azure names one that this version does not know.</param>
/// <param name="RoleDefinitionId">The GUID of the role. Azure rewrites the prefix of a role's resource id on reading, so only the GUID identifies it.</param>
/// <param name="Description">Why it was given; null for none. At most 2 KB.</param>
/// <param name="Condition">The condition under which it holds, as ABAC text of at most 8 KB; null for always.</param>
/// <param name="ConditionVersion">The condition's language version, <c>2.0</c>; null without a condition.</param>
public sealed record RoleAssignment(
    Guid Name,
    Scope Scope,
    Principal Principal,
    Guid RoleDefinitionId,
    string? Description = null,
    string? Condition = null,
    string? ConditionVersion = null)
{
    /// <summary>The resource id: <c>{scope}/providers/Microsoft.Authorization/roleAssignments/{name}</c>.</summary>
    public string ResourceId => $"{(Scope.Kind == ScopeKind.Tenant ? string.Empty : Scope.Path)}/providers/Microsoft.Authorization/roleAssignments/{Name:D}";
}
