using System.Text.Json.Serialization;

namespace Permissions.Emulator.Wire;

/// <summary>A deny assignment as it is answered.</summary>
internal sealed record DenyAssignmentBody(DenyAssignmentPropertiesBody Properties, string Id, string Type, string Name);

/// <summary>What the service says of a deny assignment.</summary>
internal sealed record DenyAssignmentPropertiesBody(
    string DenyAssignmentName,
    IReadOnlyList<PermissionBody> Permissions,
    string Scope,
    bool DoNotApplyToChildScopes,
    IReadOnlyList<DenyPrincipalBody> Principals,
    IReadOnlyList<DenyPrincipalBody> ExcludePrincipals,
    bool IsSystemProtected,
    DateTime CreatedOn,
    DateTime UpdatedOn);

/// <summary>One whom a deny assignment stops or not.</summary>
internal sealed record DenyPrincipalBody(
    Guid Id,
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DisplayName);
