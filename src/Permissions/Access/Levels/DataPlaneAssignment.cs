namespace Permissions;

/// <summary>
/// An assignment of a service's own that a model asks for: a SQL role of an Azure Cosmos DB account, or an access policy of a
/// Redis cache. Immutable; equal to another that gives the same role to the same principal at the same scope.
/// </summary>
/// <remarks>
/// A SQL role is given at a Cosmos DB account, or at a database or container in it: <c>{account}/dbs/{database}/colls/{container}</c>.
/// An access policy is given at a cache (<c>Microsoft.Cache/redis</c>) or at a database of Azure Managed Redis
/// (<c>Microsoft.Cache/redisEnterprise/databases</c>).
/// </remarks>
public sealed class DataPlaneAssignment : IEquatable<DataPlaneAssignment>
{
    private const string CosmosAccounts = "/providers/Microsoft.DocumentDB/databaseAccounts/";
    private const string RedisCaches = "/providers/Microsoft.Cache/redis/";
    private const string RedisClusters = "/providers/Microsoft.Cache/redisEnterprise/";

    /// <summary>Asks for an assignment.</summary>
    /// <param name="role">The role or access policy.</param>
    /// <param name="principal">Who gets it, by object id.</param>
    /// <param name="scope">Where; see the remarks.</param>
    /// <param name="reason">Why it is given; kept for people, because these assignments have no description. Null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="role"/>, <paramref name="principal"/> or <paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentException">The role's service takes no assignment at this scope.</exception>
    public DataPlaneAssignment(DataPlaneRole role, Principal principal, Scope scope, string? reason = null)
    {
        Role = role ?? throw new ArgumentNullException(nameof(role));
        Principal = principal ?? throw new ArgumentNullException(nameof(principal));
        Scope = scope ?? throw new ArgumentNullException(nameof(scope));
        Reason = reason;
        Resource = HolderOf(role.Mechanism, scope);
    }

    /// <summary>The role or access policy.</summary>
    public DataPlaneRole Role { get; }

    /// <summary>Who gets it.</summary>
    public Principal Principal { get; }

    /// <summary>Where it holds, with all below.</summary>
    public Scope Scope { get; }

    /// <summary>The resource that holds the assignment: the Cosmos DB account that the scope lies in, or the cache or its database itself.</summary>
    public Scope Resource { get; }

    /// <summary>Why it is given; null where nothing was said.</summary>
    public string? Reason { get; }

    /// <summary>By which interface it is made.</summary>
    public AccessMechanism Mechanism => Role.Mechanism;

    /// <summary>Whether the holder is a database of Azure Managed Redis.</summary>
    internal bool IsAtManagedRedis => Resource.Path.IndexOf(RedisClusters, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The resource that would hold an assignment at a scope.</summary>
    /// <param name="mechanism">By which interface it is made.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>The Cosmos DB account, the cache or the database of Azure Managed Redis; null where the mechanism gives nothing at this scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public static Scope? ResourceOf(AccessMechanism mechanism, Scope scope)
    {
        if (scope is null)
            throw new ArgumentNullException(nameof(scope));
        return mechanism switch
        {
            AccessMechanism.CosmosSqlRoleAssignment => AncestorBelow(scope, CosmosAccounts, ["", "dbs", "colls"], 0),
            AccessMechanism.RedisAccessPolicyAssignment => AncestorBelow(scope, RedisCaches, [""], 0) ?? AncestorBelow(scope, RedisClusters, ["", "databases"], 1),
            _ => null,
        };
    }

    /// <summary>Whether both give the same role to the same principal at the same scope; reasons are not compared.</summary>
    /// <param name="other">The assignment to compare with.</param>
    /// <returns>True if they do.</returns>
    public bool Equals(DataPlaneAssignment? other) => other is not null && ReferenceEquals(Role, other.Role) && Principal.ObjectId == other.Principal.ObjectId && Scope == other.Scope;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DataPlaneAssignment);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((Principal.ObjectId.GetHashCode() * 31) + Scope.GetHashCode()) * 31) + StringComparer.Ordinal.GetHashCode(Role.Name));

    /// <summary>Who gets which role where.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{(Mechanism == AccessMechanism.CosmosSqlRoleAssignment ? "SQL role" : "access policy")} '{Role.Name}' for {Principal} at {Scope}";

    /// <summary>The resource whose assignments the service keeps for a scope.</summary>
    /// <exception cref="ArgumentException">The mechanism gives nothing at this scope.</exception>
    internal static Scope HolderOf(AccessMechanism mechanism, Scope scope) => ResourceOf(mechanism, scope) ?? throw new ArgumentException(
        (mechanism == AccessMechanism.CosmosSqlRoleAssignment
            ? "A SQL role of Azure Cosmos DB is given at an account, or at a database (dbs/{name}) or container (colls/{name}) in it"
            : "An access policy of Redis is given at a cache (Microsoft.Cache/redis) or at a database of Azure Managed Redis (Microsoft.Cache/redisEnterprise/{name}/databases/{name})")
        + $"; '{scope}' is none of these.",
        nameof(scope));

    /// <summary>The ancestor of a scope that is <paramref name="level"/> types below the first one; null where the scope is no such resource.</summary>
    private static Scope? AncestorBelow(Scope scope, string marker, string[] types, int level)
    {
        var start = scope.Path.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        start += marker.Length;
        // Name, then type and name in turn.
        var parts = scope.Path.Substring(start).Split('/');
        if (parts.Length % 2 == 0 || parts.Length / 2 >= types.Length || parts.Length / 2 < level)
            return null;
        for (var i = 1; i < parts.Length; i += 2)
        {
            if (!string.Equals(parts[i], types[(i + 1) / 2], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return Scope.Parse(scope.Path.Substring(0, start) + string.Join("/", parts.Take((level * 2) + 1)));
    }
}
