using System.Text.Json.Nodes;

namespace Permissions.ResourceManager.Tests.Fakes;

/// <summary>A role, a principal and a scope to test with, and Azure's answers about them.</summary>
internal static class Samples
{
    public static readonly Guid SubscriptionId = new("6f1a2b3c-0000-4000-8000-00000000c0de");
    public static readonly Scope Subscription = Scope.Subscription(SubscriptionId);
    public static readonly Guid RoleId = new("3e5e47e6-65f7-47ef-90b5-e5dd4d455f24");
    public static readonly Guid OtherRoleId = new("88888888-65f7-47ef-90b5-e5dd4d455f24");
    public static readonly Principal Deployer = Principal.ServicePrincipal(new("9d4f1a2b-1111-4222-8333-444455556666"));
    public const string RolesPath = "/subscriptions/6f1a2b3c-0000-4000-8000-00000000c0de/providers/Microsoft.Authorization/roleDefinitions";
    public const string AssignmentsPath = "/subscriptions/6f1a2b3c-0000-4000-8000-00000000c0de/providers/Microsoft.Authorization/roleAssignments";

    public static RoleDefinitionBuilder Builder(string name = "Tag reader") => RoleDefinition.Create(name, "Reads tags.")
        .Allow(ControlAction.Parse("Microsoft.Resources/tags/read"), ControlAction.Parse("Microsoft.Resources/subscriptions/read"))
        .AssignableAt(Subscription);

    public static RoleDefinition Role() => Builder().WithId(RoleId).Build();

    public static JsonObject RoleJson(
        Guid? id = null,
        string name = "Tag reader",
        string type = "CustomRole",
        string description = "Reads tags.",
        string[]? actions = null,
        string[]? scopes = null) => new()
        {
            ["id"] = $"{RolesPath}/{id ?? RoleId}",
            ["type"] = "Microsoft.Authorization/roleDefinitions",
            ["name"] = (id ?? RoleId).ToString(),
            ["properties"] = new JsonObject
            {
                ["roleName"] = name,
                ["type"] = type,
                ["description"] = description,
                ["assignableScopes"] = Array(scopes ?? [Subscription.Path]),
                ["permissions"] = new JsonArray(new JsonObject
                {
                    ["actions"] = Array(actions ?? ["Microsoft.Resources/tags/read", "Microsoft.Resources/subscriptions/read"]),
                    ["notActions"] = new JsonArray(),
                }),
                ["createdOn"] = "2026-01-01T00:00:00Z",
                ["somethingNew"] = new JsonObject { ["deep"] = 1 },
            },
        };

    public static JsonObject AssignmentJson(
        Guid name,
        string? description = null,
        string? condition = null,
        string? scope = null,
        Guid? role = null,
        Guid? principal = null,
        string principalType = "ServicePrincipal") => new()
        {
            ["id"] = $"{scope ?? Subscription.Path}/providers/Microsoft.Authorization/roleAssignments/{name}",
            ["name"] = name.ToString(),
            ["type"] = "Microsoft.Authorization/roleAssignments",
            ["properties"] = new JsonObject
            {
                // The prefix that the service puts on reading, in its own case.
                ["roleDefinitionId"] = $"/SUBSCRIPTIONS/{SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{(role ?? RoleId).ToString().ToUpperInvariant()}",
                ["principalId"] = (principal ?? Deployer.ObjectId).ToString(),
                ["principalType"] = principalType,
                ["scope"] = scope ?? Subscription.Path,
                ["description"] = description,
                ["condition"] = condition,
                ["conditionVersion"] = condition is null ? null : "2.0",
                ["updatedOn"] = "2026-01-01T00:00:00Z",
            },
        };

    private static JsonArray Array(string[] items) => new([.. items.Select(item => JsonValue.Create(item))]);
}
