namespace Permissions.ResourceManager.Plans;

/// <summary>Compares a model with what was read of Azure. Pure: asks nothing and writes nothing.</summary>
internal sealed class Planner
{
    private readonly AccessModel _model;
    private readonly AzureState _state;
    private readonly AccessPlanOptions _options;
    private readonly List<PlannedOperation> _operations = [];
    private readonly List<RoleAssignment> _leftovers = [];
    private readonly List<RoleDefinition> _leftoverRoles = [];
    private readonly HashSet<Guid> _removed = [];
    private readonly List<RequestFinding> _findings = [];

    /// <summary>The GUIDs of the roles that the model defines, as they are or will be in Azure.</summary>
    private readonly Dictionary<string, Guid> _definedIds = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<Guid> _conflictingRoles = [];
    private readonly RoleNames _names;

    private Planner(AccessModel model, AzureState state, AccessPlanOptions options) =>
        (_model, _state, _options, _names) = (model, state, options, new(model, state));

    /// <exception cref="InvalidAccessRequestException">The model assigns a role that is neither in it nor in Azure.</exception>
    internal static PlanContents Make(AccessModel model, AzureState state, AccessPlanOptions options)
    {
        var planner = new Planner(model, state, options);
        planner.PlanRoles();
        var wanted = planner.PlanAssignments();
        var dataPlane = new DataPlanePlanner(model, state, options);
        planner._operations.AddRange(dataPlane.PlanWanted());
        if (planner._findings.Count > 0)
            throw new InvalidAccessRequestException($"Model '{model.Name}'", planner._findings.AsReadOnly());
        planner.PlanRemovals(wanted);
        var former = dataPlane.FindLeftovers();
        if (options.Prune)
            planner._operations.AddRange(former.Select(dataPlane.PlanRemoval));
        var orphans = state.Assignments.Select(found => found.Value).Where(state.IsMissing).ToArray();
        return new(planner._operations, planner._leftovers, planner._leftoverRoles, orphans, state)
        {
            DataPlaneLeftovers = options.Prune ? [] : former,
            DataPlaneOrphans = [.. state.DataPlaneAssignments.Where(state.IsMissing)],
        };
    }

    private void PlanRoles()
    {
        foreach (var role in _model.Roles)
        {
            var operation = PlanRole(role);
            _definedIds[role.Name] = operation.RoleDefinitionId;
            if (operation.Change == PlannedChange.Conflict)
                _conflictingRoles.Add(operation.RoleDefinitionId);
            _operations.Add(operation);
        }
    }

    private PlannedOperation PlanRole(RoleDefinition role)
    {
        var id = _model.RoleIdOf(role);
        var (byId, byName) = (_state.FindRole(id), _state.FindRole(role.Name));
        if (byName is not null && byName.Id != id && _names.IsFreed(byName))
            byName = null;
        if (byName is not null && byName.Id != id && (byId is not null || _names.RenamerOf(byName) is not null))
        {
            return PlannedOperation.OfRole(
                PlannedChange.Conflict,
                id,
                role,
                byId,
                () => [$"The name is taken by the role {byName.Id}; a name is unique in a tenant."],
                $"Rename or delete the role {byName.Id} that has the name, or give this one another name in the model.");
        }

        if ((byId ?? byName) is not { } found)
            return PlannedOperation.OfRole(PlannedChange.Create, id, role, null);
        if (RoleDifferences.AreNone(found, role))
            return PlannedOperation.OfRole(byId is null ? PlannedChange.Adopt : PlannedChange.Nothing, found.Id!.Value, role, found);
        return byId is not null || _options.TakeOver
            ? PlannedOperation.OfRole(PlannedChange.Update, found.Id!.Value, role, found, () => RoleDifferences.Between(found, role))
            : PlannedOperation.OfRole(PlannedChange.Conflict, found.Id!.Value, role, found, () => [$"A role of this name was made elsewhere, as {found.Id}, and differs.", .. RoleDifferences.Between(found, role)]);
    }

    private HashSet<OperationKey> PlanAssignments()
    {
        var wanted = new HashSet<OperationKey>();
        foreach (var assignment in _model.Assignments)
        {
            if (RoleIdOf(assignment) is not { } roleId)
                continue;
            var operation = PlanAssignment(assignment, roleId);
            wanted.Add(operation.Key);
            _operations.Add(operation);
        }

        return wanted;
    }

    private PlannedOperation PlanAssignment(AccessAssignment assignment, Guid roleId)
    {
        var found = _state.Find(assignment.Scope, assignment.Principal.ObjectId, roleId)?.Value;
        var name = found?.Name ?? _model.AssignmentName(assignment.Scope, assignment.Principal.ObjectId, roleId);
        var (change, details) = found is null ? (PlannedChange.Create, []) : Compare(assignment, found);
        // A role that stays another than the model's is not given to anyone in its place.
        if (change is PlannedChange.Create or PlannedChange.Update && _conflictingRoles.Contains(roleId))
            (change, details) = (PlannedChange.Conflict, ["Its role is not the one that the model defines."]);
        var isMissing = found is null ? _state.MissingPrincipals.Contains(assignment.Principal.ObjectId) : _state.IsMissing(found);
        return PlannedOperation.OfAssignment(change, assignment.Role?.Name ?? _state.NameOf(roleId), roleId, name, assignment, found, isMissing, details);
    }

    private (PlannedChange, IReadOnlyList<string>) Compare(AccessAssignment wanted, RoleAssignment found)
    {
        var differences = AssignmentDifferences.Between(found, wanted);
        var isOwn = _model.Owns(found);
        if (differences.Count == 0)
            return (isOwn ? PlannedChange.Nothing : PlannedChange.Adopt, []);
        if (isOwn || _options.TakeOver)
            return (PlannedChange.Update, differences);
        return AssignmentDifferences.IsSameGrant(found, wanted)
            ? (PlannedChange.Adopt, [string.IsNullOrEmpty(found.Description) ? "It stays without a description, as it was made elsewhere." : $"Its description stays '{found.Description}', as it was made elsewhere."])
            : (PlannedChange.Conflict, ["It was made elsewhere, and Azure holds one assignment for each scope, principal and role.", .. differences]);
    }

    /// <summary>The role's GUID in Azure; null, and a finding, where there is no such role.</summary>
    private Guid? RoleIdOf(AccessAssignment assignment)
    {
        if (assignment.Role is not { } role)
            return assignment.RoleDefinitionId;
        if (role.Type == RoleType.BuiltIn)
        {
            if ((role.Id ?? (BuiltInRoleCatalogue.Azure.TryFind(role.Name, out var builtIn) ? builtIn.Id : null)) is { } id)
                return id;
            _findings.Add(new($"The assignment of {assignment}: there is no built-in role of this name in the catalogue; give the role its id."));
            return null;
        }

        if (_definedIds.TryGetValue(role.Name, out var defined))
            return defined;
        if ((role.Id is { } stated ? _state.FindRole(stated) : null) is { } byId)
            return byId.Id;
        if (_state.FindRole(role.Name) is { } byName)
            return byName.Id;
        if (role.Id is not null && !_state.KnowsAllRoles)
            return role.Id;
        _findings.Add(new($"The assignment of {assignment}: the role is neither defined by the model nor in Azure; define it in the model, or create it first."));
        return null;
    }

    private void PlanRemovals(HashSet<OperationKey> wanted)
    {
        foreach (var found in _state.Assignments.Select(found => found.Value).Where(_model.Owns).OrderBy(found => found.Scope.Path, StringComparer.OrdinalIgnoreCase).ThenBy(found => found.Name))
        {
            if (wanted.Contains(new(null, found.Scope, found.Principal.ObjectId, found.RoleDefinitionId)))
                continue;
            if (!_options.Prune)
            {
                _leftovers.Add(found);
                continue;
            }

            _removed.Add(found.Name);
            _operations.Add(PlannedOperation.OfAssignment(PlannedChange.Delete, _state.NameOf(found.RoleDefinitionId), found.RoleDefinitionId, found.Name, null, found, _state.IsMissing(found)));
        }

        var used = _operations.Where(operation => operation.Change != PlannedChange.Delete).Select(operation => operation.RoleDefinitionId)
            .Concat(_state.Assignments.Select(found => found.Value).Where(found => !_removed.Contains(found.Name)).Select(found => found.RoleDefinitionId))
            .ToHashSet();
        foreach (var role in _state.Roles.Where(_model.Owns).Where(role => !_definedIds.ContainsValue(role.Id!.Value)).OrderBy(role => role.Name, StringComparer.Ordinal))
        {
            // A role that somebody has, by the model's own assignment or by another's, cannot be deleted, and whether somebody has it must be known.
            if (_options.Prune && !used.Contains(role.Id!.Value) && _state.Read.Cover(role))
                _operations.Add(PlannedOperation.OfRole(PlannedChange.Delete, role.Id!.Value, null, role));
            else
                _leftoverRoles.Add(role);
        }
    }
}

/// <summary>What a comparison came to, and with which state.</summary>
internal sealed record PlanContents(
    IReadOnlyList<PlannedOperation> Operations,
    IReadOnlyList<RoleAssignment> Leftovers,
    IReadOnlyList<RoleDefinition> LeftoverRoles,
    IReadOnlyList<RoleAssignment> Orphans,
    AzureState State)
{
    internal required IReadOnlyList<FoundDataPlaneAssignment> DataPlaneLeftovers { get; init; }

    internal required IReadOnlyList<FoundDataPlaneAssignment> DataPlaneOrphans { get; init; }
}
