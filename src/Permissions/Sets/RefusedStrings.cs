namespace Permissions;

/// <summary>The strings of permission blocks that Azure takes in its own roles only, as rule RBAC029 says of a role file.</summary>
internal static class RefusedStrings
{
    /// <summary>The blocks without the refused strings among what they grant. Refused exclusions stay: they decide what the rest grants.</summary>
    internal static IReadOnlyList<PermissionBlock> Without(IReadOnlyList<PermissionBlock> blocks) =>
        blocks.Any(block => Granted(block).Any())
            ? [.. blocks.Select(block => new PermissionBlock(
                block.Actions.Where(action => !IsRefused(action.Value)),
                block.NotActions,
                block.DataActions.Where(action => !IsRefused(action.Value)),
                block.NotDataActions,
                block.Condition,
                block.ConditionVersion))]
            : blocks;

    /// <summary>The refused strings that the block grants.</summary>
    internal static IEnumerable<string> Granted(PermissionBlock block) =>
        block.Actions.Select(action => action.Value).Concat(block.DataActions.Select(action => action.Value)).Where(IsRefused);

    /// <summary>The refused strings that the block excludes.</summary>
    internal static IEnumerable<string> Excluded(PermissionBlock block) =>
        block.NotActions.Select(action => action.Value).Concat(block.NotDataActions.Select(action => action.Value)).Where(IsRefused);

    /// <summary>The block without its refused exclusions: it grants more.</summary>
    internal static PermissionBlock WithoutExclusions(PermissionBlock block) => new(
        block.Actions,
        block.NotActions.Where(action => !IsRefused(action.Value)),
        block.DataActions,
        block.NotDataActions.Where(action => !IsRefused(action.Value)),
        block.Condition,
        block.ConditionVersion);

    private static bool IsRefused(string permission) => OperationCatalogue.Azure.IsRefusedInCustomRoles(permission);
}
