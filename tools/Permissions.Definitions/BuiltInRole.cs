namespace Permissions.Definitions;

/// <summary>A built-in role as a snapshot tells it.</summary>
internal sealed record BuiltInRole(Guid Id, string Name, IReadOnlyList<string> AssignableScopes, IReadOnlyList<BuiltInRoleBlock> Blocks);

/// <summary>One permission block of a built-in role; strings exactly as Azure has them, even malformed ones.</summary>
internal sealed record BuiltInRoleBlock(
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> NotActions,
    IReadOnlyList<string> DataActions,
    IReadOnlyList<string> NotDataActions,
    string? Condition,
    string? ConditionVersion);
