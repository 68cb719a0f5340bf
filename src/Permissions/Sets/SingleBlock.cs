namespace Permissions;

/// <summary>One permission block, as a custom role has it, that stands for a set of permissions.</summary>
public sealed class SingleBlock
{
    internal SingleBlock(PermissionBlock block, Approximation? errs, PermissionSet difference, bool isProvedFewest, OperationCatalogue? catalogue = null)
    {
        Block = block;
        Errs = errs;
        Difference = difference;
        DifferenceOperations = errs is null ? [] : ReadOnlyLists.Copy(difference.MayGrant(catalogue));
        IsProvedFewest = isProvedFewest;
    }

    /// <summary>The block. Its lists are sorted without regard to case. It has a condition where all of the set holds under that one; Azure takes none in a custom role.</summary>
    public PermissionBlock Block { get; }

    /// <summary>Whether the block means the same as the set, for every possible operation, under both readings of <c>/*/</c> and for every outcome of conditions.</summary>
    public bool IsExact => Errs is null;

    /// <summary>On which side the block errs; null if it is exact.</summary>
    public Approximation? Errs { get; }

    /// <summary>What the block grants less, or more, than the set; empty if it is exact.</summary>
    public PermissionSet Difference { get; }

    /// <summary>The known operations of Azure, or of the catalogue that was given, in <see cref="Difference"/>, under either reading and whatever conditions hold: sorted by name, control plane first.</summary>
    public IReadOnlyList<OperationInfo> DifferenceOperations { get; }

    /// <summary>
    /// Whether it is proved that no block with fewer strings does what this one does. Counted are strings with one wildcard, which
    /// stands for whole segments where it does so in all strings of the set.
    /// </summary>
    public bool IsProvedFewest { get; }

    /// <summary>How many strings the block has in its four lists.</summary>
    public int StringCount => Block.Actions.Count + Block.NotActions.Count + Block.DataActions.Count + Block.NotDataActions.Count;

    /// <summary>How well the block stands for the set, with the first operations of the difference.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var strings = Words.Count(StringCount, "string");
        if (Errs is not { } errs)
            return $"exactly the same, {strings}{(IsProvedFewest ? ", proved fewest" : "")}";
        var side = errs == Approximation.NeverMore ? "less" : "more";
        return DifferenceOperations.Count == 0
            ? $"not exact, {strings}; grants {side}, but no known operation {side}"
            : $"not exact, {strings}; grants {side} by {Words.Count(DifferenceOperations.Count, "known operation")}: {Words.Shortened(DifferenceOperations.Select(operation => operation.Name), 3)}";
    }
}
