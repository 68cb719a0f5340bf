namespace Permissions;

public sealed partial class PermissionSet
{
    private readonly BitBounds?[] _azureBits = new BitBounds?[2];

    /// <summary>Whether the other set grants all that this one grants.</summary>
    /// <param name="other">The set that should grant all of it.</param>
    /// <param name="relativeTo">Ask about the operations of this catalogue only; null, the default, for every possible operation.</param>
    /// <returns>
    /// Yes, or no with an operation that this set grants, if only under a condition, and the other never does: where that condition
    /// does not hold, it may be a subset all the same. Or that it depends on conditions, with an operation where it does.
    /// It holds only if it holds under both readings of <c>/*/</c>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public SetAnswer IsSubsetOf(PermissionSet other, OperationCatalogue? relativeTo = null) => Ask(SetQuestion.IsSubsetOf, other, relativeTo);

    /// <summary>Whether some operation is granted by both sets.</summary>
    /// <param name="other">The other set.</param>
    /// <param name="relativeTo">Ask about the operations of this catalogue only; null, the default, for every possible operation.</param>
    /// <returns>
    /// Yes with an operation that both grant, or no; or that only conditions keep them apart, with an operation where they do.
    /// It is denied only if there is no overlap under either reading of <c>/*/</c>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public SetAnswer Overlaps(PermissionSet other, OperationCatalogue? relativeTo = null) => Ask(SetQuestion.Overlaps, other, relativeTo);

    /// <summary>Whether both sets grant the same.</summary>
    /// <param name="other">The other set.</param>
    /// <param name="relativeTo">Ask about the operations of this catalogue only; null, the default, for every possible operation.</param>
    /// <returns>
    /// Yes, or no with an operation that one of both grants, if only under a condition, and the other never does: where that
    /// condition does not hold, both may grant the same. Or that it depends on conditions, with an operation where it does.
    /// It holds only if it holds under both readings of <c>/*/</c>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public SetAnswer IsEquivalentTo(PermissionSet other, OperationCatalogue? relativeTo = null) => Ask(SetQuestion.IsEquivalentTo, other, relativeTo);

    /// <summary>Whether the set grants nothing, whatever conditions hold.</summary>
    /// <param name="relativeTo">Ask about the operations of this catalogue only; null, the default, for every possible operation.</param>
    /// <returns>Yes, or no with an operation that the set grants, if only under a condition: where that does not hold, it may grant nothing. It holds only if it holds under both readings of <c>/*/</c>.</returns>
    public SetAnswer IsEmpty(OperationCatalogue? relativeTo = null) => Ask(SetQuestion.IsEmpty, Empty, relativeTo);

    /// <summary>The known operations of one plane that the set grants for sure: without a condition, and under both readings of <c>/*/</c>.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="catalogue">The operations to look among; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The operations, the shorter first, then by name.</returns>
    public IEnumerable<OperationInfo> KnownOperations(OperationPlane plane, OperationCatalogue? catalogue = null)
    {
        catalogue ??= OperationCatalogue.Azure;
        var strict = Bits(catalogue, WildcardReading.Strict).Must;
        var lenient = Bits(catalogue, WildcardReading.Lenient).Must;
        for (var rank = 0; rank < catalogue.Count; rank++)
        {
            if (BitWords.Contains(strict, rank) && BitWords.Contains(lenient, rank) && catalogue.Order[rank] is var operation && operation.Plane == plane)
                yield return operation;
        }
    }

    /// <summary>The known operations that the set grants, and those it grants for sure. Kept for the catalogue of Azure.</summary>
    internal BitBounds Bits(OperationCatalogue catalogue, WildcardReading reading)
    {
        var index = ReadingsAgree ? 0 : (int)reading;
        return ReferenceEquals(catalogue, OperationCatalogue.Azure)
            ? _azureBits[index] ??= FindBits(catalogue, (WildcardReading)index)
            : FindBits(catalogue, (WildcardReading)index);
    }

    /// <summary>Whether <see cref="Bits"/> are kept already.</summary>
    internal bool HasBits(OperationCatalogue catalogue, WildcardReading reading) =>
        ReferenceEquals(catalogue, OperationCatalogue.Azure) && _azureBits[ReadingsAgree ? 0 : (int)reading] is not null;

    private SetAnswer Ask(SetQuestion question, PermissionSet other, OperationCatalogue? relativeTo)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        return new SetComparison(this, other, relativeTo).Answer(question);
    }

    private BitBounds FindBits(OperationCatalogue catalogue, WildcardReading reading)
    {
        var bits = _control.Bits(catalogue.Order, OperationPlane.Control, reading);
        bits.Add(_data.Bits(catalogue.Order, OperationPlane.Data, reading));
        if (_control.SubtractsConditions || _data.SubtractsConditions)
            Decide(bits, catalogue, reading);
        return bits;
    }

    /// <summary>Where conditional sets were taken away the bounds are not exact: what lies between them is asked for each operation, as far as the budget of one question goes.</summary>
    private void Decide(BitBounds bits, OperationCatalogue catalogue, WildcardReading reading)
    {
        var budget = new SearchBudget();
        var decided = new KnownDecisions<GrantKind>(this, Empty, reading, budget);
        foreach (var rank in BitWords.Members(BitWords.Without(bits.May, bits.Must)))
        {
            var mask = 1UL << rank;
            var found = catalogue.Order.Found(rank);
            var kind = decided.Of(found, GrantKind.Undecided, () => KindOf(found.Name, found.Plane, reading, budget));
            if (kind == GrantKind.NotGranted)
                bits.May[rank >> 6] &= ~mask;
            else if (kind == GrantKind.Granted)
                bits.Must[rank >> 6] |= mask;
            else if (kind == GrantKind.Undecided)
                bits.IsExact = false;
        }
    }

    /// <summary>Whether the set grants an operation under one reading.</summary>
    internal GrantKind KindOf(string operation, OperationPlane plane, WildcardReading reading, SearchBudget? budget = null) =>
        SetComparison.KindOf(In(plane).In(new FormulaScope(Glob.Literal(operation), reading, Conditions)), budget ?? new());
}
