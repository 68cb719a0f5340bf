using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC020: a permission string that no operation can match. Built-in roles hold some, so a warning in a copy of one.</summary>
internal sealed class MalformedPermissionRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.MalformedPermission;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        RuleSeverity? severity = role.Type == RoleType.BuiltIn ? RuleSeverity.Warning : null;
        foreach (var item in role.PermissionLists().SelectMany(list => list.Items))
        {
            if (!IsExpression(item.Value, role.Shape) && PermissionString.Check(item.Value) is { } error)
                context.Report(item.SpanOfPart(error.Start, error.Length), error.Message, severity);
        }
    }

    /// <summary>Whether a template computes the string when it is deployed; "[[" is how a template writes a literal bracket.</summary>
    private static bool IsExpression(string value, RoleFileShape shape) =>
        shape == RoleFileShape.ArmTemplate && value.Length > 2 && value[0] == '[' && value[1] != '[' && value[value.Length - 1] == ']';
}
