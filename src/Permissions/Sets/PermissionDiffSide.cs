namespace Permissions;

/// <summary>What is gained, or what is lost.</summary>
public sealed class PermissionDiffSide
{
    private readonly Lazy<IReadOnlyList<ChangedOperation>> _operations;
    private readonly Lazy<IReadOnlyList<PermissionChange>> _changes;
    private readonly Lazy<IReadOnlyList<PermissionBlock>> _beyondCatalogue;
    private readonly Lazy<IReadOnlyList<PermissionBlock>?> _blocks;
    private readonly Lazy<IReadOnlyList<string>> _unlisted;
    private readonly Lazy<SetAnswer> _isEmpty;

    internal PermissionDiffSide(PermissionSet permissions, OperationCatalogue catalogue)
    {
        Permissions = permissions;
        _isEmpty = new(() => permissions.IsEmpty());
        _blocks = new(() => BlockWriter.TryWrite(permissions)?.Blocks);
        _unlisted = new(FindUnlisted);
        _operations = new(() => FindOperations(catalogue));
        _changes = new(Group);
        _beyondCatalogue = new(() => FindBeyond(catalogue));
    }

    /// <summary>The set of what is gained or lost, for every possible operation.</summary>
    public PermissionSet Permissions { get; }

    /// <summary>Whether nothing is, under either reading of <c>/*/</c> and whatever conditions hold. If something is, the answer has the shortest operation that shows it.</summary>
    public SetAnswer IsEmpty => _isEmpty.Value;

    /// <summary>The known operations, sorted by name, control plane first.</summary>
    public IReadOnlyList<ChangedOperation> Operations => _operations.Value;

    /// <summary>The known operations by plane and type of resource, sorted by these.</summary>
    public IReadOnlyList<PermissionChange> Changes => _changes.Value;

    /// <summary>
    /// What is gained or lost beyond the known operations, as permission blocks: those of their strings that are patterns, or
    /// operations that the catalogue does not have. Empty where the known operations are all, and where <see cref="UnlistedPatterns"/>
    /// is not.
    /// </summary>
    public IReadOnlyList<PermissionBlock> BeyondCatalogue => _beyondCatalogue.Value;

    /// <summary>
    /// The strings because of which <see cref="BeyondCatalogue"/> lists nothing, although there may be more than the known operations:
    /// those with more than <see cref="PermissionSet.MaximumWildcardsInBlocks"/> wildcards, else all with wildcards where
    /// <see cref="PermissionSet.ToPermissionBlocks"/> refuses the set as too intricate. Nearly always empty: Azure takes one wildcard a
    /// string. <see cref="Permissions"/> has all of it, and answers any question about it.
    /// </summary>
    public IReadOnlyList<string> UnlistedPatterns => _unlisted.Value;

    /// <summary>The conditions on which any of it depends, in their text, sorted.</summary>
    public IReadOnlyList<string> Conditions => ReadOnlyLists.Copy((_blocks.Value?.Select(block => block.Condition).OfType<string>() ?? Permissions.Conditions).Distinct().OrderBy(text => text, StringComparer.Ordinal));

    private IReadOnlyList<ChangedOperation> FindOperations(OperationCatalogue catalogue)
    {
        var strict = Permissions.Bits(catalogue, WildcardReading.Strict);
        var lenient = Permissions.Bits(catalogue, WildcardReading.Lenient);
        var changed = new List<ChangedOperation>();
        for (var rank = 0; rank < catalogue.Count; rank++)
        {
            var (mayStrictly, mayLeniently) = (BitWords.Contains(strict.May, rank), BitWords.Contains(lenient.May, rank));
            if (!mayStrictly && !mayLeniently)
                continue;
            var isSure = (!mayStrictly || BitWords.Contains(strict.Must, rank)) && (!mayLeniently || BitWords.Contains(lenient.Must, rank));
            WildcardReading? onlyUnder = mayStrictly == mayLeniently ? null : mayStrictly ? WildcardReading.Strict : WildcardReading.Lenient;
            changed.Add(new(catalogue.Order[rank], !isSure, onlyUnder));
        }

        return ReadOnlyLists.Copy(changed.OrderBy(change => change.Operation.Plane).ThenBy(change => change.Operation.Name, StringComparer.OrdinalIgnoreCase));
    }

    private IReadOnlyList<string> FindUnlisted()
    {
        if (IsEmpty.Kind == SetAnswerKind.Yes || _blocks.Value is not null)
            return [];
        var tooWild = Permissions.TooWild.ToList();
        return ReadOnlyLists.Copy((tooWild.Count > 0 ? tooWild : Permissions.Patterns).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private IReadOnlyList<PermissionChange> Group() => ReadOnlyLists.Copy(Operations
        .GroupBy(change => (change.Operation.Plane, Type: change.ResourceType.ToUpperInvariant()))
        .OrderBy(group => group.Key.Plane)
        .ThenBy(group => group.Key.Type, StringComparer.Ordinal)
        .Select(group => new PermissionChange(group.Key.Plane, group.First().ResourceType, ReadOnlyLists.Copy(group))));

    private IReadOnlyList<PermissionBlock> FindBeyond(OperationCatalogue catalogue)
    {
        if (IsEmpty.Kind == SetAnswerKind.Yes)
            return [];
        var beyond = new List<PermissionBlock>();
        foreach (var block in _blocks.Value ?? [])
        {
            var actions = block.Actions.Where(action => action.IsPattern || !catalogue.Contains(action.Value, OperationPlane.Control)).ToList();
            var dataActions = block.DataActions.Where(action => action.IsPattern || !catalogue.Contains(action.Value, OperationPlane.Data)).ToList();
            if (actions.Count + dataActions.Count > 0)
                beyond.Add(new(actions, actions.Count > 0 ? block.NotActions : null, dataActions, dataActions.Count > 0 ? block.NotDataActions : null, block.Condition, block.ConditionVersion));
        }

        return ReadOnlyLists.Copy(beyond);
    }
}
