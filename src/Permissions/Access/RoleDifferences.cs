namespace Permissions;

/// <summary>What tells two definitions of a role apart, by meaning: order, duplicates and, but for name and description, case count for nothing.</summary>
public static class RoleDifferences
{
    /// <summary>Says what changes from one definition to another.</summary>
    /// <param name="before">The definition as it was.</param>
    /// <param name="after">The definition as it is to be. Ids and kinds are not compared.</param>
    /// <returns>A text for each difference: name, description, permissions (several lines, as <see cref="PermissionDiff"/> says them), assignable scopes; empty when both mean the same.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<string> Between(RoleDefinition before, RoleDefinition after)
    {
        if (before is null)
            throw new ArgumentNullException(nameof(before));
        if (after is null)
            throw new ArgumentNullException(nameof(after));
        return [.. All(before, after)];
    }

    /// <summary>Tells whether two definitions mean the same, without saying what differs, which takes longer.</summary>
    /// <param name="one">A definition. Ids and kinds are not compared.</param>
    /// <param name="other">Another definition.</param>
    /// <returns>Whether name, description, permissions and assignable scopes mean the same.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool AreNone(RoleDefinition one, RoleDefinition other)
    {
        if (one is null)
            throw new ArgumentNullException(nameof(one));
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        return !OfNames(one, other).Any() && !OfScopes(one, other).Any() && one.Permissions.IsEquivalentTo(other.Permissions).Holds;
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
        if (!before.Permissions.IsEquivalentTo(after.Permissions).Holds)
            yield return PermissionDiff.Between(before.Permissions, after.Permissions).ToString();
    }
}
