using System.Globalization;

namespace Permissions;

/// <summary>The names by which a model knows again what it created, without a state file.</summary>
public sealed partial class AccessModel
{
    /// <summary>
    /// How many names an assignment may take: Azure refuses a name now and then with
    /// <c>HashConflictOnDifferentRoleAssignmentIds</c> (about one in a hundred, azure-cli#13368), and the next one is taken then.
    /// </summary>
    public const int AssignmentNames = 5;

    /// <summary>
    /// The name of an assignment that this model creates: <see cref="ArmGuid.Create"/> over the model's name, the scope's path
    /// in lower case (invariant culture), the object id and the role's GUID, and for all but the first name its number.
    /// </summary>
    /// <param name="scope">The assignment's scope.</param>
    /// <param name="principalId">The principal's object id.</param>
    /// <param name="roleDefinitionId">The GUID that the role has in Azure.</param>
    /// <param name="number">Which of the <see cref="AssignmentNames"/> names: 0 for the first.</param>
    /// <returns>The version-5 GUID.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is negative or not below <see cref="AssignmentNames"/>.</exception>
    public Guid AssignmentName(Scope scope, Guid principalId, Guid roleDefinitionId, int number = 0)
    {
        if (scope is null)
            throw new ArgumentNullException(nameof(scope));
        if (number is < 0 or >= AssignmentNames)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"An assignment has the names 0 to {AssignmentNames - 1}.");
        string[] parts = [Name, scope.Path.ToLowerInvariant(), principalId.ToString("D"), roleDefinitionId.ToString("D")];
        return ArmGuid.Create(number == 0 ? parts : [.. parts, number.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>
    /// The name of an assignment of a service's own that this model creates: <see cref="ArmGuid.Create"/> over the model's name,
    /// the service's word for such assignments (<c>sqlRoleAssignments</c>, <c>accessPolicyAssignments</c>), the scope's path in
    /// lower case (invariant culture), the object id and, at Cosmos DB, the SQL role's GUID. The access policy of a Redis
    /// assignment is no part of its name: a cache keeps one assignment for each principal, which stays the model's own when its
    /// policy changes.
    /// </summary>
    /// <param name="mechanism">By which interface it is made.</param>
    /// <param name="scope">The assignment's scope.</param>
    /// <param name="principalId">The principal's object id.</param>
    /// <param name="roleId">The GUID of the SQL role; null for an access policy.</param>
    /// <returns>The version-5 GUID; sent with dashes, and without them to Azure Managed Redis, whose names have letters and digits only.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentException">The mechanism is that of Azure RBAC, or there is a role's GUID where none belongs, or none where one does.</exception>
    public Guid DataPlaneAssignmentName(AccessMechanism mechanism, Scope scope, Guid principalId, Guid? roleId = null)
    {
        if (scope is null)
            throw new ArgumentNullException(nameof(scope));
        if (mechanism == AccessMechanism.ArmRoleAssignment)
            throw new ArgumentException($"A role assignment of Azure RBAC has the name that {nameof(AssignmentName)} gives.", nameof(mechanism));
        if (mechanism == AccessMechanism.CosmosSqlRoleAssignment != roleId is not null)
            throw new ArgumentException("The assignment of a SQL role is named after the role's GUID too, and that of an access policy is not.", nameof(roleId));
        var (path, principal) = (scope.Path.ToLowerInvariant(), principalId.ToString("D"));
        return roleId is { } role
            ? ArmGuid.Create(Name, "sqlRoleAssignments", path, principal, role.ToString("D"))
            : ArmGuid.Create(Name, "accessPolicyAssignments", path, principal);
    }

    /// <summary>Whether this model, or an earlier one of its name, created an assignment: it has one of the names that are made from its own scope, principal and role.</summary>
    /// <param name="assignment">The assignment as Azure holds it.</param>
    /// <returns>True if it did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assignment"/> is null.</exception>
    public bool Owns(RoleAssignment assignment)
    {
        if (assignment is null)
            throw new ArgumentNullException(nameof(assignment));
        for (var number = 0; number < AssignmentNames; number++)
        {
            if (AssignmentName(assignment.Scope, assignment.Principal.ObjectId, assignment.RoleDefinitionId, number) == assignment.Name)
                return true;
        }

        return false;
    }

    /// <summary>
    /// The GUID under which the model creates a role: the one that the role states, else <see cref="ArmGuid.Create"/> over
    /// the model's name, <c>/roleDefinitions/</c> and the role's name in lower case (invariant culture).
    /// </summary>
    /// <param name="role">The role.</param>
    /// <returns>The GUID. Where the tenant has a role of that name already, that role's GUID stays.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    public Guid RoleIdOf(RoleDefinition role) =>
        role is null ? throw new ArgumentNullException(nameof(role)) : role.Id ?? OwnRoleId(role.Name);

    /// <summary>
    /// Whether this model, or an earlier one of its name, created a role: its GUID is the one that is made from its name. A
    /// role whose GUID was chosen by hand carries no such sign, and is never taken for the model's own.
    /// </summary>
    /// <param name="role">The role as Azure holds it.</param>
    /// <returns>True if it did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    public bool Owns(RoleDefinition role) =>
        role is null ? throw new ArgumentNullException(nameof(role)) : role.Type == RoleType.Custom && role.Id == OwnRoleId(role.Name);

    private Guid OwnRoleId(string roleName) => ArmGuid.Create($"{Name}/roleDefinitions/{roleName.ToLowerInvariant()}");
}
