namespace Permissions.Rules;

/// <summary>RBAC026: a permission string whose operations a wildcard of the same list matches all, in either reading.</summary>
internal sealed class CoveredPermissionRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.CoveredPermission;

    private protected override void CheckList(CheckedList list, RuleContext context)
    {
        var wildcards = list.Entries.Where(entry => entry.Standing == PermissionStanding.Wildcard).ToArray();
        foreach (var entry in list.Entries)
        {
            if (!entry.IsSound)
                continue;
            var cover = Array.Find(wildcards, wildcard => wildcard != entry && WildcardRelations.SurelyCovers(wildcard.Value, entry.Value));
            if (cover is not null)
                context.Report(entry.Text.Span, $"'{cover.Value}' in '{list.Syntax.KeyText()}' matches all that '{entry.Value}' does; remove the narrower one, or the wider one if it is too wide.", related: cover.Text.Span);
        }
    }
}
