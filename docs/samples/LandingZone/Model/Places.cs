using Permissions;

namespace LandingZone.Model;

/// <summary>Where access is given: a management group, two subscriptions, six resource groups and what is in them.</summary>
public static class Places
{
    public static readonly Guid ProductionId = new("5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11");
    public static readonly Guid PlatformId = new("5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c22");

    public static Scope ManagementGroup { get; } = Scope.ManagementGroup("pagopa");

    /// <summary>The team's own subscription.</summary>
    public static Scope Production { get; } = Scope.Subscription(ProductionId);

    /// <summary>What all teams share.</summary>
    public static Scope Platform { get; } = Scope.Subscription(PlatformId);

    public static Scope App { get; } = Scope.ResourceGroup(ProductionId, "orders-app");

    public static Scope Data { get; } = Scope.ResourceGroup(ProductionId, "orders-data");

    public static Scope Dashboards { get; } = Scope.ResourceGroup(ProductionId, "dashboards");

    public static Scope Terraform { get; } = Scope.ResourceGroup(PlatformId, "terraform");

    public static Scope PrivateDns { get; } = Scope.ResourceGroup(PlatformId, "private-dns");

    public static Scope Common { get; } = Scope.ResourceGroup(PlatformId, "common");

    public static Scope Vault { get; } = App.Resource("Microsoft.KeyVault", "vaults", "orders-vault");

    public static Scope FunctionStorage { get; } = App.Resource("Microsoft.Storage", "storageAccounts", "ordersfunction");

    public static Scope Storage { get; } = Data.Resource("Microsoft.Storage", "storageAccounts", "ordersdata");

    public static Scope Incoming { get; } = Data.Resource("Microsoft.Storage", "storageAccounts", "ordersdata", "blobServices", "default", "containers", "incoming");

    public static Scope Receipts { get; } = Data.Resource("Microsoft.Storage", "storageAccounts", "ordersdata", "blobServices", "default", "containers", "receipts");

    public static Scope Jobs { get; } = Data.Resource("Microsoft.Storage", "storageAccounts", "ordersdata", "queueServices", "default", "queues", "jobs");

    public static Scope Carts { get; } = Data.Resource("Microsoft.Storage", "storageAccounts", "ordersdata", "tableServices", "default", "tables", "carts");

    public static Scope TerraformState { get; } = Terraform.Resource("Microsoft.Storage", "storageAccounts", "terraformstate");

    public static Scope ApiManagement { get; } = Common.Resource("Microsoft.ApiManagement", "service", "api");

    public static Scope Topic { get; } = Common.Resource("Microsoft.ServiceBus", "namespaces", "bus", "topics", "orders");

    public static Scope TopicSubscription { get; } = Common.Resource("Microsoft.ServiceBus", "namespaces", "bus", "topics", "orders", "subscriptions", "worker");

    /// <summary>What people call them.</summary>
    public static IReadOnlyDictionary<Scope, string> Names { get; } = new Dictionary<Scope, string>
    {
        [ManagementGroup] = "management group pagopa",
        [Production] = "subscription production",
        [Platform] = "subscription platform",
        [App] = "group orders-app",
        [Data] = "group orders-data",
        [Dashboards] = "group dashboards",
        [Terraform] = "group terraform",
        [PrivateDns] = "group private-dns",
        [Common] = "group common",
        [Vault] = "Key Vault orders-vault",
        [FunctionStorage] = "storage ordersfunction",
        [Storage] = "storage ordersdata",
        [Incoming] = "container incoming",
        [Receipts] = "container receipts",
        [Jobs] = "queue jobs",
        [Carts] = "table carts",
        [TerraformState] = "storage terraformstate",
        [ApiManagement] = "API Management api",
        [Topic] = "topic orders",
        [TopicSubscription] = "worker's subscription of topic orders",
    };
}
