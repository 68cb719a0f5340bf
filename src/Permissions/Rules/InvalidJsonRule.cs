namespace Permissions.Rules;

/// <summary>RBAC001: each syntax error, at its place.</summary>
internal sealed class InvalidJsonRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.InvalidJson;

    private protected override void CheckFile(RuleContext context)
    {
        foreach (var error in context.Document.Syntax.Errors)
            context.Report(error.Span, error.Message);
    }
}
