using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Permissions.ResourceManager.Tests.Plans;
using static Permissions.ResourceManager.Tests.Plans.PlanWorld;

namespace Permissions.ResourceManager.Tests.DataPlane;

/// <summary>A Cosmos DB account, a cache and a database of Azure Managed Redis in a <see cref="PlanWorld"/>, and what others do there.</summary>
internal static class DataPlaneWorld
{
    public static readonly Scope Account = Data.Resource("Microsoft.DocumentDB", "databaseAccounts", "orders");
    public static readonly Scope Shop = Scope.Parse(Account + "/dbs/shop");
    public static readonly Scope Carts = Scope.Parse(Account + "/dbs/shop/colls/carts");
    public static readonly Scope Cache = Data.Resource("Microsoft.Cache", "redis", "sessions");
    public static readonly Scope Database = Web.Resource("Microsoft.Cache", "redisEnterprise", "fast", "databases", "default");

    public static readonly (Scope Resource, string Collection, string ApiVersion)[] Holders =
    [
        (Account, "sqlRoleAssignments", "2025-04-15"),
        (Cache, "accessPolicyAssignments", "2024-11-01"),
        (Database, "accessPolicyAssignments", "2025-07-01"),
    ];

    /// <summary>One assignment at each kind of place.</summary>
    public static AccessModel Model(string name = "shop") => new AccessModel(name).AssignDataPlane(
    [
        new(DataPlaneRole.CosmosDataReader, App(0), Account, "Counts orders"),
        new(DataPlaneRole.CosmosDataContributor, App(1), Shop),
        new(DataPlaneRole.CosmosDataContributor, App(0), Carts),
        new(DataPlaneRole.RedisDataReader, App(0), Cache),
        new(DataPlaneRole.RedisDataOwner, App(1), Cache),
        new(DataPlaneRole.RedisDefault, App(0), Database),
    ]);

    public static async Task<AccessApplyResult> ApplyAsync(this PlanWorld world, AccessModel model, AccessPlanOptions? options = null) =>
        (await (await world.Client().PlanAsync(model, options)).ApplyAsync()).EnsureSucceeded();

    /// <summary>Assigns as somebody else would, and lets time pass until it is done.</summary>
    public static async Task PutByHandAsync(this PlanWorld world, Scope resource, string name, Principal principal, string role, string? scope = null, string alias = "somebody")
    {
        await world.BeginByHandAsync(resource, name, principal, role, scope, alias);
        world.Azure.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>Assigns as somebody else would; the service is still at work on it.</summary>
    public static async Task BeginByHandAsync(this PlanWorld world, Scope resource, string name, Principal principal, string role, string? scope = null, string alias = "somebody")
    {
        var id = principal.ObjectId.ToString();
        var properties = resource == Account
            ? new JsonObject { ["roleDefinitionId"] = $"{Account}/sqlRoleDefinitions/{role}", ["principalId"] = id, ["scope"] = scope ?? Account.Path }
            : resource == Cache
                ? new JsonObject { ["accessPolicyName"] = role, ["objectId"] = id, ["objectIdAlias"] = alias }
                : new JsonObject { ["accessPolicyName"] = role, ["user"] = new JsonObject { ["objectId"] = id } };
        var answer = await world.SendAsync(HttpMethod.Put, resource, name, new JsonObject { ["properties"] = properties });
        Assert.That(answer.Status, Is.AnyOf(200, 201, 202), answer.Body);
    }

    /// <summary>What the services keep, one line each.</summary>
    public static async Task<IReadOnlyList<string>> ServicesAsync(this PlanWorld world)
    {
        var lines = new List<string>();
        foreach (var (resource, _, _) in Holders)
        {
            var (_, body) = await world.SendAsync(HttpMethod.Get, resource, null, null);
            foreach (var item in JsonNode.Parse(body)!["value"]!.AsArray())
            {
                var p = item!["properties"]!;
                var parts = new[] { p["principalId"], p["objectId"], p["user"]?["objectId"], p["accessPolicyName"], p["objectIdAlias"], p["scope"], p["provisioningState"] };
                var role = p["roleDefinitionId"]?.GetValue<string>().Split('/')[^1];
                lines.Add($"{item["id"]} {role} {string.Join(' ', parts.Where(part => part is not null))}");
            }
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public static async Task<(int Status, string Body)> SendAsync(this PlanWorld world, HttpMethod method, Scope resource, string? name, JsonNode? body)
    {
        using var http = new HttpClient(world.Azure, disposeHandler: false);
        var token = await world.Azure.Credential.GetTokenAsync(new(["https://management.azure.com/.default"]), CancellationToken.None);
        var (_, collection, version) = Holders.Single(holder => holder.Resource == resource);
        using var request = new HttpRequestMessage(method, $"https://management.azure.com{resource}/{collection}{(name is null ? "" : "/" + name)}?api-version={version}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
