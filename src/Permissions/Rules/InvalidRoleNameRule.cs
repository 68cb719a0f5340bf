using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC003: no role name, or one that Azure finds too long.</summary>
internal sealed class InvalidRoleNameRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.InvalidRoleName;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Name is not { } name)
        {
            if (!context.IsBroken)
                context.Report(role.HeaderSpan, $"The role has no name; add {KeyOf(role.Shape)} with 1 to {RoleDefinition.MaximumNameLength} characters.");
        }
        else if (string.IsNullOrWhiteSpace(name.Value))
        {
            context.Report(name.Span, $"The role's name is blank; expected 1 to {RoleDefinition.MaximumNameLength} characters.");
        }
        else if (name.Value.Length > RoleDefinition.MaximumNameLength)
        {
            var excess = name.Value.Length - RoleDefinition.MaximumNameLength;
            context.Report(
                name.SpanOf(RoleDefinition.MaximumNameLength, excess),
                $"The role's name has {name.Value.Length} characters; Azure takes {RoleDefinition.MaximumNameLength}, so shorten it by {excess}.");
        }
    }

    /// <summary>The key that a file of this shape names its role by.</summary>
    private static string KeyOf(RoleFileShape shape) => shape switch
    {
        RoleFileShape.PowerShell or RoleFileShape.PowerShellPermissions or RoleFileShape.CliInput => "'Name'",
        RoleFileShape.CliOutput => "'roleName'",
        _ => "'roleName' under 'properties'",
    };
}
