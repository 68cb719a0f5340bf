using System.Globalization;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC033: a role that grants exactly what a built-in role grants. Silent where a list may hold more than what could be read.</summary>
internal sealed class SameAsBuiltInRoleRule : CustomRoleRule
{
    private const int NamedRoles = 3;

    public override RuleDescriptor Descriptor => RuleDescriptors.SameAsBuiltInRole;

    private protected override void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        if (context.IsBroken || role.Blocks.Count != 1 || role.Blocks[0].Condition is not null || !context.ListsOf(role).All(list => list.IsCertain))
            return;
        var same = BuiltInEquals.Find(role.Blocks[0].ToBlock()).Select(found => found.Name).ToArray();
        if (same.Length > 0)
            context.Report(role.HeaderSpan, Message(same));
    }

    private static string Message(string[] names)
    {
        var named = Phrases.Join([.. names.Take(NamedRoles)], "and");
        var day = BuiltInRoleCatalogue.Azure.SnapshotDate is { } date ? $" (as of {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})" : string.Empty;
        var roles = names.Length == 1 ? $"Azure's built-in role {named}{day} grants" : $"Azure's built-in roles {named}{day} each grant";
        return $"{roles} exactly what this role grants. Assign {(names.Length == 1 ? "that one" : "one of them")} and there is no role to keep up to date; keep this one if it must not change when Azure changes its own.";
    }
}
