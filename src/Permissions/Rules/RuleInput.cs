using Permissions.Conditions;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>A file with the options of its project, and what several rules ask of it, worked out once. For one thread.</summary>
internal sealed class RuleInput(RoleDocument document, RuleOptions options)
{
    private readonly Dictionary<RoleSyntax, IReadOnlyList<CheckedList>> _lists = [];
    private readonly Dictionary<JsonStringSyntax, IReadOnlyList<ConditionProblem>> _conditions = [];

    internal RoleDocument Document => document;

    internal RuleOptions Options => options;

    /// <summary>The lists of a role, four a block in the order of <see cref="PermissionListKind"/>.</summary>
    internal IReadOnlyList<CheckedList> ListsOf(RoleSyntax role)
    {
        if (!_lists.TryGetValue(role, out var lists))
        {
            lists = [.. role.Blocks.SelectMany(block => block.Lists.Select(list => new CheckedList(list, block, role.Shape, options.Catalogue)))];
            _lists.Add(role, lists);
        }

        return lists;
    }

    /// <summary>What is wrong with a condition.</summary>
    internal IReadOnlyList<ConditionProblem> ProblemsOf(JsonStringSyntax condition)
    {
        if (!_conditions.TryGetValue(condition, out var problems))
            _conditions.Add(condition, problems = RoleCondition.Check(condition.Value));
        return problems;
    }
}
