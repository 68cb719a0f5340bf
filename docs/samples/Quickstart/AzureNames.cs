using Permissions;

namespace Quickstart;

/// <summary>The places and the principal that the walkthrough works with.</summary>
internal sealed record AzureNames(Guid SubscriptionId, Guid PrincipalId, string ManagementGroupId, string ResourceGroup, string StorageAccountName, string BatchAccountName)
{
    public static readonly Guid ExampleSubscription = new("5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11");
    public static readonly Guid ExamplePrincipal = new("c0ffee00-51f5-4b3e-8f7a-6d1d6a7e9b42");

    public Scope Subscription => Scope.Subscription(SubscriptionId);

    public Scope StorageAccount => Scope.ResourceGroup(SubscriptionId, ResourceGroup).Resource("Microsoft.Storage", "storageAccounts", StorageAccountName);

    public Scope BatchAccount => Scope.ResourceGroup(SubscriptionId, ResourceGroup).Resource("Microsoft.Batch", "batchAccounts", BatchAccountName);

    public Scope ManagementGroup => Scope.ManagementGroup(ManagementGroupId);

    public Principal Seqera => Principal.ServicePrincipal(PrincipalId);
}
