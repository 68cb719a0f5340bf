using LandingZone.BuiltIn;
using LandingZone.Model;
using LandingZone.PagoPA;
using Permissions;
using Permissions.ResourceManager;

namespace LandingZone;

/// <summary>What people do in the portal while nobody looks. None of it goes through the model.</summary>
internal sealed class ByHand(RbacClient portal)
{
    /// <summary>What was done, in words.</summary>
    internal static readonly string[] OneNight =
    [
        "took the vault's secrets from Orders API",
        "made Infra CD free to assign any role in orders-app",
        "let PagoPA IaC Reader list the keys of storage accounts",
        "made App CD a User Access Administrator of orders-app",
    ];

    internal async Task WorkOneNightAsync(CancellationToken cancellationToken)
    {
        await portal.RemoveRoleAssignmentAsync(KeyVaultSecretsUser.Instance, People.OrdersApi.ObjectId, Places.Vault, cancellationToken);
        await portal.AssignAsync(MergedRoles.InfraCdResourceGroups, People.InfraCd, Places.App, cancellationToken: cancellationToken);
        var reader = PagoPAIaCReader.Instance;
        await portal.CreateOrUpdateRoleDefinitionAsync(
            RoleDefinition.Create(reader.Name, reader.Description)
                .Allow([.. reader.PermissionBlocks.Single().Actions])
                .Allow(ControlAction.Parse("Microsoft.Storage/storageAccounts/listKeys/action"))
                .AssignableAt([.. reader.AssignableScopes])
                .Build(),
            cancellationToken);
#pragma warning disable RBAC110 // Without a condition it can make anybody an owner: that is what the walk finds.
        await portal.AssignAsync(UserAccessAdministrator.Instance, People.AppCd, Places.App, "Just for today", cancellationToken: cancellationToken);
#pragma warning restore RBAC110
    }

    /// <summary>While a plan waits to be approved.</summary>
    internal Task ChangeSomethingAsync(CancellationToken cancellationToken) =>
        portal.AssignAsync(CostManagementReader.Instance, People.Finance, Places.ManagementGroup, "Finance and controlling.", cancellationToken: cancellationToken);

    /// <summary>No model made this assignment, so none removes it; who made it has to.</summary>
    internal Task<bool> UndoTheRestAsync(CancellationToken cancellationToken) =>
        portal.RemoveRoleAssignmentAsync(UserAccessAdministrator.Instance, People.AppCd.ObjectId, Places.App, cancellationToken);
}
