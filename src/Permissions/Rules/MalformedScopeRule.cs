using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC010: an assignable scope that names no place.</summary>
internal sealed class MalformedScopeRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.MalformedScope;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        foreach (var scope in role.AssignableScopes)
        {
            if (scope.Template.Error is { } error && scope.WildcardIn() < 0)
                context.Report(scope.Text.SpanOfPart(error.Start, error.Length), error.Message + WayOut(scope));
        }
    }

    /// <summary>Where nothing of a path is there, prose may stand for a scope that is not known yet.</summary>
    private static string WayOut(AssignableScopeSyntax scope) =>
        scope.Template.Text.StartsWith("/", StringComparison.Ordinal)
            ? string.Empty
            : " For a scope that is not known yet, write a placeholder such as '<assignable-scope>' or '/subscriptions/<subscription-id>'.";
}
