using Permissions.Rules;

namespace Permissions;

/// <summary>What Azure refuses for certain of one role or one assignment, whatever else there is. All findings are given at once.</summary>
public static class AccessRules
{
    private const string EmptyId = "The role's GUID is all zeros, which names no role.";

    /// <summary>Checks a custom role as it would be sent, with the rules that the compiler runs; their errors refuse it, their warnings are the compiler's to give.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The findings; empty for a role that can be sent.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    public static IReadOnlyList<AccessFinding> Check(RoleDefinition role)
    {
        if (role is null)
            throw new ArgumentNullException(nameof(role));
        var subject = $"Role '{role.Name}'";
        List<AccessFinding> findings =
        [
            .. RoleRules.Check(role)
                .Where(finding => finding.Severity == RuleSeverity.Error)
                .Select(finding => new AccessFinding(KindOf(role, finding), subject, finding.Message, finding.Rule.Id)),
        ];
        if (role.Id == Guid.Empty)
            findings.Add(new(AccessFindingKind.InvalidRole, subject, EmptyId));
        if (role.Type == RoleType.BuiltIn)
            findings.Add(new(AccessFindingKind.InvalidRole, subject, "It is built into Azure and cannot be created or changed; compose a custom role from its permissions."));
        else if (BuiltInRoleCatalogue.Azure.TryFind(role.Name, out var builtIn))
            findings.Add(new(AccessFindingKind.InvalidRole, subject, $"Azure brings a role of this name, '{builtIn.Name}' ({builtIn.Id}), and a name is unique in a tenant without regard to case. Assign that one, or give this one another name."));
        return findings;
    }

    /// <summary>Checks an assignment as far as its role is known.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <returns>The findings; empty for an assignment that can be sent.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assignment"/> is null.</exception>
    public static IReadOnlyList<AccessFinding> Check(AccessAssignment assignment)
    {
        if (assignment is null)
            throw new ArgumentNullException(nameof(assignment));
        var subject = $"The assignment of {assignment}";
        List<AccessFinding> findings = [.. CheckParts(assignment).Select(message => new AccessFinding(AccessFindingKind.InvalidAssignment, subject, message))];
        findings.AddRange(CheckCondition(assignment, subject));
        if (assignment.Role is { } role)
            findings.AddRange(CheckRoleAt(role, assignment.Scope, subject));
        return findings;
    }

    /// <summary>Checks an assignment of a service's own.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <returns>The findings; empty for an assignment that can be sent.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assignment"/> is null.</exception>
    public static IReadOnlyList<AccessFinding> Check(DataPlaneAssignment assignment)
    {
        if (assignment is null)
            throw new ArgumentNullException(nameof(assignment));
        var subject = $"The assignment of {assignment}";
        return [.. CheckParts(assignment).Select(message => new AccessFinding(AccessFindingKind.InvalidAssignment, subject, message))];
    }

    /// <summary>The scopes of a role value are parsed, so what is malformed in one is a placeholder without a value.</summary>
    private static AccessFindingKind KindOf(RoleDefinition role, RuleFinding finding) =>
        role.Placeholders.Count > 0 && finding.Rule.Id == RuleIds.MalformedScope ? AccessFindingKind.OpenPlaceholder : AccessFindingKind.InvalidRole;

    private static IEnumerable<string> CheckParts(AccessAssignment assignment)
    {
        if (assignment.RoleDefinitionId == Guid.Empty)
            yield return EmptyId;
        if (assignment.Principal.Type is not (PrincipalType.User or PrincipalType.Group or PrincipalType.ServicePrincipal))
            yield return $"Azure assigns roles to users, groups and service principals, not to a principal of kind {assignment.Principal.Type}; a managed identity is a service principal.";
        // Counted in characters: what is over the limit so is over it in bytes too. Text that is shorter is left to Azure.
        if (assignment.Reason?.Length > AccessAssignment.MaximumReasonLength)
            yield return $"The description has {assignment.Reason.Length} characters; an assignment takes at most 2 KB.";
        if (assignment.Condition is { } condition && string.IsNullOrWhiteSpace(condition))
            yield return "The condition is blank; give null for an assignment without one.";
    }

    private static IEnumerable<string> CheckParts(DataPlaneAssignment assignment)
    {
        var (role, type) = (assignment.Role, assignment.Principal.Type);
        if (type is not (PrincipalType.User or PrincipalType.Group or PrincipalType.ServicePrincipal))
            yield return $"Users, groups and service principals are assigned, not a principal of kind {type}; a managed identity is a service principal.";
        if (assignment.Mechanism != AccessMechanism.RedisAccessPolicyAssignment)
            yield break;
        // Microsoft Learn, "Use Microsoft Entra for cache authentication with Azure Managed Redis", prerequisites and limitations.
        if (assignment.IsAtManagedRedis && type == PrincipalType.Group)
            yield return "Azure Managed Redis does not know groups; assign the access policy to each service principal, managed identity or user.";
        if (assignment.IsAtManagedRedis != ReferenceEquals(role, DataPlaneRole.RedisDefault))
        {
            yield return assignment.IsAtManagedRedis
                ? $"A database of Azure Managed Redis has the access policy '{DataPlaneRole.RedisDefault}' alone."
                : $"An Azure Cache for Redis has no access policy '{role}'; its built-in ones are '{DataPlaneRole.RedisDataReader}', '{DataPlaneRole.RedisDataContributor}' and '{DataPlaneRole.RedisDataOwner}'.";
        }
    }

    /// <summary>Checks a condition with the rules that the compiler runs; their warnings are the compiler's to give.</summary>
    private static IEnumerable<AccessFinding> CheckCondition(AccessAssignment assignment, string subject) =>
        from finding in string.IsNullOrWhiteSpace(assignment.Condition) ? [] : ConditionRules.Check(assignment.Condition!, RoleOf(assignment))
        where finding.Severity == RuleSeverity.Error
        select new AccessFinding(AccessFindingKind.InvalidAssignment, subject, $"Its condition, at position {finding.Span.Start + 1}: {finding.Message}", finding.Rule.Id);

    private static RoleDefinition? RoleOf(AccessAssignment assignment) =>
        assignment.Role ?? (assignment.RoleDefinitionId is { } id && BuiltInRoleCatalogue.Azure.TryFind(id, out var known) ? known : null);

    private static IEnumerable<AccessFinding> CheckRoleAt(RoleDefinition role, Scope scope, string subject)
    {
        if (role.Placeholders.Count > 0)
        {
            yield return new(
                AccessFindingKind.OpenPlaceholder,
                subject,
                $"The placeholders {string.Join(", ", role.Placeholders)} of the role's assignable scopes have no value; give them one with the 'For' method of the role's class.",
                RuleIds.MalformedScope);
        }
        else if (IsOutside(role, scope))
        {
            yield return new(
                AccessFindingKind.OutsideAssignableScopes,
                subject,
                $"The role is assignable at {string.Join(", ", role.AssignableScopes)} and below, which {scope} is not.");
        }

        if (role.Type == RoleType.Custom && scope.Kind == ScopeKind.ManagementGroup && role.PermissionBlocks.Any(block => block.DataActions.Count > 0))
        {
            yield return new(
                AccessFindingKind.DataActionsAtManagementGroup,
                subject,
                "A custom role with data actions cannot be assigned at a management group; assign it at the subscriptions below.",
                RuleIds.DataActionsAtManagementGroup);
        }
    }

    /// <summary>Whether no assignable scope can contain <paramref name="scope"/>. What lies in a management group is not known here.</summary>
    private static bool IsOutside(RoleDefinition role, Scope scope) =>
        role.AssignableScopes.Count > 0
        && !role.AssignableScopes.Any(assignable =>
            assignable.Contains(scope) || (assignable.Kind == ScopeKind.ManagementGroup && scope.Kind != ScopeKind.Tenant));
}
