using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC025: a permission string that its list holds already, whatever its case. Information in a copy of a built-in role.</summary>
internal sealed class DuplicatePermissionRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.DuplicatePermission;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        RuleSeverity? severity = role.Type == RoleType.BuiltIn ? RuleSeverity.Info : null;
        foreach (var list in role.PermissionLists())
        {
            var first = new Dictionary<string, JsonStringSyntax>(StringComparer.OrdinalIgnoreCase);
            foreach (var item in list.Items)
            {
                // A blank string is RBAC020's to report, each time.
                if (string.IsNullOrWhiteSpace(item.Value))
                    continue;
                if (!first.TryGetValue(item.Value, out var earlier))
                    first.Add(item.Value, item);
                else
                    context.Report(item.Span, Message(item.Value, earlier.Value, list), severity, earlier.Span);
            }
        }
    }

    private static string Message(string value, string earlier, PermissionListSyntax list) =>
        string.Equals(value, earlier, StringComparison.Ordinal)
            ? $"'{value}' is in '{list.KeyText()}' already; remove one of the two."
            : $"'{value}' is in '{list.KeyText()}' already as '{earlier}', and Azure ignores case; remove one of the two.";
}
