using System.Globalization;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC021: a permission string with more than one wildcard, at the second one. A warning in a copy of a built-in role.</summary>
internal sealed class SeveralWildcardsRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.SeveralWildcards;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        RuleSeverity? severity = role.Type == RoleType.BuiltIn ? RuleSeverity.Warning : null;
        foreach (var item in role.PermissionLists().SelectMany(list => list.Items))
        {
            var count = PermissionString.CountWildcards(item.Value);
            if (count < 2)
                continue;
            var second = item.Value.IndexOf(WildcardPattern.Wildcard, item.Value.IndexOf(WildcardPattern.Wildcard) + 1);
            context.Report(
                item.SpanOf(second, 1),
                $"'{item.Value}' has {count.ToString(CultureInfo.InvariantCulture)} wildcards; Azure takes one a string. Write one string for each of the parts that a wildcard stands for.",
                severity);
        }
    }
}
