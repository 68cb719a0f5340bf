namespace Permissions.Rules;

/// <summary>RBAC030: <c>*</c> among the actions or the data actions.</summary>
internal sealed class GrantsEverythingRule : CustomRoleRule
{
    private const string Everything = "*";

    public override RuleDescriptor Descriptor => RuleDescriptors.GrantsEverything;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Value == Everything && entry.IsSound && !list.Syntax.IsExclusion)
            context.Report(entry.Text.Span, $"'*' in '{list.Syntax.KeyText()}' grants every {Phrases.KindOf(list.Syntax.Plane)}, also those that Azure has yet to add. Name what the role is for, such as 'Microsoft.Compute/*/read'.");
    }
}
