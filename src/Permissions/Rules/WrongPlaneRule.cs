using Permissions.Json;

namespace Permissions.Rules;

/// <summary>RBAC023: an operation in a list of the plane that it does not belong to. The few that exist in both planes belong to either.</summary>
internal sealed class WrongPlaneRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.WrongPlane;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Standing != PermissionStanding.WrongPlane)
            return;
        context.Report(
            entry.Text.Span,
            $"'{entry.Value}' is a {Phrases.KindOf(entry.Operation.Plane)}; move it from '{list.Syntax.KeyText()}' to '{list.Block.KeyText(Opposite(list.Syntax.Kind))}'. Azure refuses the role as it is.");
    }

    /// <summary>The list of the other plane that grants where this one grants, and excludes where it excludes.</summary>
    internal static PermissionListKind Opposite(PermissionListKind kind) => kind switch
    {
        PermissionListKind.Actions => PermissionListKind.DataActions,
        PermissionListKind.NotActions => PermissionListKind.NotDataActions,
        PermissionListKind.DataActions => PermissionListKind.Actions,
        _ => PermissionListKind.NotActions,
    };
}
