namespace Permissions.Rules;

/// <summary>RBAC029: an operation of a provider that Azure accepts in its own roles only.</summary>
internal sealed class RefusedOperationRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.RefusedOperation;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Standing == PermissionStanding.Refused)
            context.Report(entry.Text.Span, $"Azure refuses a custom role that names '{entry.Value}': the operations of {OperationPath.ProviderOf(entry.Value)} are for built-in roles only. Remove it.");
    }
}
