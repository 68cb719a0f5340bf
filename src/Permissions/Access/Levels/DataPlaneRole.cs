using System.Diagnostics.CodeAnalysis;

namespace Permissions;

/// <summary>
/// A role that a service brings for its own data, outside of Azure RBAC: a SQL role of Azure Cosmos DB or an access policy of
/// Redis. Roles that people make there belong to one account or cache, and are not known here. Immutable.
/// </summary>
/// <remarks>Names and ids: Microsoft Learn, "Data plane role-based access control" of Azure Cosmos DB for NoSQL and "Microsoft Entra authentication" of Azure Cache for Redis and Azure Managed Redis.</remarks>
public sealed class DataPlaneRole
{
    private readonly int _rank;

    private DataPlaneRole(AccessMechanism mechanism, string name, int rank, Guid? id = null)
    {
        Mechanism = mechanism;
        Name = name;
        Id = id;
        _rank = rank;
    }

    /// <summary>Reads the data of a Cosmos DB account.</summary>
    public static DataPlaneRole CosmosDataReader { get; } =
        new(AccessMechanism.CosmosSqlRoleAssignment, "Cosmos DB Built-in Data Reader", 0, new Guid("00000000-0000-0000-0000-000000000001"));

    /// <summary>Reads and writes the data of a Cosmos DB account.</summary>
    public static DataPlaneRole CosmosDataContributor { get; } =
        new(AccessMechanism.CosmosSqlRoleAssignment, "Cosmos DB Built-in Data Contributor", 1, new Guid("00000000-0000-0000-0000-000000000002"));

    /// <summary>Reads the data of an Azure Cache for Redis.</summary>
    public static DataPlaneRole RedisDataReader { get; } = new(AccessMechanism.RedisAccessPolicyAssignment, "Data Reader", 0);

    /// <summary>Reads and writes the data of an Azure Cache for Redis.</summary>
    public static DataPlaneRole RedisDataContributor { get; } = new(AccessMechanism.RedisAccessPolicyAssignment, "Data Contributor", 1);

    /// <summary>Reads, writes and administers the data of an Azure Cache for Redis.</summary>
    public static DataPlaneRole RedisDataOwner { get; } = new(AccessMechanism.RedisAccessPolicyAssignment, "Data Owner", 2);

    /// <summary>All rights over the data of an Azure Managed Redis database, the only access policy there.</summary>
    public static DataPlaneRole RedisDefault { get; } = new(AccessMechanism.RedisAccessPolicyAssignment, "default", 2);

    /// <summary>All roles, the narrower of a mechanism first.</summary>
    public static IReadOnlyList<DataPlaneRole> All { get; } = Array.AsReadOnly(
        [CosmosDataReader, CosmosDataContributor, RedisDataReader, RedisDataContributor, RedisDataOwner, RedisDefault]);

    /// <summary>By which interface the role is given; never <see cref="AccessMechanism.ArmRoleAssignment"/>.</summary>
    public AccessMechanism Mechanism { get; }

    /// <summary>The name of the role or access policy.</summary>
    public string Name { get; }

    /// <summary>The GUID that names a SQL role in every Cosmos DB account; null for an access policy, which its name alone names.</summary>
    public Guid? Id { get; }

    /// <summary>Finds a role.</summary>
    /// <param name="mechanism">By which interface it is given.</param>
    /// <param name="name">Its name, in any case, or its GUID in any format.</param>
    /// <param name="role">The role; null if there is none.</param>
    /// <returns>Whether there is such a role.</returns>
    public static bool TryFind(AccessMechanism mechanism, string? name, [NotNullWhen(true)] out DataPlaneRole? role)
    {
        role = All.FirstOrDefault(known => known.Mechanism == mechanism
            && (string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase) || (known.Id is { } id && Guid.TryParse(name, out var given) && id == given)));
        return role is not null;
    }

    /// <summary>Whether the role grants all that another one does: the built-in roles of one service contain each other.</summary>
    /// <param name="other">The other role.</param>
    /// <returns>True if it does; false also for roles of two services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool Contains(DataPlaneRole other) =>
        other is null ? throw new ArgumentNullException(nameof(other)) : Mechanism == other.Mechanism && _rank >= other._rank;

    /// <summary>The role's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
