using Permissions.Json;

namespace Permissions.Rules;

/// <summary>
/// RBAC027: an exclusion that has no text in common with anything that its block grants, however <c>/*/</c> is read. Asked
/// of the strings and not of the catalogue, so that it stays true whatever operations Azure adds.
/// </summary>
internal sealed class IdleExclusionRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.IdleExclusion;

    private protected override void CheckCustomRole(RoleSyntax role, RuleContext context)
    {
        if (context.IsBroken)
            return;
        var lists = context.ListsOf(role);
        foreach (var exclusions in lists.Where(list => list.Syntax.IsExclusion))
        {
            var grants = lists.Single(list => list.Block == exclusions.Block && list.Syntax.Plane == exclusions.Syntax.Plane && !list.Syntax.IsExclusion);
            // A role that grants nothing at all is RBAC008's to report.
            if (grants.IsCertain && lists.Any(list => !list.Syntax.IsExclusion && list.Entries.Count > 0))
                Check(exclusions, grants, context);
        }
    }

    private static void Check(CheckedList exclusions, CheckedList grants, RuleContext context)
    {
        foreach (var entry in exclusions.Entries)
        {
            if (entry.IsSound && !grants.Entries.Any(grant => WildcardRelations.MayOverlap(grant.Value, entry.Value)))
                context.Report(entry.Text.Span, $"'{entry.Value}' excludes nothing: '{exclusions.Block.KeyText(grants.Syntax.Kind)}' of the same block grants none of it. Remove it, or correct what it was meant to exclude; an exclusion takes nothing away from other roles.");
        }
    }
}
