namespace Permissions.Rules;

/// <summary>A role that shares its name, or its class's name, with another.</summary>
/// <param name="Entry">The role.</param>
/// <param name="Other">The other role: the first of its name, or for that one the second.</param>
/// <param name="Finding">The finding, at <paramref name="Entry"/>, with a message that names both places.</param>
public sealed record RoleCollision(RoleEntry Entry, RoleEntry Other, RuleFinding Finding);

/// <summary>RBAC004: role names are unique in a tenant without regard to case, and class names in a project.</summary>
public static class RoleCollisions
{
    /// <summary>Finds the roles of a project that share a name or a class name.</summary>
    /// <param name="roles">All roles of the project; their order does not matter.</param>
    /// <returns>One collision for each role concerned, ordered by file and place.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is null.</exception>
    public static IReadOnlyList<RoleCollision> Find(IEnumerable<RoleEntry> roles)
    {
        var all = roles?.ToArray() ?? throw new ArgumentNullException(nameof(roles));
        // The rule, and asked after every edit of a role file: nothing is shared, so there is nothing to put in order.
        if (AreDistinct(all, role => role.RoleName, StringComparer.OrdinalIgnoreCase) && AreDistinct(all, role => role.ClassName, StringComparer.Ordinal))
            return [];

        var ordered = all.OrderBy(role => role.File, StringComparer.Ordinal).ThenBy(role => role.Span.Start).ToArray();
        var byName = FirstTwo(ordered, role => role.RoleName, StringComparer.OrdinalIgnoreCase);
        var byClass = FirstTwo(ordered, role => role.ClassName, StringComparer.Ordinal);

        var collisions = new List<RoleCollision>();
        foreach (var role in ordered)
        {
            if (OtherOf(role, role.RoleName, byName) is { } namesake)
                collisions.Add(Collision(role, namesake, $"The name '{role.RoleName}' is also that of the role at {Place(namesake)}; role names are unique in a tenant, whatever their case, so rename one of the two."));
            else if (OtherOf(role, role.ClassName, byClass) is { } other)
                collisions.Add(Collision(role, other, $"The roles '{role.RoleName}' and '{other.RoleName}' at {Place(other)} both give the class '{role.ClassName}'; rename one of them, or set ClassName on its RoleDefinition item."));
        }

        return collisions.AsReadOnly();
    }

    private static bool AreDistinct(RoleEntry[] roles, Func<RoleEntry, string> key, StringComparer comparer)
    {
        var seen = new HashSet<string>(comparer);
        return Array.TrueForAll(roles, role => key(role).Length == 0 || seen.Add(key(role)));
    }

    private static Dictionary<string, List<RoleEntry>> FirstTwo(RoleEntry[] roles, Func<RoleEntry, string> key, StringComparer comparer)
    {
        var groups = new Dictionary<string, List<RoleEntry>>(comparer);
        foreach (var role in roles)
        {
            if (!groups.TryGetValue(key(role), out var group))
                groups.Add(key(role), group = []);
            if (group.Count < 2)
                group.Add(role);
        }

        return groups;
    }

    private static RoleEntry? OtherOf(RoleEntry role, string key, Dictionary<string, List<RoleEntry>> groups)
    {
        var group = groups[key];
        return key.Length == 0 || group.Count < 2 ? null : ReferenceEquals(role, group[0]) ? group[1] : group[0];
    }

    private static string Place(RoleEntry role) => $"{role.File}({role.Position.Line + 1},{role.Position.Column + 1})";

    private static RoleCollision Collision(RoleEntry role, RoleEntry other, string message) =>
        new(role, other, new(RuleDescriptors.DuplicateRole, role.Span, Phrases.Printable(message), RuleDescriptors.DuplicateRole.Severity));
}
