using System.Collections.ObjectModel;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>
/// The rules over access-level and identity files: RBAC001 (no JSON), RBAC050 (unknown role), RBAC051 (levels that do not contain
/// each other), RBAC052 (another form), RBAC060 to RBAC064 (conditions) and RBAC110 (a role that assigns roles, without a condition).
/// </summary>
public static class AccessFileRules
{
    /// <summary>Checks an access-level file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="roles">The roles that it may name.</param>
    /// <param name="cancellationToken">Ends the check early.</param>
    /// <returns>The findings, in the order of their places.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> or <paramref name="roles"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<RuleFinding> Check(AccessLevelDocument document, AccessRoles roles, CancellationToken cancellationToken = default)
    {
        if (document is null)
            throw new ArgumentNullException(nameof(document));
        if (roles is null)
            throw new ArgumentNullException(nameof(roles));
        var findings = Form(document.Syntax, document.Problems);
        foreach (var kind in document.Kinds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var grant in kind.Levels.SelectMany(level => level.Grants))
            {
                findings.AddRange(CheckGrant(kind, grant, roles));
                findings.AddRange(GivenRoles.Check(grant, roles));
            }

            findings.AddRange(LevelOrder.Check(kind, roles));
        }

        return InOrder(findings);
    }

    /// <summary>Checks an identity file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="roles">The roles that it may name.</param>
    /// <returns>The findings, in the order of their places.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<RuleFinding> Check(IdentityDocument document, AccessRoles roles)
    {
        if (document is null)
            throw new ArgumentNullException(nameof(document));
        if (roles is null)
            throw new ArgumentNullException(nameof(roles));
        var findings = Form(document.Syntax, document.Problems);
        foreach (var role in document.Identities.SelectMany(identity => identity.Roles))
        {
            findings.AddRange(CheckRole(role.Role, roles));
            findings.AddRange(GivenRoles.Check(role, roles));
        }

        return InOrder(findings);
    }

    /// <summary>What is wrong with the text and the form of a file. In a broken text the form is recovery's guess, so nothing is said of it.</summary>
    private static List<RuleFinding> Form(JsonSyntaxTree syntax, IReadOnlyList<AccessFileProblem> problems) => syntax.Errors.Count > 0
        ? [.. syntax.Errors.Select(error => Finding(RuleDescriptors.InvalidJson, error.Span, error.Message))]
        : [.. problems.Select(problem => Finding(RuleDescriptors.AccessFileForm, problem.Span, problem.Message))];

    private static ReadOnlyCollection<RuleFinding> InOrder(IEnumerable<RuleFinding> findings) =>
        Array.AsReadOnly([.. findings.OrderBy(finding => finding.Span.Start).ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)]);

    internal static RuleFinding Finding(RuleDescriptor rule, SourceSpan span, string message) => new(rule, span, Phrases.Printable(message), rule.Severity);

    /// <summary>RBAC050 for a role of Azure RBAC.</summary>
    private static IEnumerable<RuleFinding> CheckRole(JsonStringSyntax name, AccessRoles roles)
    {
        if (roles.TryFind(name.Value, out _))
            yield break;
        var nearest = roles.Nearest(name.Value);
        var meant = nearest.Count > 0 ? $"did you mean {Phrases.Join(nearest, "or")}? Otherwise add" : "add";
        yield return Finding(RuleDescriptors.UnknownRole, name.Span, $"No role of this project and no built-in role is called '{name.Value}'; {meant} its role file to the project.") with { Suggestions = nearest };
    }

    private static IEnumerable<RuleFinding> CheckGrant(AccessKindSyntax kind, AccessGrantSyntax grant, AccessRoles roles)
    {
        if (grant.Mechanism == AccessMechanism.ArmRoleAssignment)
            return CheckRole(grant.Role, roles);
        var known = DataPlaneRole.All.Where(role => role.Mechanism == grant.Mechanism).Select(role => role.Name).ToArray();
        if (!DataPlaneRole.TryFind(grant.Mechanism, grant.Role.Value, out _))
            return [Finding(RuleDescriptors.UnknownRole, grant.Role.Span, $"No {NounOf(grant.Mechanism)} is called '{grant.Role.Value}'; expected {Phrases.Join(known, "or")}.") with { Suggestions = known }];
        return (grant.At is { } at ? [at] : kind.Scopes)
            .Select(scope => Refusal(grant.Mechanism, scope))
            .OfType<string>()
            .Take(1)
            .Select(refusal => Finding(RuleDescriptors.AccessFileForm, grant.Role.Span, refusal));
    }

    private static string NounOf(AccessMechanism mechanism) =>
        mechanism == AccessMechanism.CosmosSqlRoleAssignment ? "built-in SQL role of Azure Cosmos DB" : "built-in access policy of Redis";

    /// <summary>Why a service takes no assignment at a scope of this shape; null where it does.</summary>
    private static string? Refusal(AccessMechanism mechanism, AccessScopeSyntax scope)
    {
        try
        {
            _ = DataPlaneAssignment.HolderOf(mechanism, scope.Template.Fill([.. scope.Template.Placeholders.Select(Sample)]));
            return null;
        }
        catch (ArgumentException refused)
        {
            return refused.Message.Split('\r', '\n')[0];
        }

        static string Sample(ScopePlaceholder placeholder) =>
            placeholder.Placeholder.Kind == PlaceholderKind.SubscriptionId ? "11111111-1111-1111-1111-111111111111" : placeholder.Placeholder.Name;
    }
}
