namespace Permissions;

/// <summary>What the parts of a model come to: each role and each assignment once, and what contradicts itself.</summary>
internal sealed class AccessModelContents
{
    private const string NoReason = "It has no reason, and the model asks for one on every assignment.";

    private readonly AccessModel _model;
    private readonly List<AccessFinding> _findings = [];
    private readonly Dictionary<string, RoleDefinition> _roleOfName = new(StringComparer.OrdinalIgnoreCase);

    internal AccessModelContents(AccessModel model, IEnumerable<RoleDefinition> roles, IEnumerable<AccessAssignment> assignments, IEnumerable<DataPlaneAssignment> dataPlane)
    {
        _model = model;
        Roles = Array.AsReadOnly([.. TakeRoles(roles)]);
        CheckIds();
        Assignments = Array.AsReadOnly([.. TakeAssignments([.. assignments])]);
        DataPlaneAssignments = Array.AsReadOnly([.. TakeDataPlane(dataPlane)]);
        CheckPolicies();
        CheckReasons();
        CheckLimits();
        Findings = Array.AsReadOnly([.. _findings]);
    }

    internal IReadOnlyList<RoleDefinition> Roles { get; }

    internal IReadOnlyList<AccessAssignment> Assignments { get; }

    internal IReadOnlyList<DataPlaneAssignment> DataPlaneAssignments { get; }

    internal IReadOnlyList<AccessFinding> Findings { get; }

    private IEnumerable<RoleDefinition> TakeRoles(IEnumerable<RoleDefinition> roles)
    {
        foreach (var role in roles)
        {
            if (_roleOfName.TryGetValue(role.Name, out var first))
            {
                CheckSameRole(first, role);
                continue;
            }

            _roleOfName.Add(role.Name, role);
            _findings.AddRange(AccessRules.Check(role));
            yield return role;
        }
    }

    private void CheckSameRole(RoleDefinition first, RoleDefinition second)
    {
        if (ReferenceEquals(first, second))
            return;
        var subject = $"Role '{second.Name}'";
        if (_model.RoleIdOf(first) != _model.RoleIdOf(second))
            _findings.Add(new(AccessFindingKind.RoleNameTwice, subject, $"It is defined twice, as {_model.RoleIdOf(first)} and as {_model.RoleIdOf(second)}; a name is unique in a tenant without regard to case."));
        var differences = RoleDifferences.Between(first, second);
        if (differences.Count > 0)
            _findings.Add(new(AccessFindingKind.RoleNameTwice, subject, $"It is defined twice, and the second definition is another. {string.Join(" ", differences)} Define it once, or give one of them another name."));
    }

    private void CheckIds()
    {
        foreach (var same in Roles.GroupBy(_model.RoleIdOf).Where(same => same.Count() > 1))
            _findings.Add(new(AccessFindingKind.RoleIdTwice, $"Roles {string.Join(", ", same.Select(role => $"'{role.Name}'"))}", $"They share the GUID {same.Key}, so that each would overwrite the other; give each its own."));
        if (Roles.Count > AccessModel.MaximumRolesPerTenant)
            _findings.Add(new(AccessFindingKind.OverLimit, $"Model '{_model.Name}'", $"It defines {Roles.Count} custom roles; a tenant takes at most {AccessModel.MaximumRolesPerTenant}."));
    }

    private IEnumerable<AccessAssignment> TakeAssignments(IReadOnlyList<AccessAssignment> assignments)
    {
        foreach (var assignment in assignments)
            _findings.AddRange(AccessRules.Check(Defined(assignment)));

        CheckPrincipalTypes(assignments);
        // A group keeps the place of its first assignment.
        foreach (var same in assignments.GroupBy(KeyOf))
        {
            var first = same.First();
            var reasons = same.Select(assignment => assignment.Reason).Where(reason => reason is not null).Distinct(StringComparer.Ordinal).ToArray();
            if (reasons.Length > 1)
                _findings.Add(new(AccessFindingKind.ReasonsDiffer, SubjectOf(first), $"It is asked for with {reasons.Length} reasons: {string.Join(", ", reasons.Select(reason => $"'{reason}'"))}. Azure holds one assignment with one description; give one reason."));
            foreach (var other in same.Skip(1))
                CheckSameCondition(first, other);
            yield return Defined(first.Reason is null && reasons.Length > 0 ? same.First(assignment => assignment.Reason is not null) : first);
        }
    }

    private IEnumerable<DataPlaneAssignment> TakeDataPlane(IEnumerable<DataPlaneAssignment> assignments)
    {
        foreach (var same in assignments.GroupBy(assignment => assignment))
        {
            _findings.AddRange(AccessRules.Check(same.Key));
            yield return same.FirstOrDefault(assignment => assignment.Reason is not null) ?? same.Key;
        }
    }

    /// <summary>A cache keeps one assignment for each object id (AzureCacheForRedis#14), so that of two policies one would be lost.</summary>
    private void CheckPolicies()
    {
        foreach (var same in DataPlaneAssignments
            .Where(assignment => assignment.Mechanism == AccessMechanism.RedisAccessPolicyAssignment)
            .GroupBy(assignment => (assignment.Resource, assignment.Principal.ObjectId))
            .Where(same => same.Count() > 1))
        {
            var policies = string.Join(", ", same.Select(assignment => $"'{assignment.Role}'"));
            _findings.Add(new(AccessFindingKind.PoliciesDiffer, $"The assignment of {same.First()}", $"The principal is given {same.Count()} access policies there: {policies}. Redis keeps one for each principal; ask for the widest."));
        }
    }

    private void CheckPrincipalTypes(IReadOnlyList<AccessAssignment> assignments)
    {
        foreach (var same in assignments.GroupBy(assignment => assignment.Principal.ObjectId))
        {
            var types = same.Select(assignment => assignment.Principal.Type).Distinct().ToArray();
            if (types.Length > 1)
                _findings.Add(new(AccessFindingKind.PrincipalTypesDiffer, $"The principal {same.Key}", $"It is assigned roles as {string.Join(" and as ", types)}, first in {string.Join(", then in ", types.Select(type => same.First(assignment => assignment.Principal.Type == type)))}. An object id is of one kind; give the one that it has in Microsoft Entra ID."));
        }
    }

    private void CheckSameCondition(AccessAssignment first, AccessAssignment other)
    {
        if (!RoleCondition.MeanTheSame(first.Condition, other.Condition))
            _findings.Add(new(AccessFindingKind.ConditionsDiffer, SubjectOf(first), $"It is asked for {Text(first.Condition)} and {Text(other.Condition)}. Azure holds one assignment for each scope, principal and role, with one condition or none; ask for one of them."));

        static string Text(string? condition) => condition is null ? "without a condition" : $"with the condition '{condition}'";
    }

    /// <summary>A role of this name that the model defines counts, not the one that happens to be handed in.</summary>
    private AccessAssignment Defined(AccessAssignment assignment) =>
        DefinitionOf(assignment) is { } role && !ReferenceEquals(role, assignment.Role)
            ? new(role, assignment.Principal, assignment.Scope, assignment.Reason, assignment.Condition)
            : assignment;

    private RoleDefinition? DefinitionOf(AccessAssignment assignment) =>
        assignment.Role is { Type: RoleType.Custom } role && _roleOfName.TryGetValue(role.Name, out var defined) ? defined : assignment.Role;

    private (Scope, Guid, Guid) KeyOf(AccessAssignment assignment) =>
        (assignment.Scope, assignment.Principal.ObjectId, DefinitionOf(assignment) is { } role ? _model.RoleIdOf(role) : assignment.RoleDefinitionId ?? Guid.Empty);

    private void CheckReasons()
    {
        if (!_model.RequiresReasons)
            return;
        foreach (var assignment in Assignments.Where(assignment => string.IsNullOrWhiteSpace(assignment.Reason)))
            _findings.Add(new(AccessFindingKind.ReasonMissing, SubjectOf(assignment), NoReason));
        foreach (var assignment in DataPlaneAssignments.Where(assignment => string.IsNullOrWhiteSpace(assignment.Reason)))
            _findings.Add(new(AccessFindingKind.ReasonMissing, $"The assignment of {assignment}", NoReason));
    }

    private void CheckLimits()
    {
        CheckLimit(Assignments.Where(a => a.Scope.SubscriptionId is not null).GroupBy(a => Scope.Subscription(a.Scope.SubscriptionId!.Value)), AccessModel.MaximumAssignmentsPerSubscription, "with all below it");
        CheckLimit(Assignments.Where(a => a.Scope.Kind == ScopeKind.ManagementGroup).GroupBy(a => a.Scope), AccessModel.MaximumAssignmentsPerManagementGroup, "itself");
    }

    private void CheckLimit(IEnumerable<IGrouping<Scope, AccessAssignment>> places, int limit, string extent)
    {
        foreach (var place in places.Where(place => place.Count() > limit))
            _findings.Add(new(AccessFindingKind.OverLimit, $"Model '{_model.Name}'", $"It asks for {place.Count()} assignments at {place.Key}; Azure takes at most {limit} there {extent}. Assign to groups, or higher up."));
    }

    private static string SubjectOf(AccessAssignment assignment) => $"The assignment of {assignment}";
}
