namespace Permissions;

/// <summary>What several roles grant together, and what of it a custom role can name.</summary>
internal sealed class MergeUnion
{
    private readonly PermissionSet _sayable;
    private readonly OperationCatalogue? _catalogue;

    internal MergeUnion(IReadOnlyList<RoleDefinition> roles, PermissionBlock? additional, OperationCatalogue? catalogue)
    {
        _catalogue = catalogue;
        PermissionBlock[] blocks = [.. roles.SelectMany(role => role.PermissionBlocks), .. additional is null ? [] : new[] { additional }];
        Set = PermissionSet.Of(blocks);
        var sayable = RefusedStrings.Without(blocks);
        _sayable = ReferenceEquals(sayable, blocks) ? Set : PermissionSet.Of(sayable);
        // A wildcard that is no refused string itself, as */read, may stand for all that the refused strings grant.
        LeftOut = ReferenceEquals(_sayable, Set) || Set.IsSubsetOf(_sayable).Kind == SetAnswerKind.Yes ? [] : Lost(blocks);
    }

    /// <summary>All that the roles grant.</summary>
    internal PermissionSet Set { get; }

    /// <summary>The strings by which the roles grant what no custom role can; sorted.</summary>
    internal IReadOnlyList<string> LeftOut { get; }

    /// <summary>The block for a custom role. Never less is only asked for where nothing has to be left out.</summary>
    internal SingleBlock Find(Approximation ifNotExact)
    {
        var found = SingleBlockSearch.Find(_sayable, ifNotExact, _catalogue, mayHaveCondition: false);
        if (ifNotExact == Approximation.NeverLess && RefusedStrings.Excluded(found.Block).Any())
        {
            var block = RefusedStrings.WithoutExclusions(found.Block);
            return new(block, ifNotExact, PermissionSet.Of(block).Except(Set), false, _catalogue);
        }

        return LeftOut.Count == 0 ? found : new(found.Block, Approximation.NeverMore, Set.Except(PermissionSet.Of(found.Block)), found.IsProvedFewest, _catalogue);
    }

    /// <summary>The refused strings of the blocks that the sayable rest does not cover.</summary>
    private IReadOnlyList<string> Lost(PermissionBlock[] blocks) => ReadOnlyLists.Copy(
        from block in blocks
        from text in RefusedStrings.Granted(block)
        group block by text.ToUpperInvariant() into same
        let text = same.SelectMany(RefusedStrings.Granted).First(text => text.Equals(same.Key, StringComparison.OrdinalIgnoreCase))
        where same.Any(block => PermissionSet.Of(Only(block, text)).IsSubsetOf(_sayable).Kind != SetAnswerKind.Yes)
        orderby same.Key
        select text);

    private static PermissionBlock Only(PermissionBlock block, string text) => new(
        block.Actions.Where(action => action.Value.Equals(text, StringComparison.OrdinalIgnoreCase)),
        block.NotActions,
        block.DataActions.Where(action => action.Value.Equals(text, StringComparison.OrdinalIgnoreCase)),
        block.NotDataActions,
        block.Condition,
        block.ConditionVersion);
}
