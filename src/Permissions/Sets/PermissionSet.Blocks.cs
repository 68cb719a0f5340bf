namespace Permissions;

public sealed partial class PermissionSet
{
    /// <summary>The set as permission blocks: as few as are found by joining blocks while that stays exact, one for each condition at least.</summary>
    /// <returns>The blocks, and whether they are exact. Conditions that are combined or negated become one text with <c>AND</c> and <c>!</c>.</returns>
    public BlockExpression ToPermissionBlocks() => BlockWriter.Write(this);

    /// <summary>The set as one permission block, which is all that a custom role may have, in the fewest strings.</summary>
    /// <param name="ifNotExact">Which way to err where one block cannot say it exactly: it cannot grant under several conditions, and it cannot exclude a pattern of which it grants a part.</param>
    /// <returns>
    /// The block with its difference. Never more: what keeps every pattern of the set, and loses the least of what that allows.
    /// Never less: what grants no known operation in excess that an exclusion can keep out.
    /// </returns>
    public SingleBlock ToSingleBlock(Approximation ifNotExact) => SingleBlockSearch.Find(this, ifNotExact);

    /// <summary>The set as one permission block that means exactly the same in the fewest strings.</summary>
    /// <returns>The block.</returns>
    /// <exception cref="InvalidOperationException">One block cannot say it exactly.</exception>
    public SingleBlock Minimise()
    {
        var block = ToSingleBlock(Approximation.NeverMore);
        return block.IsExact
            ? block
            : throw new InvalidOperationException($"One permission block cannot say exactly what the set grants ({block}). Take several blocks with {nameof(ToPermissionBlocks)}, or say which way to err with {nameof(ToSingleBlock)}.");
    }

    /// <summary>
    /// One permission block in the fewest strings that grants all that the set may grant, and at most some known operations in
    /// excess. Where an exact block has many similar strings, a few patterns may do.
    /// </summary>
    /// <param name="maximumExtraOperations">The most known operations of Azure, of both planes together, that the block may grant in excess; 0 or more.</param>
    /// <returns>
    /// The block; <see cref="SingleBlock.DifferenceOperations"/> lists what it grants in excess. Its exclusions are among those of
    /// <see cref="ToSingleBlock"/>, and "proved fewest" speaks of such blocks. Operations that are not known today are not counted;
    /// <see cref="SingleBlock.Difference"/> has them too.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumExtraOperations"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">No block was found within so few operations: the set grants under several conditions, or in a way that only more exclusions could say.</exception>
    public SingleBlock MinimiseWithin(int maximumExtraOperations)
    {
        if (maximumExtraOperations < 0)
            throw new ArgumentOutOfRangeException(nameof(maximumExtraOperations), maximumExtraOperations, "The number of extra operations must not be negative.");
        return CoverSearch.Find(this, maximumExtraOperations);
    }

    /// <summary>The known operations that the set may grant, under either reading and whatever conditions hold: sorted by name, control plane first.</summary>
    internal IEnumerable<OperationInfo> MayGrant(OperationCatalogue? catalogue = null)
    {
        catalogue ??= OperationCatalogue.Azure;
        var strict = Bits(catalogue, WildcardReading.Strict).May;
        var lenient = Bits(catalogue, WildcardReading.Lenient).May;
        return Enumerable.Range(0, catalogue.Count)
            .Where(rank => ((strict[rank >> 6] | lenient[rank >> 6]) >> rank & 1) != 0)
            .Select(rank => catalogue.Order[rank])
            .OrderBy(operation => operation.Plane)
            .ThenBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase);
    }
}
