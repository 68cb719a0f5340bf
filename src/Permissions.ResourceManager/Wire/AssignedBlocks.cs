namespace Permissions.ResourceManager.Wire;

/// <summary>What a role's permission blocks come to under the condition of an assignment.</summary>
internal static class AssignedBlocks
{
    /// <summary>The block under one more condition; both have to hold where it has one of its own.</summary>
    internal static PermissionBlock Under(string? condition, PermissionBlock block)
    {
        if (string.IsNullOrWhiteSpace(condition))
            return block;
        var both = string.IsNullOrWhiteSpace(block.Condition) ? condition : $"({block.Condition}) AND ({condition})";
        return new(block.Actions, block.NotActions, block.DataActions, block.NotDataActions, both, block.ConditionVersion ?? "2.0");
    }
}
