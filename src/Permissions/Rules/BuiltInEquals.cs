namespace Permissions.Rules;

/// <summary>
/// The built-in roles by what they grant, so that a role is held against all of them at the cost of one. Without those that
/// grant nothing, or something under a condition only: no custom role equals them. Made when it is first asked for.
/// </summary>
internal static class BuiltInEquals
{
    // Hashes in place of keys: the keys of all roles would be a megabyte that is looked at once.
    private static readonly Lazy<ILookup<int, RoleDefinition>> ByHash = new(() =>
        BuiltInRoleCatalogue.Azure.Roles
            .Select(role => (Role: role, Key: KeyOf(role)))
            .Where(role => role.Key.Length > 0)
            .ToLookup(role => StringComparer.Ordinal.GetHashCode(role.Key), role => role.Role));

    /// <summary>The roles that grant what a key stands for, sorted by name.</summary>
    internal static IEnumerable<RoleDefinition> Find(string key) =>
        key.Length == 0 ? [] : ByHash.Value[StringComparer.Ordinal.GetHashCode(key)].Where(role => KeyOf(role) == key);

    private static string KeyOf(RoleDefinition role)
    {
        if (role.PermissionBlocks.Count != 1 || role.PermissionBlocks[0] is not { Condition: null } block)
            return string.Empty;
        return PermissionKey.Of(
            block.Actions.Select(action => action.Value),
            block.NotActions.Select(action => action.Value),
            block.DataActions.Select(action => action.Value),
            block.NotDataActions.Select(action => action.Value));
    }
}
