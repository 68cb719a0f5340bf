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
        Tenant.AddManagementGroup(Places.ManagementGroup.ManagementGroupId!);
        foreach (var id in new[] { Places.ProductionId, Places.PlatformId })
            Tenant.AddSubscription(id, Places.ManagementGroup.ManagementGroupId);
        foreach (var group in new[] { Places.App, Places.Data, Places.Dashboards, Places.Terraform, Places.PrivateDns, Places.Common })
            Tenant.AddResourceGroup(group.SubscriptionId!.Value, group.ResourceGroupName!);
        foreach (var principal in People.All)
            Tenant.AddPrincipal(principal);
        Tenant.AddGroupMember(People.Developers.ObjectId, People.Marta.ObjectId);
        Client = new(Azure.Credential, Azure.ClientOptions);
    }

    public AzureRbacEmulator Azure { get; } = new();

    public EmulatedTenant Tenant => Azure.DefaultTenant;

    public RbacClient Client { get; }

    public void Dispose() => Azure.Dispose();
}
