using System.Diagnostics.CodeAnalysis;

namespace Permissions;

/// <summary>
/// The roles that Azure brings to every tenant: a snapshot that comes with this library. Immutable, and safe to use from
/// several threads.
/// </summary>
public sealed class BuiltInRoleCatalogue
{
    private static readonly Lazy<BuiltInRoleCatalogue> AzureSnapshot = new(() => new(RolePack.Load()));

    private readonly Dictionary<Guid, RoleDefinition> _byId;
    private readonly Dictionary<string, RoleDefinition> _byName;
    private readonly Lazy<RoleNameSearch> _search;

    private BuiltInRoleCatalogue(RolePack pack)
    {
        SnapshotDate = pack.SnapshotDate;
        _byId = new(pack.RoleCount);
        _byName = new(pack.RoleCount, StringComparer.OrdinalIgnoreCase);
        var roles = new List<RoleDefinition>(pack.RoleCount);
        foreach (var (id, name, description, lists) in pack.ReadRoles())
        {
            var role = new Role(name, description, id, pack, lists);
            roles.Add(role);
            _byId.Add(id, role);
            _byName.Add(name, role);
        }

        Roles = roles.AsReadOnly();
        _search = new(() => new RoleNameSearch(Roles.Select(role => role.Name)));
    }

    /// <summary>The snapshot of Azure that comes with this library. It is read when it is first asked for; what a role grants is read when that role is first asked for it.</summary>
    public static BuiltInRoleCatalogue Azure => AzureSnapshot.Value;

    /// <summary>The day on which the roles were as they are here, at midnight, of no time zone; null if it is not known.</summary>
    public DateTime? SnapshotDate { get; }

    /// <summary>
    /// All roles, sorted by name without regard to case. Ids, names, scopes, permission strings and conditions are Azure's, also
    /// where a string is malformed; the descriptions are composed from what the role grants.
    /// </summary>
    public IReadOnlyList<RoleDefinition> Roles { get; }

    /// <summary>The role of a GUID, for code that was made from this snapshot and so knows that it is there.</summary>
    /// <param name="id">The GUID that names the role in every tenant.</param>
    /// <returns>The role.</returns>
    /// <exception cref="KeyNotFoundException">There is no such role.</exception>
    public RoleDefinition Get(Guid id) =>
        TryFind(id, out var role) ? role : throw new KeyNotFoundException($"No built-in role of the snapshot has the GUID {id}.");

    /// <summary>Finds a role by the GUID that names it in every tenant.</summary>
    /// <param name="id">The GUID.</param>
    /// <param name="role">The role; null if there is none.</param>
    /// <returns>Whether there is such a role.</returns>
    public bool TryFind(Guid id, [NotNullWhen(true)] out RoleDefinition? role) => _byId.TryGetValue(id, out role);

    /// <summary>Finds a role by its display name.</summary>
    /// <param name="name">The whole name, in any case.</param>
    /// <param name="role">The role; null if there is none.</param>
    /// <returns>Whether there is such a role.</returns>
    public bool TryFind(string? name, [NotNullWhen(true)] out RoleDefinition? role)
    {
        role = null;
        return name is not null && _byName.TryGetValue(name, out role);
    }

    /// <summary>
    /// The names of the roles nearest to one that does not exist, compared word by word, so that a slip in a word, a word too few or
    /// too many, and words written together each leave the rest to be recognised by.
    /// </summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="count">How many at most; not negative.</param>
    /// <returns>The names, nearest first; none if nothing is near enough to be worth a look.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public IReadOnlyList<string> Nearest(string name, int count = 3)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), count, "The count must not be negative.");
        return ReadOnlyLists.Copy(_search.Value.Nearest(name).Take(count));
    }

    private sealed class Role(string name, string description, Guid id, RolePack pack, int lists)
        : RoleDefinition(name, description, RoleType.BuiltIn, id, () => pack.ReadBlocks(lists), () => pack.ReadScopes(lists));
}
