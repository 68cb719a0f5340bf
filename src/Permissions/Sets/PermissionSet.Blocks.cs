namespace Permissions;

public sealed partial class PermissionSet
{
    /// <summary>The most wildcards that a permission string of a set may have for the set to be written as blocks. What two strings share takes ever more strings the more wildcards they have; Azure takes one.</summary>
    public const int MaximumWildcardsInBlocks = 4;

    /// <summary>How many comparisons of two permission strings are spent on writing a set as blocks, before it is refused as too intricate: a few seconds of work. All built-in roles together take a small part of it.</summary>
    public const int MaximumComparisonsInBlocks = 10_000_000;

    /// <summary>The strings with too many wildcards for blocks.</summary>
    internal IEnumerable<string> TooWild => Patterns.Where(pattern => PermissionString.CountWildcards(pattern) > MaximumWildcardsInBlocks);

    /// <summary>The strings with wildcards, those of exclusions too.</summary>
    internal IEnumerable<string> Patterns => Clauses
        .SelectMany(clause => clause.Includes.Concat(clause.Excludes))
        .Where(pattern => PermissionString.CountWildcards(pattern) > 0);

    /// <summary>The set as permission blocks: as few as are found by joining blocks while that stays exact, one for each condition at least.</summary>
    /// <returns>The blocks, and whether they are exact. Conditions that are combined or negated become one text with <c>AND</c> and <c>!</c>.</returns>
    /// <exception cref="InvalidOperationException">A permission string has more than <see cref="MaximumWildcardsInBlocks"/> wildcards, or the set is too intricate: writing it takes more than <see cref="MaximumComparisonsInBlocks"/>.</exception>
    public BlockExpression ToPermissionBlocks() => BlockWriter.Write(this);

    /// <summary>The set as one permission block, which is all that a custom role may have, in the fewest strings.</summary>
    /// <param name="ifNotExact">Which way to err where one block cannot say it exactly: it cannot grant under several conditions, and it cannot exclude a pattern of which it grants a part.</param>
    /// <param name="catalogue">The known operations by whose number blocks are compared; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>
    /// The block with its difference. Never more: a block of the set's own patterns that loses the fewest known operations; of
    /// such blocks one that keeps the most of the widest patterns, then one of the fewest strings. A pattern that can be kept
    /// without taking anything of the others is always kept. Of up to 12 patterns that cannot, each choice is compared; of
    /// more, a choice is bettered pattern by pattern, which always gives the same block but not always the best one. Of a set
    /// with several conditions it is a block for one of them, or for none, with what is granted there anyway: the one that
    /// loses the fewest, compared over all where there are at most 16 combinations of conditions, and over the 16 that grant
    /// the most known operations where there are more.
    /// Never less: a block that holds each of the set's patterns, and in excess no known operation that an exclusion can keep
    /// out; under a condition only where all of the set is. Of a set without conditions, no other block of strings with one
    /// wildcard grants fewer known operations in excess, unless the set grants something under the lenient reading of
    /// <c>/*/</c> alone, which no string can say.
    /// </returns>
    /// <exception cref="InvalidOperationException">A permission string has more than <see cref="MaximumWildcardsInBlocks"/> wildcards, or the set is too intricate: writing it takes more than <see cref="MaximumComparisonsInBlocks"/>.</exception>
    public SingleBlock ToSingleBlock(Approximation ifNotExact, OperationCatalogue? catalogue = null) => SingleBlockSearch.Find(this, ifNotExact, catalogue);

    /// <summary>The set as one permission block that means exactly the same in the fewest strings.</summary>
    /// <returns>The block.</returns>
    /// <exception cref="InvalidOperationException">One block cannot say it exactly, or a permission string has more than <see cref="MaximumWildcardsInBlocks"/> wildcards, or the set is too intricate: writing it takes more than <see cref="MaximumComparisonsInBlocks"/>.</exception>
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
    /// <exception cref="InvalidOperationException">No block was found within so few operations: the set grants under several conditions, or in a way that only more exclusions could say. Or a permission string has more than <see cref="MaximumWildcardsInBlocks"/> wildcards, or the set is too intricate: writing it takes more than <see cref="MaximumComparisonsInBlocks"/>.</exception>
    public SingleBlock MinimiseWithin(int maximumExtraOperations)
    {
        if (maximumExtraOperations < 0)
            throw new ArgumentOutOfRangeException(nameof(maximumExtraOperations), maximumExtraOperations, "The number of extra operations must not be negative.");
        return CoverSearch.Find(this, maximumExtraOperations);
    }

    /// <summary>Throws if the set cannot be written as blocks.</summary>
    internal void RequireWritable()
    {
        if (TooWild.FirstOrDefault() is { } pattern)
            throw new InvalidOperationException($"'{pattern}' has {PermissionString.CountWildcards(pattern)} wildcards; blocks are written of strings with at most {MaximumWildcardsInBlocks}, and Azure takes one a string.");
    }

    /// <summary>The known operations that the set may grant, under either reading and whatever conditions hold: sorted by name, control plane first.</summary>
    internal IEnumerable<OperationInfo> MayGrant(OperationCatalogue? catalogue = null)
    {
        catalogue ??= OperationCatalogue.Azure;
        var strict = Bits(catalogue, WildcardReading.Strict).May;
        var lenient = Bits(catalogue, WildcardReading.Lenient).May;
        return Enumerable.Range(0, catalogue.Count)
            .Where(rank => BitWords.Contains(strict, rank) || BitWords.Contains(lenient, rank))
            .Select(rank => catalogue.Order[rank])
            .OrderBy(operation => operation.Plane)
            .ThenBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase);
    }
}
