using Permissions.Rules;

namespace Permissions.ResourceManager;

/// <summary>What Azure refuses for certain, found before anything is sent. All findings are given at once.</summary>
internal static class RequestChecks
{
    /// <summary>The longest description and condition of an assignment, as Azure documents them: 2 KB and 8 KB.</summary>
    private const int MaximumDescriptionLength = 2 * 1024;
    private const int MaximumConditionLength = 8 * 1024;

    private const string EmptyId = "The role's GUID is all zeros, which names no role.";

    /// <summary>Checks a role with the rules that the compiler runs; their errors refuse it, their warnings are the compiler's to give.</summary>
    /// <exception cref="InvalidAccessRequestException">Azure would refuse the role.</exception>
    internal static void Check(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        List<RequestFinding> findings =
        [
            .. RoleRules.Check(role)
                .Where(finding => finding.Severity == RuleSeverity.Error)
                .Select(finding => new RequestFinding(finding.Message, finding.Rule.Id)),
        ];
        if (role.Id == Guid.Empty)
            findings.Add(new(EmptyId));
        if (role.Type == RoleType.BuiltIn)
            findings.Add(new("It is built into Azure and cannot be created or changed; compose a custom role from its permissions."));
        // Dropping it would grant more than the role says, so a condition that api-version 2022-04-01 does not take is no detail.
        if (role.PermissionBlocks.Any(block => !string.IsNullOrWhiteSpace(block.Condition)))
            findings.Add(new("A custom role takes no condition on its permissions; put the condition on the role's assignments."));
        Refuse($"Role '{role.Name}'", findings);
    }

    /// <summary>Checks an assignment as far as its role is known.</summary>
    /// <exception cref="InvalidAccessRequestException">Azure would refuse the assignment.</exception>
    internal static void Check(RoleReference role, Principal principal, Scope scope, string? description, string? condition)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(scope);
        var findings = new List<RequestFinding>();
        if (role.Id == Guid.Empty)
            findings.Add(new(EmptyId));
        if (principal.Type is not (PrincipalType.User or PrincipalType.Group or PrincipalType.ServicePrincipal))
            findings.Add(new($"Azure assigns roles to users, groups and service principals, not to a principal of kind {principal.Type}; a managed identity is a service principal."));
        // Counted in characters: what is over the limit so is over it in bytes too. Text that is shorter is left to Azure.
        if (description?.Length > MaximumDescriptionLength)
            findings.Add(new($"The description has {description.Length} characters; an assignment takes at most 2 KB."));
        if (condition is not null && string.IsNullOrWhiteSpace(condition))
            findings.Add(new("The condition is blank; give null for an assignment without one."));
        if (condition?.Length > MaximumConditionLength)
            findings.Add(new($"The condition has {condition.Length} characters; an assignment takes at most 8 KB."));
        if (role.Definition is { } definition)
            findings.AddRange(CheckRoleAt(definition, scope));
        Refuse($"The assignment of {role} to {principal} at {scope}", findings);
    }

    private static IEnumerable<RequestFinding> CheckRoleAt(RoleDefinition role, Scope scope)
    {
        if (role.Placeholders.Count > 0)
            yield return new($"The placeholders {string.Join(", ", role.Placeholders)} of the role's assignable scopes have no value; give them one with the 'For' method of the role's class.", RuleIds.MalformedScope);
        else if (IsOutside(role, scope))
            yield return new($"The role is assignable at {string.Join(", ", role.AssignableScopes)} and below, which {scope} is not.");
        if (role.Type == RoleType.Custom && scope.Kind == ScopeKind.ManagementGroup && role.PermissionBlocks.Any(block => block.DataActions.Count > 0))
            yield return new("A custom role with data actions cannot be assigned at a management group; assign it at the subscriptions below.", RuleIds.DataActionsAtManagementGroup);
    }

    /// <summary>Whether no assignable scope can contain <paramref name="scope"/>. What lies in a management group is not known here.</summary>
    private static bool IsOutside(RoleDefinition role, Scope scope) =>
        role.AssignableScopes.Count > 0
        && !role.AssignableScopes.Any(assignable =>
            assignable.Contains(scope) || (assignable.Kind == ScopeKind.ManagementGroup && scope.Kind != ScopeKind.Tenant));

    private static void Refuse(string subject, List<RequestFinding> findings)
    {
        if (findings.Count > 0)
            throw new InvalidAccessRequestException(subject, findings.AsReadOnly());
    }
}
