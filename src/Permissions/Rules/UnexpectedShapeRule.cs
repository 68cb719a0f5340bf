using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC006: what the reader found wrong with the form of a role. Silent in a broken file, whose form is recovery's guess.</summary>
internal sealed class UnexpectedShapeRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.UnexpectedShape;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (context.IsBroken)
            return;
        foreach (var problem in role.Problems)
            context.Report(problem.Span, problem.Message);
    }
}
