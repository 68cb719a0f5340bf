namespace Permissions;

/// <summary>Makes one custom role of several roles.</summary>
internal static class RoleMerger
{
    internal static MergedRole Merge(string name, IReadOnlyList<RoleDefinition> roles, string reason, IReadOnlyList<Scope> assignableScopes, Approximation? ifNotExact, PermissionBlock? additional, OperationCatalogue? catalogue)
    {
        var description = Describe(name, roles, reason);
        var union = PermissionSet.Of(roles.SelectMany(role => role.PermissionBlocks).Concat(additional is null ? [] : [additional]));
        var block = SingleBlockSearch.Find(union, ifNotExact ?? Approximation.NeverMore, catalogue, mayHaveCondition: false);
        if (!block.IsExact && ifNotExact is null)
            throw new InvalidOperationException(Refusal(name, union, block, catalogue));
        if (block.Block.Actions.Count + block.Block.DataActions.Count == 0)
            throw new InvalidOperationException($"Role '{name}' would grant nothing: {block}.");
        return new(new RoleDefinition(name, description, RoleType.Custom, [block.Block], assignableScopes), block);
    }

    private static string Refusal(string name, PermissionSet union, SingleBlock less, OperationCatalogue? catalogue)
    {
        var more = SingleBlockSearch.Find(union, Approximation.NeverLess, catalogue, mayHaveCondition: false);
        var conditions = union.ToPermissionBlocks().Blocks.Count(block => block.Condition is not null);
        var why = conditions == 0
            ? "one permission block cannot exclude a pattern of which it grants a part"
            : $"{Words.Count(conditions, "permission block")} of them hold{(conditions == 1 ? "s" : "")} only under a condition, which a custom role cannot have";
        return $"Role '{name}' cannot grant exactly what its source roles grant together: {why}. "
            + $"Say which way to err: with {nameof(Approximation)}.{nameof(Approximation.NeverMore)} it grants less by {Difference(less)}; "
            + $"with {nameof(Approximation)}.{nameof(Approximation.NeverLess)} it grants more by {Difference(more)}.";
    }

    private static string Difference(SingleBlock block) => block.DifferenceOperations.Count == 0
        ? $"no known operation, but by '{block.Difference.IsEmpty().Witness?.Operation}' and its like"
        : Words.Count(block.DifferenceOperations.Count, "known operation") + " (" + Words.Shortened(block.DifferenceOperations.Select(operation => operation.Name), 3) + ")";

    private static string Describe(string name, IReadOnlyList<RoleDefinition> roles, string reason)
    {
        var names = roles.Select(role => role.Name).OrderBy(role => role, StringComparer.Ordinal);
        var description = $"Reason: {reason.Trim()} | Source roles: {string.Join(", ", names)}";
        return description.Length <= RoleDefinition.MaximumDescriptionLength
            ? description
            : throw new ArgumentException($"The description of role '{name}' with its reason and {Words.Count(roles.Count, "source role")} has {description.Length} characters; Azure takes at most {RoleDefinition.MaximumDescriptionLength}. Shorten the reason, or merge fewer roles.", nameof(reason));
    }
}
