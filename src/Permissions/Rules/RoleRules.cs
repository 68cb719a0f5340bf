using Permissions.Json;

namespace Permissions.Rules;

/// <summary>
/// All rules over one role file. Two roles of one name (RBAC004) concern several files: see <see cref="RoleCollisions"/>.
/// </summary>
public static class RoleRules
{
    /// <summary>The rules that find why no class can be made of a file; the generator reports them.</summary>
    public static IReadOnlyList<RoleRule> Fatal { get; } = Array.AsReadOnly<RoleRule>(
    [
        new InvalidJsonRule(), new NoRoleDefinitionRule(), new InvalidRoleNameRule(),
    ]);

    /// <summary>The rules over what a role says; the analyzer reports them.</summary>
    public static IReadOnlyList<RoleRule> Advice { get; } = Array.AsReadOnly<RoleRule>(
    [
        new DescriptionRule(), new UnexpectedShapeRule(), new SeveralPermissionBlocksRule(), new GrantsNothingRule(),
        new MalformedScopeRule(), new ScopeTooWideRule(), new ScopeCountRule(), new DataActionsAtManagementGroupRule(), new RedundantScopeRule(),
        new MalformedPermissionRule(), new SeveralWildcardsRule(), new UnknownOperationRule(), new WrongPlaneRule(), new DeadWildcardRule(),
        new DuplicatePermissionRule(), new CoveredPermissionRule(), new IdleExclusionRule(), new OperationCaseRule(), new RefusedOperationRule(),
        new GrantsEverythingRule(), new RaisesOwnRightsRule(), new ReadsSecretsRule(), new SameAsBuiltInRoleRule(),
        new WholeProviderRule(), new RoleNamePatternRule(),
        .. ConditionRule.All, new ConditionInCustomRoleRule(),
    ]);

    /// <summary>All rules, ordered by id.</summary>
    public static IReadOnlyList<RoleRule> All { get; } = Array.AsReadOnly<RoleRule>([.. Fatal, .. Advice]);

    /// <summary>Checks a file with all rules.</summary>
    /// <param name="document">The file.</param>
    /// <param name="cancellationToken">Ends the check early.</param>
    /// <returns>The findings, in the order of their places.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static IReadOnlyList<RuleFinding> Check(RoleDocument document, CancellationToken cancellationToken = default) =>
        Check(document, All, cancellationToken);

    /// <summary>Checks a file with some rules.</summary>
    /// <param name="document">The file.</param>
    /// <param name="rules">The rules, such as <see cref="Fatal"/>.</param>
    /// <param name="cancellationToken">Ends the check early.</param>
    /// <returns>The findings, in the order of their places.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> or <paramref name="rules"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static IReadOnlyList<RuleFinding> Check(RoleDocument document, IEnumerable<RoleRule> rules, CancellationToken cancellationToken = default) =>
        Check(document, rules, RuleOptions.Default, cancellationToken);

    /// <summary>Checks a file with some rules, as a project wants it.</summary>
    /// <param name="document">The file.</param>
    /// <param name="rules">The rules, such as <see cref="Advice"/>.</param>
    /// <param name="options">What the project says about the checks.</param>
    /// <param name="cancellationToken">Ends the check early.</param>
    /// <returns>The findings, in the order of their places.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static IReadOnlyList<RuleFinding> Check(RoleDocument document, IEnumerable<RoleRule> rules, RuleOptions options, CancellationToken cancellationToken = default)
    {
        var input = new RuleInput(
            document ?? throw new ArgumentNullException(nameof(document)),
            options ?? throw new ArgumentNullException(nameof(options)));
        var findings = new List<RuleFinding>();
        foreach (var rule in rules ?? throw new ArgumentNullException(nameof(rules)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Check(input, findings.Add);
        }

        if (findings.Count == 0)
            return [];

        // Roles of one template may share a list by a variable; what is wrong with it is said once.
        var seen = new HashSet<(string, SourceSpan, string)>();
        findings.RemoveAll(finding => !seen.Add((finding.Rule.Id, finding.Span, finding.Message)));
        return Array.AsReadOnly([.. findings.OrderBy(f => f.Span.Start).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Checks a role before it is sent to Azure: as it would be sent, with all rules, and refuses one whose placeholders
    /// have no value yet.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <returns>The findings. They have no place; whoever shows them names the role.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    public static IReadOnlyList<RuleFinding> Check(RoleDefinition role)
    {
        if (role is null)
            throw new ArgumentNullException(nameof(role));
        var document = RoleDocument.Parse(RoleFileWriter.WriteComplete(role, RoleFileShape.Rest));
        // Scopes with an open placeholder are not among the assignable scopes, so "no scope" would be said of the wrong thing.
        var findings = Check(document).Where(finding => role.Placeholders.Count == 0 || finding.Rule.Id != RuleIds.ScopeCount);
        return Array.AsReadOnly([.. findings.Concat(OpenPlaceholders(role)).Select(WithoutPlace)]);
    }

    private static IEnumerable<RuleFinding> OpenPlaceholders(RoleDefinition role) =>
        from placeholder in role.Placeholders
        let rule = RuleDescriptors.MalformedScope
        select new RuleFinding(rule, default, $"The placeholder '{placeholder}' in its assignable scopes has no value; give it one with the 'For' method of the role's class.", rule.Severity);

    private static RuleFinding WithoutPlace(RuleFinding finding) =>
        finding with { Span = default, Related = [] };
}
