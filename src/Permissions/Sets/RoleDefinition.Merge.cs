namespace Permissions;

public partial class RoleDefinition
{
    /// <summary>
    /// Makes a custom role that grants exactly what several roles grant together. Its description keeps the reason and the names
    /// of the roles: <c>Reason: … | Source roles: …</c>, names sorted.
    /// </summary>
    /// <param name="name">The new role's display name: 1 to 512 characters.</param>
    /// <param name="roles">The roles: at least two, of different names.</param>
    /// <param name="reason">Why the role is made; not blank. The description it is kept in has at most 2,048 characters.</param>
    /// <param name="assignableScopes">Where the new role may be assigned: at least one scope.</param>
    /// <param name="ifNotExact">Which way to err where one permission block cannot say it exactly, as where a source role holds under a condition, or has a permission string that Azure refuses in custom roles (rule RBAC029); null, the default, to refuse.</param>
    /// <param name="additional">What the role grants beside; null, the default, for nothing.</param>
    /// <param name="catalogue">The known operations by whose number blocks are compared that err; null, the default, for <see cref="OperationCatalogue.Azure"/>.</param>
    /// <returns>The role, and what it grants less or more than its sources where it was not exact.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> or <paramref name="assignableScopes"/> is null.</exception>
    /// <exception cref="ArgumentException">The name, the reason, the roles or the scopes are not as said, or the description would be too long.</exception>
    /// <exception cref="InvalidOperationException">One block cannot say it exactly and <paramref name="ifNotExact"/> is null; the message has what either way to err would change. Or <see cref="Approximation.NeverLess"/> is asked for and a source role grants by a string that Azure refuses in custom roles, which no custom role can grant; or the role would have to exclude by such a string. Or nothing would be granted, or a permission string has more than <see cref="PermissionSet.MaximumWildcardsInBlocks"/> wildcards.</exception>
    public static MergedRole Merge(string name, IEnumerable<RoleDefinition> roles, string reason, IEnumerable<Scope> assignableScopes, Approximation? ifNotExact = null, PermissionBlock? additional = null, OperationCatalogue? catalogue = null)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaximumNameLength)
            throw new ArgumentException($"A role name has 1 to {MaximumNameLength} characters and is not blank.", nameof(name));
        if (roles is null)
            throw new ArgumentNullException(nameof(roles));
        if (assignableScopes is null)
            throw new ArgumentNullException(nameof(assignableScopes));
        if (string.IsNullOrWhiteSpace(reason))
            throw new ArgumentException($"Role '{name}' needs a reason; its description keeps it.", nameof(reason));
        var sources = ReadOnlyLists.Copy(roles, nameof(roles));
        if (sources.Count < 2)
            throw new ArgumentException($"Role '{name}' merges {sources.Count} role; assign a single role as it is.", nameof(roles));
        if (sources.GroupBy(role => role.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Role '{name}' has '{twice.Key}' twice among its source roles.", nameof(roles));
        var scopes = ReadOnlyLists.Copy(assignableScopes, nameof(assignableScopes));
        if (scopes.Count == 0)
            throw new ArgumentException($"Role '{name}' needs at least one assignable scope.", nameof(assignableScopes));
        return RoleMerger.Merge(name, sources, reason, scopes, ifNotExact, additional, catalogue);
    }
}
