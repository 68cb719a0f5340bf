using Permissions.Conditions;

namespace Permissions.ResourceManager.Wire;

/// <summary>What a role's permission blocks come to under the condition of an assignment.</summary>
internal static class AssignedBlocks
{
    /// <summary>The block under one more condition; both have to hold where it has one of its own.</summary>
    internal static PermissionBlock Under(string? condition, PermissionBlock block)
    {
        if (string.IsNullOrWhiteSpace(condition))
            return block;
        var both = string.IsNullOrWhiteSpace(block.Condition) ? condition : $"({block.Condition}) AND ({condition})";
        return new(block.Actions, block.NotActions, block.DataActions, block.NotDataActions, both, block.ConditionVersion ?? "2.0");
    }

    /// <summary>
    /// What the block grants under one more condition. One that speaks of some operations only, as a condition of delegation
    /// does, lets all others through: those are granted as if it were not there.
    /// </summary>
    internal static IEnumerable<PermissionBlock> Granted(string? condition, PermissionBlock block)
    {
        yield return Under(condition, block);
        if (string.IsNullOrWhiteSpace(condition) || !RoleCondition.TryParse(condition, out var parsed, out _) || Elsewhere(parsed.Expression) != true)
            yield break;
        var patterns = PatternsOf(parsed.Expression).ToArray();
        yield return new(
            block.Actions,
            [.. block.NotActions, .. patterns.Select(ControlAction.FromService)],
            block.DataActions,
            [.. block.NotDataActions, .. patterns.Select(DataAction.FromService)],
            block.Condition,
            block.ConditionVersion);
    }

    /// <summary>What the condition comes to for an operation that none of its <c>ActionMatches</c> names, whatever the request's attributes; null where they decide.</summary>
    private static bool? Elsewhere(ConditionExpression expression) => expression switch
    {
        ActionMatchesExpression => false,
        NotExpression not => !Elsewhere(not.Operand),
        AndExpression and => Elsewhere(and, decisive: false),
        OrExpression or => Elsewhere(or, decisive: true),
        _ => null,
    };

    private static bool? Elsewhere(LogicalExpression logical, bool decisive)
    {
        var decided = logical.Operands.Select(Elsewhere).ToArray();
        return decided.Contains(decisive) ? decisive : decided.Contains(null) ? null : !decisive;
    }

    private static IEnumerable<string> PatternsOf(ConditionExpression expression) => expression switch
    {
        ActionMatchesExpression action => [action.Pattern],
        NotExpression not => PatternsOf(not.Operand),
        LogicalExpression logical => logical.Operands.SelectMany(PatternsOf),
        _ => [],
    };
}
