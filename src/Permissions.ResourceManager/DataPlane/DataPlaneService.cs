namespace Permissions.ResourceManager.DataPlane;

/// <summary>
/// A service that keeps assignments of its own, and what Azure Resource Manager asks of requests about them. All that is a fact
/// of the wire stands here, with the file of azure-rest-api-specs that says so.
/// </summary>
/// <param name="Target">What a plan calls its assignments.</param>
/// <param name="Mechanism">The mechanism of a level that is given by them.</param>
/// <param name="ResourceType">Their resource type; its last part is the collection below the resource that holds them.</param>
/// <param name="ApiVersion">The stable api-version that is asked for, unless the options of the ARM client name another.</param>
/// <param name="NameFormat">How a GUID becomes a name that the service takes.</param>
internal sealed record DataPlaneService(PlannedTarget Target, AccessMechanism Mechanism, string ResourceType, string ApiVersion, string NameFormat)
{
    private const string ManagedRedisClusters = "/providers/Microsoft.Cache/redisEnterprise/";

    /// <summary>cosmos-db/resource-manager/Microsoft.DocumentDB/stable/2025-04-15/rbac.json: the name is a GUID.</summary>
    internal static DataPlaneService Cosmos { get; } = new(
        PlannedTarget.CosmosSqlRoleAssignment, AccessMechanism.CosmosSqlRoleAssignment, "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments", "2025-04-15", "D");

    /// <summary>redis/Cache.Management, 2024-11-01: a name has 3 to 63 letters, digits and dashes, with no dash at either end.</summary>
    internal static DataPlaneService Redis { get; } = new(
        PlannedTarget.RedisAccessPolicyAssignment, AccessMechanism.RedisAccessPolicyAssignment, "Microsoft.Cache/redis/accessPolicyAssignments", "2024-11-01", "D");

    /// <summary>redisenterprise/resource-manager/Microsoft.Cache/stable/2025-07-01/redisenterprise.json: a name has 1 to 60 letters and digits, so that a GUID goes without its dashes.</summary>
    internal static DataPlaneService ManagedRedis { get; } = new(
        PlannedTarget.RedisAccessPolicyAssignment, AccessMechanism.RedisAccessPolicyAssignment, "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments", "2025-07-01", "N");

    /// <summary>The last part of a path to the assignments.</summary>
    internal string Collection => ResourceType[(ResourceType.LastIndexOf('/') + 1)..];

    /// <summary>What people call its assignments.</summary>
    internal string Plural => Mechanism == AccessMechanism.CosmosSqlRoleAssignment ? "SQL role assignments" : "access policy assignments";

    /// <summary>The service that keeps the assignments of a resource.</summary>
    internal static DataPlaneService Of(AccessMechanism mechanism, Scope resource) =>
        mechanism == AccessMechanism.CosmosSqlRoleAssignment ? Cosmos
        : IsManagedRedis(resource) ? ManagedRedis
        : Redis;

    /// <summary>The resources that would hold what is given at a scope: one, or none where the scope is no such place.</summary>
    internal static IEnumerable<Holder> HoldersOf(Scope scope)
    {
        foreach (var mechanism in new[] { AccessMechanism.CosmosSqlRoleAssignment, AccessMechanism.RedisAccessPolicyAssignment })
        {
            if (DataPlaneAssignment.ResourceOf(mechanism, scope) is { } resource)
                yield return new(Of(mechanism, resource), resource);
        }
    }

    /// <summary>
    /// What takes one write at a time: a Cosmos DB account answers a second one 412, a cache 409 (terraform-provider-azurerm#15842
    /// and #26085), and a cluster of Azure Managed Redis lets it fail after accepting it (aspire#13043).
    /// </summary>
    internal static Scope QueueOf(Scope resource) => IsManagedRedis(resource) ? Scope.Parse(resource.Path[..DatabasesStart(resource.Path)]) : resource;

    /// <summary>The name under which a model creates an assignment.</summary>
    internal string NameOf(Guid name) => name.ToString(NameFormat);

    private static bool IsManagedRedis(Scope resource) => resource.Path.Contains(ManagedRedisClusters, StringComparison.OrdinalIgnoreCase);

    private static int DatabasesStart(string path) => path.LastIndexOf("/databases/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A resource that keeps assignments, and of which service it is.</summary>
internal sealed record Holder(DataPlaneService Service, Scope Resource)
{
    /// <summary>Where an assignment of a model is kept.</summary>
    internal static Holder Of(DataPlaneAssignment assignment) => new(DataPlaneService.Of(assignment.Mechanism, assignment.Resource), assignment.Resource);

    /// <summary>Where an assignment in Azure is kept.</summary>
    internal static Holder Of(FoundDataPlaneAssignment assignment) => new(DataPlaneService.Of(assignment.Mechanism, assignment.Resource), assignment.Resource);
}
