using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC032: a permission string that may grant one of the <see cref="SecretOperations"/>.</summary>
internal sealed class ReadsSecretsRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.ReadsSecrets;

    private protected override void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        var lists = context.ListsOf(role);
        foreach (var grants in lists.Where(list => list.Syntax.Kind == PermissionListKind.Actions))
        {
            var exclusions = SensitiveGrants.ExclusionsOf(grants, lists);
            foreach (var entry in grants.Entries)
            {
                if (entry.Standing == PermissionStanding.Known && !SecretOperations.GivesSecret(entry.Value))
                    continue;
                if (entry.IsSound && SensitiveGrants.Of(entry, SecretOperations.In(context.Catalogue), exclusions).ToArray() is { Length: > 0 } granted)
                    context.Report(entry.Text.Span, Message(entry, granted));
            }
        }
    }

    private static string Message(PermissionEntry entry, string[] granted)
    {
        var what = entry.Standing == PermissionStanding.Known
            ? $"'{entry.Value}' gives out keys or secrets"
            : $"'{entry.Value}' may grant '{granted[0]}'{(granted.Length > 1 ? $" and {granted.Length - 1} more" : string.Empty)}, which give out keys or secrets";
        return $"{what}: who has them needs no role any more, and leaves no trace under their own name. Where the service takes Microsoft Entra tokens, grant data actions instead.";
    }
}
