using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC011: the tenant root or a wildcard among the assignable scopes of a custom role. Built-in roles are assignable at the root.</summary>
internal sealed class ScopeTooWideRule : RoleRule
{
    private const string WayOut = "Name the management group or the subscriptions where the role is to be assignable.";

    public override RuleDescriptor Descriptor => RuleDescriptors.ScopeTooWide;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Type == RoleType.BuiltIn)
            return;
        foreach (var scope in role.AssignableScopes)
        {
            if (scope.Template.Kind == ScopeKind.Tenant)
                context.Report(scope.Text.Span, $"A custom role cannot be assignable at the tenant root '/'. {WayOut}");
            else if (scope.WildcardIn() is >= 0 and var wildcard)
                context.Report(scope.Text.SpanOf(wildcard, 1), $"'{scope.Text.Value}' holds a wildcard; an assignable scope names one place. {WayOut}");
        }
    }
}
