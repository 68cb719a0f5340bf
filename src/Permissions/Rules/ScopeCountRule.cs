using System.Globalization;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC012: more than one management group, more than 2,000 scopes, or none, in a custom role.</summary>
internal sealed class ScopeCountRule : RoleRule
{
    private static readonly string Maximum = RoleDefinition.MaximumAssignableScopes.ToString("N0", CultureInfo.InvariantCulture);

    public override RuleDescriptor Descriptor => RuleDescriptors.ScopeCount;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Type == RoleType.BuiltIn)
            return;
        if (HasNone(role) && !context.IsBroken)
        {
            context.Report(
                role.AssignableScopesNode?.Span ?? role.HeaderSpan,
                $"The role has no assignable scope; Azure takes 1 to {Maximum}. Add to 'assignableScopes' where it may be assigned, such as '/subscriptions/<subscription-id>'.");
        }
        else if (role.AssignableScopes.Count > RoleDefinition.MaximumAssignableScopes)
        {
            context.Report(
                role.AssignableScopes[RoleDefinition.MaximumAssignableScopes].Text.Span,
                $"The role has {role.AssignableScopes.Count.ToString("N0", CultureInfo.InvariantCulture)} assignable scopes; Azure takes {Maximum}. From here on they are too many: name a management group that contains them, or split the role.");
        }

        CheckManagementGroups(role, context);
    }

    /// <summary>Whether the role has no scope for sure. A value of the wrong type is RBAC006's to report.</summary>
    private static bool HasNone(RoleSyntax role) => role.AssignableScopes.Count == 0 && role.AssignableScopesNode switch
    {
        null => true,
        JsonArraySyntax array => array.Items.Count == 0,
        JsonLiteralSyntax literal => literal.Value is null,
        _ => false,
    };

    private static void CheckManagementGroups(RoleSyntax role, RuleContext context)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        AssignableScopeSyntax? first = null;
        foreach (var scope in role.AssignableScopes)
        {
            // The same group twice is RBAC014's to report.
            if (scope.Template.Kind != ScopeKind.ManagementGroup || !seen.Add(scope.Key()!))
                continue;
            if (first is null)
                first = scope;
            else
                context.Report(scope.Text.Span, $"'{scope.Text.Value}' is one management group too many beside '{first.Text.Value}'; a custom role takes one. Name a group that contains both, or make a role for each.", related: first.Text.Span);
        }
    }
}
