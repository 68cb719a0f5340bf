using Azure.Core;
using Azure.Identity;
using Azure.ResourceManager;
using Permissions.Emulator;
using Permissions.ResourceManager;
using Quickstart.BuiltIn;

namespace Quickstart;

/// <summary>The two Azures that the walkthrough runs in.</summary>
internal static class Azures
{
    public static RbacClient Live(ArmRequestRecorder recorder) => new(new DefaultAzureCredential(), Recorded(new(), recorder));

    /// <summary>An Azure in memory that has the places, the principal and the built-in roles that the walkthrough needs.</summary>
    public static RbacClient InMemory(AzureNames names, ArmRequestRecorder recorder)
    {
        var azure = new AzureRbacEmulator([StorageBlobDataReader.Instance, StorageBlobDataContributor.Instance, AzureBatchDataContributor.Instance]);
        azure.DefaultTenant.AddManagementGroup(names.ManagementGroupId);
        azure.DefaultTenant.AddSubscription(names.SubscriptionId, names.ManagementGroupId);
        azure.DefaultTenant.AddResourceGroup(names.SubscriptionId, names.ResourceGroup);
        azure.DefaultTenant.AddPrincipal(names.Seqera);
        return new(azure.Credential, Recorded(azure.ClientOptions, recorder));
    }

    /// <summary>The recorder sits in the client's pipeline, and could sit in that of any other client of the SDK.</summary>
    private static ArmClientOptions Recorded(ArmClientOptions options, ArmRequestRecorder recorder)
    {
        options.AddPolicy(recorder, HttpPipelinePosition.PerCall);
        return options;
    }
}
