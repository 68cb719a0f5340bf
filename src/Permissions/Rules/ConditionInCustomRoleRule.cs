using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC065: a condition on a permission block. Built-in roles have some; whether Azure takes one in a custom role is not established, so it is refused here.</summary>
internal sealed class ConditionInCustomRoleRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.ConditionInCustomRole;

    private protected override void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        foreach (var condition in role.Blocks.Select(block => block.Condition).OfType<JsonStringSyntax>())
        {
            if (!string.IsNullOrWhiteSpace(condition.Value) && !RoleSyntaxExtensions.IsTemplateExpression(condition.Value, role.Shape))
                context.Report(condition.Span, "A custom role takes no condition on its permissions; put the condition on the role's assignments.");
        }
    }
}
