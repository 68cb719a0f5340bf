using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC013: a custom role with data actions can be defined with a management group, but not assigned at it.</summary>
internal sealed class DataActionsAtManagementGroupRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.DataActionsAtManagementGroup;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (!role.Blocks.Any(block => block.DataActions.Items.Count > 0))
            return;
        foreach (var scope in role.AssignableScopes)
        {
            if (scope.Template.Kind == ScopeKind.ManagementGroup)
                context.Report(scope.Text.Span, $"The role has data actions, so it can be assigned in the subscriptions below '{scope.Text.Value}' but not at the management group itself. Assign it at those subscriptions, or name them here instead.");
        }
    }
}
