namespace Permissions;

/// <summary>What tells two definitions of a role apart, by meaning: order, duplicates and, but for name and description, case count for nothing.</summary>
public static class RoleDifferences
{
    /// <summary>Says what changes from one definition to another.</summary>
    /// <param name="before">The definition as it was.</param>
    /// <param name="after">The definition as it is to be. Ids and kinds are not compared.</param>
    /// <returns>One sentence a difference: name, description, permissions, assignable scopes; empty when both mean the same.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<string> Between(RoleDefinition before, RoleDefinition after)
    {
        if (before is null)
            throw new ArgumentNullException(nameof(before));
        if (after is null)
            throw new ArgumentNullException(nameof(after));
        return [.. All(before, after)];
    }

    /// <summary>What differs in how the roles are called.</summary>
    internal static IEnumerable<string> OfNames(RoleDefinition before, RoleDefinition after)
    {
        if (!string.Equals(before.Name, after.Name, StringComparison.Ordinal))
            yield return $"Name: '{before.Name}' becomes '{after.Name}'.";
        if (!string.Equals(before.Description, after.Description, StringComparison.Ordinal))
            yield return $"Description: '{before.Description}' becomes '{after.Description}'.";
    }

    /// <summary>What differs in where the roles may be assigned.</summary>
    internal static IEnumerable<string> OfScopes(RoleDefinition before, RoleDefinition after)
    {
        foreach (var scope in after.AssignableScopes.Except(before.AssignableScopes))
            yield return $"Becomes assignable at {scope}.";
        foreach (var scope in before.AssignableScopes.Except(after.AssignableScopes))
            yield return $"Is no longer assignable at {scope}.";
    }

    private static IEnumerable<string> All(RoleDefinition before, RoleDefinition after) =>
        OfNames(before, after).Concat(OfPermissions(before, after)).Concat(OfScopes(before, after));

    private static IEnumerable<string> OfPermissions(RoleDefinition before, RoleDefinition after)
    {
        if (before.Permissions.IsEquivalentTo(after.Permissions).Holds)
            yield break;
        foreach (var (list, of) in Lists)
        {
            var (left, right) = (Strings(before, of), Strings(after, of));
            foreach (var added in right.Except(left, StringComparer.OrdinalIgnoreCase))
                yield return $"{list}: '{added}' is added.";
            foreach (var removed in left.Except(right, StringComparer.OrdinalIgnoreCase))
                yield return $"{list}: '{removed}' is removed.";
        }
    }

    private static readonly (string Name, Func<PermissionBlock, IEnumerable<string>> Of)[] Lists =
    [
        ("actions", block => block.Actions.Select(action => action.Value)),
        ("notActions", block => block.NotActions.Select(action => action.Value)),
        ("dataActions", block => block.DataActions.Select(action => action.Value)),
        ("notDataActions", block => block.NotDataActions.Select(action => action.Value)),
    ];

    private static IEnumerable<string> Strings(RoleDefinition role, Func<PermissionBlock, IEnumerable<string>> of) => role.PermissionBlocks.SelectMany(of);
}
