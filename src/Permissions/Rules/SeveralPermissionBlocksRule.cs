using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC007: each permission block of a custom role after the first. Built-in roles may have several.</summary>
internal sealed class SeveralPermissionBlocksRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.SeveralPermissionBlocks;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Type == RoleType.BuiltIn)
            return;
        for (var i = 1; i < role.Blocks.Count; i++)
        {
            context.Report(
                role.Blocks[i].Span,
                $"This is permission block {i + 1} of the role; a custom role has exactly one. Move its permissions into the first block, or make a second role of it where its exclusions differ.",
                related: role.Blocks[0].Span);
        }
    }
}
