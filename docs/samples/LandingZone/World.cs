using LandingZone.Model;
using Permissions.Emulator;
using Permissions.ResourceManager;

namespace LandingZone;

/// <summary>An Azure in memory with the places and people of the model, and nobody who may do anything.</summary>
public sealed class World : IDisposable
{
    public World()
    {
        Azure.AddBuiltInRoles();
        Populate(Tenant);
        Client = new(Azure.Credential, Azure.ClientOptions);
    }

    public AzureRbacEmulator Azure { get; } = new();

    public EmulatedTenant Tenant => Azure.DefaultTenant;

    public RbacClient Client { get; }

    /// <summary>Adds the places and the people.</summary>
    public static void Populate(EmulatedTenant tenant)
    {
        tenant.AddManagementGroup(Places.ManagementGroup.ManagementGroupId!);
        foreach (var id in new[] { Places.ProductionId, Places.PlatformId })
            tenant.AddSubscription(id, Places.ManagementGroup.ManagementGroupId);
        foreach (var group in new[] { Places.App, Places.Data, Places.Dashboards, Places.Terraform, Places.PrivateDns, Places.Common })
            tenant.AddResourceGroup(group.SubscriptionId!.Value, group.ResourceGroupName!);
        foreach (var principal in People.All)
            tenant.AddPrincipal(principal);
        tenant.AddGroupMember(People.Developers.ObjectId, People.Marta.ObjectId);
    }

    public void Dispose() => Azure.Dispose();
}
