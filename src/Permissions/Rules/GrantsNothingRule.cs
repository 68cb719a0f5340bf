using Permissions.Json;

namespace Permissions.Rules;

/// <summary>
/// RBAC008: a custom role that grants nothing, because it lists nothing or excludes all of it again. Fires only when that is
/// sure: a list that could not be read, such as a template expression, may hold anything.
/// </summary>
internal sealed class GrantsNothingRule : RoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.GrantsNothing;

    private protected override void CheckRole(RoleSyntax role, RuleContext context)
    {
        if (role.Type == RoleType.BuiltIn || context.IsBroken || (role.Blocks.Count == 0 && IsMisread(role)) || !role.Blocks.All(GrantsNothing))
            return;
        var reason = role.PermissionLists().Any(list => list.Items.Count > 0 && !list.IsExclusion)
            ? "all that it lists is excluded again in the same block"
            : "it lists no action and no data action";
        context.Report(role.HeaderSpan, $"The role grants nothing: {reason}. Add to 'actions' or 'dataActions' what it is meant to allow, or remove the exclusion.");
    }

    /// <summary>Whether something in the role has the wrong type; RBAC006 says what.</summary>
    private static bool IsMisread(RoleSyntax role) => role.Problems.Any(problem => problem.Kind == RoleShapeProblemKind.WrongType);

    private static bool GrantsNothing(PermissionBlockSyntax block) =>
        GrantsNothing(block.Actions, block.NotActions) && GrantsNothing(block.DataActions, block.NotDataActions);

    private static bool GrantsNothing(PermissionListSyntax granted, PermissionListSyntax excluded) =>
        granted.IsFullyRead() && granted.Items.All(item => excluded.Items.Any(exclusion => Covers(exclusion.Value, item.Value)));

    /// <summary>Whether an exclusion takes away all that a pattern matches: a wildcard in the pattern can only be met by one in the exclusion.</summary>
    private static bool Covers(string exclusion, string pattern) => WildcardPattern.Matches(exclusion, pattern, WildcardReading.Strict);
}
