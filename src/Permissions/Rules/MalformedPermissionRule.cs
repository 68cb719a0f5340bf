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
            if (!RoleSyntaxExtensions.IsTemplateExpression(item.Value, role.Shape) && PermissionString.Check(item.Value) is { } error)
                context.Report(item.SpanOfPart(error.Start, error.Length), error.Message, severity, suggestions: Trimmed(item.Value) is { } trimmed ? [trimmed] : null);
        }
    }

    /// <summary>The string without white space and slashes around it, where nothing else is wrong with it.</summary>
    private static string? Trimmed(string value)
    {
        var start = 0;
        var end = value.Length;
        while (start < end && IsSurrounding(value[start]))
            start++;
        while (end > start && IsSurrounding(value[end - 1]))
            end--;
        var trimmed = value.Substring(start, end - start);
        return PermissionString.Check(trimmed) is null ? trimmed : null;
    }

    private static bool IsSurrounding(char c) => c == '/' || char.IsWhiteSpace(c);
}
