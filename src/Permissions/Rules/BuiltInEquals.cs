namespace Permissions.Rules;

/// <summary>
/// The built-in roles by what they grant, so that a role is held against all of them at the cost of one. Without those that
/// grant nothing, or something under a condition only: no custom role equals them. Made when it is first asked for.
/// </summary>
internal static class BuiltInEquals
{
    // Hashes in place of keys: the keys of all roles would be a megabyte, and two keys of one hash are told apart anyway.
    private static readonly Lazy<ILookup<int, RoleDefinition>> ByHash = new(() =>
        BuiltInRoleCatalogue.Azure.Roles
            .Where(role => role.PermissionBlocks.Count == 1 && role.PermissionBlocks[0].Condition is null)
            .Select(role => (Role: role, Key: GrantKey.Of(role.PermissionBlocks[0])))
            .Where(role => role.Key.Length > 0)
            .ToLookup(role => StringComparer.Ordinal.GetHashCode(role.Key), role => role.Role));

    /// <summary>The roles that grant exactly what a block without a condition grants, sorted by name. Each string of the block has one wildcard at most.</summary>
    internal static IEnumerable<RoleDefinition> Find(PermissionBlock block)
    {
        if (GrantKey.Of(block) is not { Length: > 0 } key || ByHash.Value[StringComparer.Ordinal.GetHashCode(key)].ToArray() is not { Length: > 0 } candidates)
            return [];
        var permissions = PermissionSet.Of(block);
        return candidates.Where(role => role.Permissions.IsEquivalentTo(permissions).Holds);
    }
}
