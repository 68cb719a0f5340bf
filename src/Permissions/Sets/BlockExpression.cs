namespace Permissions;

/// <summary>A set of permissions as permission blocks, which only a built-in role may have several of.</summary>
public sealed class BlockExpression
{
    internal BlockExpression(IReadOnlyList<PermissionBlock> blocks, PermissionSet missing)
    {
        Blocks = blocks;
        Missing = missing;
    }

    /// <summary>The blocks, those without a condition first. None for a set that grants nothing.</summary>
    public IReadOnlyList<PermissionBlock> Blocks { get; }

    /// <summary>Whether the blocks mean the same as the set under both readings of <c>/*/</c>.</summary>
    public bool IsExact => Missing.IsEmpty().Kind == SetAnswerKind.Yes;

    /// <summary>
    /// What the set grants and the blocks do not: at most operations that are granted under the lenient reading of <c>/*/</c> alone,
    /// because no permission string grants an operation in that reading only. The blocks never grant more than the set.
    /// </summary>
    public PermissionSet Missing { get; }
}
