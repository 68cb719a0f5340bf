namespace Permissions.Rules;

/// <summary>RBAC002: JSON, but no role in it.</summary>
internal sealed class NoRoleDefinitionRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.NoRoleDefinition;

    private protected override void CheckFile(RuleContext context)
    {
        if (!context.IsBroken && context.Document.Error is { } error)
            context.Report(error.Span, error.Message);
    }
}
