using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC031: a permission string that may grant one of the <see cref="PrivilegedOperations"/>.</summary>
internal sealed class RaisesOwnRightsRule : CustomRoleRule
{
    private const int NamedOperations = 2;

    public override RuleDescriptor Descriptor => RuleDescriptors.RaisesOwnRights;

    private protected override void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        var lists = context.ListsOf(role);
        foreach (var grants in lists.Where(list => !list.Syntax.IsExclusion))
        {
            var exclusions = SensitiveGrants.ExclusionsOf(grants, lists);
            var operations = PrivilegedOperations.All.Where(known => known.Plane == grants.Syntax.Plane).Select(known => known.Operation).ToArray();
            foreach (var entry in grants.Entries.Where(entry => entry.IsSound))
            {
                var granted = SensitiveGrants.Of(entry, operations, exclusions).ToArray();
                if (granted.Length > 0)
                    context.Report(entry.Text.Span, Message(entry, granted));
            }
        }
    }

    private static string Message(PermissionEntry entry, string[] granted)
    {
        var ways = granted.Take(NamedOperations).Select(operation => (Operation: operation, PrivilegedOperations.All.First(known => known.Operation == operation).Way)).ToArray();
        var what = entry.Standing == PermissionStanding.Known
            ? $"Who has '{entry.Value}' {ways[0].Way}"
            : $"'{entry.Value}' may grant {string.Join(" and ", ways.Select(way => $"'{way.Operation}', which {way.Way}"))}{More(granted.Length - ways.Length)}";
        return $"{what}: the role can come to rights that it does not list. Leave it out, or assign the role with a condition, at a narrow scope, to principals that may have those rights.";
    }

    private static string More(int count) => count == 0 ? string.Empty : $", and {count} more of the kind";
}
