namespace Permissions;

/// <summary>Makes one custom role of several roles.</summary>
internal static class RoleMerger
{
    internal static MergedRole Merge(string name, IReadOnlyList<RoleDefinition> roles, string reason, IReadOnlyList<Scope> assignableScopes, Approximation? ifNotExact, PermissionBlock? additional, OperationCatalogue? catalogue)
    {
        var description = Describe(name, roles, reason);
        var union = new MergeUnion(roles, additional, catalogue);
        if (ifNotExact == Approximation.NeverLess && union.LeftOut.Count > 0)
            throw new InvalidOperationException($"Role '{name}' cannot grant all that its source roles grant together: {WhyLeftOut(union)}. {NeitherWay(Difference(union.Find(Approximation.NeverMore)))}");
        var block = union.Find(ifNotExact ?? Approximation.NeverMore);
        if (!block.IsExact && ifNotExact is null)
            throw new InvalidOperationException(Refusal(name, union, block));
        if (RefusedStrings.Excluded(block.Block).FirstOrDefault() is { } excluded)
            throw new InvalidOperationException($"Role '{name}' would have to exclude '{excluded}', and Azure refuses a custom role that names it, in any list. Merge without the role that excludes it, or take {nameof(Approximation)}.{nameof(Approximation.NeverLess)}, which leaves the exclusion out and grants more.");
        if (block.Block.Actions.Count + block.Block.DataActions.Count == 0)
            throw new InvalidOperationException($"Role '{name}' would grant nothing: {block}.");
        return new(new RoleDefinition(name, description, RoleType.Custom, [block.Block], assignableScopes), block, union.LeftOut);
    }

    private static string Refusal(string name, MergeUnion union, SingleBlock less)
    {
        var conditions = union.Set.ToPermissionBlocks().Blocks.Count(block => block.Condition is not null);
        var why = new List<string>();
        if (union.LeftOut.Count > 0)
            why.Add(WhyLeftOut(union));
        if (conditions > 0)
            why.Add($"{Words.Count(conditions, "permission block")} of them hold{(conditions == 1 ? "s" : "")} only under a condition, which a custom role cannot have");
        if (why.Count == 0)
            why.Add("one permission block cannot exclude a pattern of which it grants a part");
        var refusal = $"Role '{name}' cannot grant exactly what its source roles grant together: {string.Join("; and ", why)}. ";
        return union.LeftOut.Count > 0
            ? refusal + NeitherWay(Difference(less))
            : refusal
                + $"Say which way to err: with {nameof(Approximation)}.{nameof(Approximation.NeverMore)} it grants less by {Difference(less)}; "
                + $"with {nameof(Approximation)}.{nameof(Approximation.NeverLess)} it grants more by {Difference(union.Find(Approximation.NeverLess))}.";
    }

    private static string WhyLeftOut(MergeUnion union) =>
        $"Azure takes {Words.Shortened(union.LeftOut.Select(text => $"'{text}'"), 3)} in its own roles only and refuses a custom role that names them (RBAC029)";

    private static string NeitherWay(string less) =>
        $"With {nameof(Approximation)}.{nameof(Approximation.NeverMore)} the role is without them and grants less by {less}. "
        + $"{nameof(Approximation)}.{nameof(Approximation.NeverLess)} cannot be kept; who needs them is assigned the built-in role that has them.";

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
