namespace Permissions.Tests.Definitions;

/// <summary>The six roles as Seqera's page "Azure roles &amp; service principals" has them, string by string and in its order.</summary>
public class SeqeraRolesTests
{
    [Test]
    public void The_folder_holds_the_six_roles_and_nothing_else()
    {
        string[] expected =
        [
            "seqera-azure-cloud-create.role.json",
            "seqera-azure-cloud-data-links.role.json",
            "seqera-azure-cloud-dispose.role.json",
            "seqera-azure-cloud-launch.role.json",
            "seqera-azure-cloud-logs.role.json",
            "seqera-azure-cloud.role.json",
        ];
        Assert.That(RoleFileContent.FilesIn("seqera"), Is.EqualTo(expected));
    }

    [Test]
    public void Seqera_azure_cloud_grants_what_the_page_lists()
    {
        Check(
            "seqera-azure-cloud",
            actions:
            [
                "Microsoft.Compute/virtualMachines/read",
                "Microsoft.Compute/virtualMachines/write",
                "Microsoft.Compute/virtualMachines/delete",
                "Microsoft.Compute/virtualMachines/deallocate/action",
                "Microsoft.Compute/virtualMachines/attachDetachDataDisks/action",
                "Microsoft.Resources/subscriptions/resourceGroups/write",
                "Microsoft.Resources/subscriptions/resourceGroups/read",
                "Microsoft.Resources/subscriptions/resourceGroups/delete",
                "Microsoft.Network/publicIPAddresses/read",
                "Microsoft.Network/publicIPAddresses/write",
                "Microsoft.Network/publicIPAddresses/delete",
                "Microsoft.Network/publicIPAddresses/join/action",
                "Microsoft.Network/virtualNetworks/read",
                "Microsoft.Network/virtualNetworks/write",
                "Microsoft.Network/virtualNetworks/delete",
                "Microsoft.Network/virtualNetworks/subnets/read",
                "Microsoft.Network/virtualNetworks/subnets/write",
                "Microsoft.Network/virtualNetworks/subnets/delete",
                "Microsoft.Network/virtualNetworks/subnets/join/action",
                "Microsoft.Network/networkInterfaces/delete",
                "Microsoft.Network/networkInterfaces/write",
                "Microsoft.Network/networkInterfaces/read",
                "Microsoft.Network/networkInterfaces/join/action",
                "Microsoft.ManagedIdentity/userAssignedIdentities/read",
                "Microsoft.ManagedIdentity/userAssignedIdentities/write",
                "Microsoft.ManagedIdentity/userAssignedIdentities/delete",
                "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
                "Microsoft.Authorization/roleAssignments/read",
                "Microsoft.Authorization/roleAssignments/write",
                "Microsoft.Authorization/roleAssignments/delete",
                "Microsoft.Authorization/roleDefinitions/read",
                "Microsoft.Authorization/roleDefinitions/write",
                "Microsoft.Authorization/roleDefinitions/delete",
                "Microsoft.Insights/DataCollectionRules/Read",
                "Microsoft.Insights/DataCollectionRules/Write",
                "Microsoft.Insights/DataCollectionRules/Delete",
                "Microsoft.Insights/DataCollectionEndpoints/Write",
                "Microsoft.Insights/DataCollectionEndpoints/Delete",
                "Microsoft.OperationalInsights/workspaces/write",
                "Microsoft.OperationalInsights/workspaces/read",
                "Microsoft.OperationalInsights/workspaces/delete",
                "Microsoft.OperationalInsights/workspaces/sharedkeys/action",
                "Microsoft.OperationalInsights/workspaces/tables/read",
                "Microsoft.OperationalInsights/workspaces/tables/write",
                "Microsoft.OperationalInsights/workspaces/tables/delete",
                "Microsoft.OperationalInsights/workspaces/query/read",
                "Microsoft.OperationalInsights/workspaces/query/Tables.Custom/read",
                "Microsoft.Storage/storageAccounts/blobServices/containers/read",
                "Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action",
            ],
            dataActions:
            [
                "Microsoft.Insights/Telemetry/Write",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write",
                "Microsoft.OperationalInsights/workspaces/tables/data/read",
            ]);
    }

    [Test]
    public void Seqera_azure_cloud_create_grants_what_the_page_lists()
    {
        Check(
            "seqera-azure-cloud-create",
            actions:
            [
                "Microsoft.Resources/subscriptions/resourceGroups/read",
                "Microsoft.Resources/subscriptions/resourceGroups/write",
                "Microsoft.Storage/storageAccounts/blobServices/containers/read",
                "Microsoft.Network/virtualNetworks/read",
                "Microsoft.Network/virtualNetworks/write",
                "Microsoft.Network/virtualNetworks/subnets/read",
                "Microsoft.Network/virtualNetworks/subnets/write",
                "Microsoft.ManagedIdentity/userAssignedIdentities/read",
                "Microsoft.ManagedIdentity/userAssignedIdentities/write",
                "Microsoft.Authorization/roleAssignments/read",
                "Microsoft.Authorization/roleAssignments/write",
                "Microsoft.Authorization/roleDefinitions/read",
                "Microsoft.Authorization/roleDefinitions/write",
                "Microsoft.Insights/DataCollectionRules/Read",
                "Microsoft.Insights/DataCollectionRules/Write",
                "Microsoft.Insights/DataCollectionEndpoints/Write",
                "Microsoft.OperationalInsights/workspaces/read",
                "Microsoft.OperationalInsights/workspaces/write",
                "Microsoft.OperationalInsights/workspaces/tables/write",
            ],
            dataActions: []);
    }

    [Test]
    public void Seqera_azure_cloud_launch_grants_what_the_page_lists()
    {
        Check(
            "seqera-azure-cloud-launch",
            actions:
            [
                "Microsoft.Compute/virtualMachines/read",
                "Microsoft.Compute/virtualMachines/write",
                "Microsoft.Compute/virtualMachines/delete",
                "Microsoft.Compute/virtualMachines/deallocate/action",
                "Microsoft.Compute/virtualMachines/attachDetachDataDisks/action",
                "Microsoft.Network/publicIPAddresses/read",
                "Microsoft.Network/publicIPAddresses/write",
                "Microsoft.Network/publicIPAddresses/delete",
                "Microsoft.Network/publicIPAddresses/join/action",
                "Microsoft.Network/networkInterfaces/read",
                "Microsoft.Network/networkInterfaces/write",
                "Microsoft.Network/networkInterfaces/join/action",
                "Microsoft.Network/virtualNetworks/subnets/join/action",
                "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
                "Microsoft.Insights/DataCollectionRules/Write",
                "Microsoft.Insights/DataCollectionEndpoints/Write",
            ],
            dataActions:
            [
                "Microsoft.Insights/Telemetry/Write",
            ]);
    }

    [Test]
    public void Seqera_azure_cloud_logs_grants_what_the_page_lists()
    {
        Check(
            "seqera-azure-cloud-logs",
            actions:
            [
                "Microsoft.OperationalInsights/workspaces/query/read",
                "Microsoft.OperationalInsights/workspaces/query/Tables.Custom/read",
            ],
            dataActions:
            [
                "Microsoft.OperationalInsights/workspaces/tables/data/read",
            ]);
    }

    [Test]
    public void Seqera_azure_cloud_data_links_grants_what_the_page_lists()
    {
        Check(
            "seqera-azure-cloud-data-links",
            actions:
            [
                "Microsoft.Storage/storageAccounts/blobServices/containers/read",
                "Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action",
            ],
            dataActions:
            [
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write",
            ]);
    }

    [Test]
    public void Seqera_azure_cloud_dispose_grants_what_the_page_lists()
    {
        Check(
            "seqera-azure-cloud-dispose",
            actions:
            [
                "Microsoft.Resources/subscriptions/resourceGroups/delete",
                "Microsoft.Network/publicIPAddresses/delete",
                "Microsoft.Network/virtualNetworks/delete",
                "Microsoft.Network/virtualNetworks/subnets/delete",
                "Microsoft.Network/networkInterfaces/delete",
                "Microsoft.ManagedIdentity/userAssignedIdentities/delete",
                "Microsoft.Authorization/roleAssignments/delete",
                "Microsoft.Authorization/roleDefinitions/delete",
                "Microsoft.Insights/DataCollectionRules/Delete",
                "Microsoft.Insights/DataCollectionEndpoints/Delete",
                "Microsoft.OperationalInsights/workspaces/delete",
                "Microsoft.OperationalInsights/workspaces/tables/delete",
            ],
            dataActions: []);
    }

    private static void Check(string name, string[] actions, string[] dataActions)
    {
        var role = RoleFileContent.ReadPortal("seqera", name + ".role.json");
        Assert.That(role.Name, Is.EqualTo(name));
        Assert.That(role.Description, Is.Not.Empty);
        Assert.That(role.Scopes, Is.EqualTo(new[] { "/subscriptions/<SUBSCRIPTION-ID>" }));
        Assert.That(role.Actions, Is.EqualTo(actions));
        Assert.That(role.NotActions, Is.Empty);
        Assert.That(role.DataActions, Is.EqualTo(dataActions));
        Assert.That(role.NotDataActions, Is.Empty);
    }
}
