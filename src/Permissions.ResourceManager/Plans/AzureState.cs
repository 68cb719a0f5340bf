using Azure;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Plans;

/// <summary>An assignment in Azure, the body it was read from, which may hold more than the value says, and the answer that it stood in.</summary>
internal sealed record FoundAssignment(RoleAssignment Value, RoleAssignmentBody Body, Response Response);

/// <summary>What was read of a tenant for one model.</summary>
internal sealed class AzureState
{
    private readonly Dictionary<Guid, RoleDefinition> _roleOfId = [];
    private readonly Dictionary<string, RoleDefinition> _roleOfName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(Scope, Guid, Guid), FoundAssignment> _assignmentOfTriple = [];
    private readonly ILookup<OperationKey, FoundDataPlaneAssignment> _dataPlaneOfKey;

    internal AzureState(
        IEnumerable<RoleDefinition> roles,
        IEnumerable<FoundAssignment> assignments,
        IReadOnlyList<FoundDataPlaneAssignment> dataPlane,
        bool knowsAllRoles,
        IReadOnlySet<Guid> missingPrincipals)
    {
        DataPlaneAssignments = dataPlane;
        _dataPlaneOfKey = dataPlane.ToLookup(OperationKey.Of);
        foreach (var role in roles.Where(role => role.Id is not null && role.Type == RoleType.Custom))
        {
            _roleOfId[role.Id!.Value] = role;
            _roleOfName[role.Name] = role;
        }

        foreach (var found in assignments)
            _assignmentOfTriple[(found.Value.Scope, found.Value.Principal.ObjectId, found.Value.RoleDefinitionId)] = found;
        KnowsAllRoles = knowsAllRoles;
        MissingPrincipals = missingPrincipals;
    }

    /// <summary>The custom roles, as far as they were read.</summary>
    internal IEnumerable<RoleDefinition> Roles => _roleOfId.Values;

    internal IEnumerable<FoundAssignment> Assignments => _assignmentOfTriple.Values;

    /// <summary>What Cosmos DB accounts, caches and Redis databases keep, as far as they were read.</summary>
    internal IReadOnlyList<FoundDataPlaneAssignment> DataPlaneAssignments { get; }

    /// <summary>Whether all custom roles of the tenant were read: a role that is not among them is not there.</summary>
    internal bool KnowsAllRoles { get; }

    internal IReadOnlySet<Guid> MissingPrincipals { get; }

    /// <summary>Where the assignments were read.</summary>
    internal ReadScopes Read { get; init; } = ReadScopes.None;

    internal RoleDefinition? FindRole(Guid id) => _roleOfId.GetValueOrDefault(id);

    internal RoleDefinition? FindRole(string name) => _roleOfName.GetValueOrDefault(name);

    internal FoundAssignment? Find(Scope scope, Guid principalId, Guid roleId) => _assignmentOfTriple.GetValueOrDefault((scope, principalId, roleId));

    /// <summary>All that a service keeps for what a model asks for; more than one where it takes the same twice.</summary>
    internal IEnumerable<FoundDataPlaneAssignment> Find(DataPlaneAssignment wanted) => _dataPlaneOfKey[OperationKey.Of(wanted)];

    internal bool IsMissing(FoundDataPlaneAssignment assignment) => MissingPrincipals.Contains(assignment.PrincipalId);

    internal bool IsMissing(RoleAssignment assignment) =>
        assignment.Principal.Type == PrincipalType.Unknown || MissingPrincipals.Contains(assignment.Principal.ObjectId);

    /// <summary>The name of a role, custom or built in; its GUID where neither knows it.</summary>
    internal string NameOf(Guid roleId) =>
        FindRole(roleId)?.Name ?? (BuiltInRoleCatalogue.Azure.TryFind(roleId, out var role) ? role.Name : roleId.ToString("D"));
}
