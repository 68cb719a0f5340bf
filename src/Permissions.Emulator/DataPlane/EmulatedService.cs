using System.Text.RegularExpressions;

namespace Permissions.Emulator.DataPlane;

/// <summary>A service that keeps assignments of its own: what its paths, names and answers are like. The facts are those of azure-rest-api-specs.</summary>
/// <param name="Mechanism">The mechanism of a level that is given by it.</param>
/// <param name="Type">The resource type of its assignments, as answers spell it.</param>
/// <param name="Provider">The provider, below which its operations are asked about.</param>
/// <param name="Parents">The types between the provider and the assignments, each followed by a name.</param>
/// <param name="FirstVersion">The first api-version that knows the assignments.</param>
/// <param name="NamePattern">The names it takes.</param>
/// <param name="Working">The status of an operation that has not ended.</param>
internal sealed partial record EmulatedService(
    AccessMechanism Mechanism, string Type, string Provider, IReadOnlyList<string> Parents, string FirstVersion, Regex NamePattern, string Working)
{
    internal static EmulatedService Cosmos { get; } = new(
        AccessMechanism.CosmosSqlRoleAssignment, "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments", "Microsoft.DocumentDB", ["databaseAccounts"], "2020-06-01-preview", GuidName(), "Dequeued");

    internal static EmulatedService Redis { get; } = new(
        AccessMechanism.RedisAccessPolicyAssignment, "Microsoft.Cache/Redis/accessPolicyAssignments", "Microsoft.Cache", ["redis"], "2023-05-01-preview", RedisName(), "InProgress");

    internal static EmulatedService ManagedRedis { get; } = new(
        AccessMechanism.RedisAccessPolicyAssignment, "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments", "Microsoft.Cache", ["redisEnterprise", "databases"], "2024-09-01-preview", ManagedRedisName(), "InProgress");

    internal static IReadOnlyList<EmulatedService> All { get; } = [Cosmos, Redis, ManagedRedis];

    /// <summary>The last part of a path to the assignments.</summary>
    internal string Collection => Type[(Type.LastIndexOf('/') + 1)..];

    /// <summary>The access policies that the service brings. Those that people make are not emulated.</summary>
    internal IEnumerable<DataPlaneRole> Policies => DataPlaneRole.All.Where(role => role.Mechanism == Mechanism && ReferenceEquals(role, DataPlaneRole.RedisDefault) == (this == ManagedRedis));

    /// <summary>What takes one write at a time: the account, the cache, or the cluster of the database.</summary>
    internal Scope QueueOf(Scope resource) => this == ManagedRedis ? Scope.Parse(resource.Path[..resource.Path.LastIndexOf("/databases/", StringComparison.OrdinalIgnoreCase)]) : resource;

    [GeneratedRegex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex GuidName();

    [GeneratedRegex("^(?=.{3,63}$)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex RedisName();

    [GeneratedRegex("^[A-Za-z0-9]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex ManagedRedisName();
}
