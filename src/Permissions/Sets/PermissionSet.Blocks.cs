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
