using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager;

/// <summary>An assignment as it is asked for.</summary>
internal sealed record Grant(RoleReference Role, Guid RoleId, Principal Principal, Scope Scope, string? Description, string? Condition)
{
    /// <summary>The model that names the assignment; null where no model asks.</summary>
    internal AccessModel? Model { get; init; }

    /// <summary>Whether a model may change what it did not make.</summary>
    internal bool TakeOver { get; init; }

    /// <summary>What is attempted, for messages.</summary>
    internal string Attempt => $"assign {Role} to {Principal} at {Scope}";

    /// <summary>
    /// The name that Bicep's <c>guid(scope, principalId, roleDefinitionId)</c> gives: the scope's path as it is spelled, the
    /// object id and the role's full id (below the scope's subscription, else the tenant's) in lower case with dashes. With a salt, that is
    /// one more argument. A model has names of its own.
    /// </summary>
    internal Guid NameWith(int salt)
    {
        if (Model is not null)
            return Model.AssignmentName(Scope, Principal.ObjectId, RoleId, salt);
        var (principal, role) = (Principal.ObjectId.ToString("D"), ResourceIds.RoleDefinition(Scope, RoleId));
        return salt == 0
            ? ArmGuid.Create(Scope.Path, principal, role)
            : ArmGuid.Create(Scope.Path, principal, role, salt.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Whether an assignment of the same triple may be brought to this one.</summary>
    internal bool MayChange(RoleAssignment found) => Model is null || TakeOver || Model.Owns(found);

    /// <summary>Whether an assignment in Azure is about the same scope, principal and role.</summary>
    internal bool IsSameTriple(RoleAssignmentBody body) => RoleAssignmentMapping.IsFor(body, Scope, Principal.ObjectId, RoleId);

    /// <summary>
    /// Whether an assignment of the same triple also has the condition, and the description where one is stated. One of a
    /// principal of another kind than stated is not: writing it lets Azure say so, which a silent yes would hide.
    /// </summary>
    internal bool IsMetBy(RoleAssignmentBody found) =>
        RoleAssignmentMapping.TypeOf(found.Properties?.PrincipalType) is var type
        && (type == Principal.Type || type is not (PrincipalType.User or PrincipalType.Group or PrincipalType.ServicePrincipal))
        && RoleCondition.MeanTheSame(Condition, found.Properties?.Condition)
        && (Description is null || string.Equals(Description, found.Properties?.Description ?? string.Empty, StringComparison.Ordinal));

    /// <summary>The body to send. What the caller cannot state, or did not, stays as it was found.</summary>
    internal RoleAssignmentBody ToBody(RoleAssignmentBody? found) => new()
    {
        Properties = new()
        {
            RoleDefinitionId = ResourceIds.RoleDefinition(Scope, RoleId),
            PrincipalId = Principal.ObjectId.ToString("D"),
            PrincipalType = Principal.Type.ToString(),
            Description = Description ?? found?.Properties?.Description,
            Condition = Condition,
            ConditionVersion = Condition is null ? null : RoleCondition.Version,
            DelegatedManagedIdentityResourceId = found?.Properties?.DelegatedManagedIdentityResourceId,
        },
    };
}
