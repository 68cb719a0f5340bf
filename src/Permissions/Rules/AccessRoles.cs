using System.Diagnostics.CodeAnalysis;

namespace Permissions.Rules;

/// <summary>The roles that access-level and identity files may name: those of the project, and those that are built into Azure. Safe to use from several threads.</summary>
public sealed class AccessRoles
{
    private readonly Dictionary<string, RoleDefinition> _own = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<RoleNameSearch> _search;

    /// <summary>Takes the roles of a project.</summary>
    /// <param name="projectRoles">The roles. Of two of one name the first counts; one without a name does not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="projectRoles"/> is null.</exception>
    public AccessRoles(IEnumerable<RoleDefinition> projectRoles)
    {
        foreach (var role in projectRoles ?? throw new ArgumentNullException(nameof(projectRoles)))
        {
            if (role.Name.Length > 0 && !_own.ContainsKey(role.Name))
                _own.Add(role.Name, role);
        }

        _search = new(() => new RoleNameSearch(_own.Values.Concat(BuiltInRoleCatalogue.Azure.Roles).Select(role => role.Name).Distinct(StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Finds a role by its name; the project's before Azure's.</summary>
    /// <param name="name">The whole name, in any case.</param>
    /// <param name="role">The role; null if there is none.</param>
    /// <returns>Whether there is such a role.</returns>
    public bool TryFind(string? name, [NotNullWhen(true)] out RoleDefinition? role)
    {
        role = null;
        return name is not null && (_own.TryGetValue(name, out role) || BuiltInRoleCatalogue.Azure.TryFind(name, out role));
    }

    internal IReadOnlyList<string> Nearest(string name) => [.. _search.Value.Nearest(name).Take(3)];
}
