using Azure.Identity;
using Permissions.Emulator;
using Permissions.ResourceManager;
using Quickstart.BuiltIn;

namespace Quickstart;

/// <summary>The two Azures that the walkthrough runs in.</summary>
internal static class Azures
{
    public static RbacClient Live() => new(new DefaultAzureCredential());

    /// <summary>An Azure in memory that has the places, the principal and the built-in roles that the walkthrough needs.</summary>
    public static RbacClient InMemory(AzureNames names)
    {
        var azure = new AzureRbacEmulator([StorageBlobDataReader.Instance, StorageBlobDataContributor.Instance, AzureBatchDataContributor.Instance]);
        azure.DefaultTenant.AddManagementGroup(names.ManagementGroupId);
        azure.DefaultTenant.AddSubscription(names.SubscriptionId, names.ManagementGroupId);
        azure.DefaultTenant.AddResourceGroup(names.SubscriptionId, names.ResourceGroup);
        azure.DefaultTenant.AddPrincipal(names.Seqera);
        return new(azure.Credential, azure.ClientOptions);
    }
}
