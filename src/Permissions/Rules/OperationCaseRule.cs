namespace Permissions.Rules;

/// <summary>RBAC028: an operation in another case than the catalogue's. Azure ignores case; searches and reviews do not.</summary>
internal sealed class OperationCaseRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.OperationCase;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Standing == PermissionStanding.Known && !string.Equals(entry.Value, entry.Operation.Name, StringComparison.Ordinal))
            context.Report(entry.Text.Span, $"Azure spells '{entry.Value}' as '{entry.Operation.Name}'. It ignores case, but a search does not; write it as Azure does.", suggestions: [entry.Operation.Name]);
    }
}
