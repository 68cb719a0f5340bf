using Permissions.Json;
using Permissions.TestSupport;

namespace Permissions.Tests.Sets.Merge;

/// <summary>The nine merged roles of PagoPA DX's module azure_core_infra, by the end of their names, with their source roles.</summary>
internal static class DxRoles
{
    internal static IReadOnlyList<(string Name, string[] Sources)> Merged { get; } =
    [
        ("DX App CD Resource Groups", ["Website Contributor", "CDN Profile Contributor", "Container Apps Contributor", "Storage Blob Data Contributor", "PagoPA Static Web Apps List Secrets"]),
        ("DX App CI Resource Groups", ["PagoPA IaC Reader", "PagoPA Static Web Apps List Secrets"]),
        ("DX Infra CD Private Networking", ["Private DNS Zone Contributor", "Network Contributor"]),
        ("DX Infra CD Resource Groups", ["Contributor", "User Access Administrator", "Key Vault Secrets Officer", "Key Vault Certificates Officer", "Key Vault Crypto Officer", "Storage Blob Data Contributor", "Storage Queue Data Contributor", "Storage Table Data Contributor", "Container Apps Contributor"]),
        ("DX Infra CD Subscription", ["Reader", "Role Based Access Control Administrator", "Log Analytics Contributor", "Azure Service Bus Data Owner", "API Management Service Contributor"]),
        ("DX Infra CI Resource Groups", ["DocumentDB Account Contributor", "Key Vault Secrets User", "Key Vault Certificate User", "Key Vault Crypto Officer", "Storage Blob Data Reader", "Storage Queue Data Reader", "Storage Table Data Reader", "Container Apps Operator", "Container Apps Jobs Operator"]),
        ("DX Infra CI Subscription", ["Reader", "Reader and Data Access", "PagoPA IaC Reader", "PagoPA API Management Service List Secrets"]),
        ("DX Function Host Storage", ["Storage Blob Data Owner", "Storage Account Contributor", "Storage Queue Data Contributor"]),
        ("DX Function Durable Storage", ["Storage Blob Data Contributor", "Storage Queue Data Contributor", "Storage Table Data Contributor"]),
    ];

    private static readonly string[] InfraCdSubscriptionExtras =
    [
        "Microsoft.Network/natGateways/join/action",
        "Microsoft.Resources/deployments/*",
        "Microsoft.Resources/subscriptions/resourcegroups/resources/read",
        "Microsoft.Network/virtualNetworks/read",
        "Microsoft.Network/virtualNetworks/subnets/read",
        "Microsoft.Network/virtualNetworks/subnets/write",
        "Microsoft.Network/virtualNetworks/subnets/join/action",
        "Microsoft.Network/privateEndpoints/read",
        "Microsoft.Network/privateEndpoints/write",
        "Microsoft.Network/locations/availablePrivateEndpointTypes/read",
        "Microsoft.Network/privateLinkServices/read",
        "Microsoft.Network/privateLinkServices/write",
        "Microsoft.Network/privateLinkServices/privateEndpointConnections/read",
        "Microsoft.Network/privateLinkServices/privateEndpointConnections/write",
        "Microsoft.Network/networkSecurityGroups/join/action",
    ];

    private static readonly Dictionary<string, RoleDefinition> PagoPa = Directory
        .GetFiles(Repository.PathOf("definitions", "pagopa"), "pagopa-*.role.json", SearchOption.AllDirectories)
        .SelectMany(path => RoleDocument.Read(File.ReadAllBytes(path)).Roles)
        .Select(role => role.ToRoleDefinition())
        .ToDictionary(role => role.Name);

    /// <summary>The actions that a merged role has beside those of its sources.</summary>
    internal static string[] ExtraActions(string name) => name == "DX Infra CD Subscription" ? InfraCdSubscriptionExtras : [];

    /// <summary>What a merged role's sources have and Azure takes in no custom role.</summary>
    internal static string[] LeftOut(string name) => name == "DX Infra CD Subscription"
        ? ["Microsoft.ClassicCompute/virtualMachines/extensions/*", "Microsoft.ClassicStorage/storageAccounts/listKeys/action"]
        : [];

    internal static RoleDefinition Find(string name) =>
        PagoPa.TryGetValue(name, out var role) || BuiltInRoleCatalogue.Azure.TryFind(name, out role) ? role : throw new ArgumentException($"No role '{name}'.", nameof(name));
}
