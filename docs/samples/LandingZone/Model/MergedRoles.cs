using LandingZone.PagoPA;
using Permissions;

namespace LandingZone.Model;

/// <summary>DX's nine merged roles, where this environment needs them.</summary>
public static class MergedRoles
{
    /// <summary>Assigns roles at the subscription.</summary>
    public static RoleDefinition InfraCdSubscription { get; } = WithoutClassicOperations(DXInfraCDSubscription.For(Places.ProductionId));

    /// <summary>Assigns roles in the team's resource groups.</summary>
    public static RoleDefinition InfraCdResourceGroups { get; } = DXInfraCDResourceGroups.For(Places.ProductionId);

    public static RoleDefinition FunctionHostStorage { get; } = DXFunctionHostStorage.For(Places.ProductionId);

    public static RoleDefinition FunctionDurableStorage { get; } = DXFunctionDurableStorage.For(Places.ProductionId);

    /// <summary>All of them. The private DNS zones are in the other subscription.</summary>
    public static IReadOnlyList<RoleDefinition> All { get; } =
    [
        DXInfraCISubscription.For(Places.ProductionId),
        DXInfraCIResourceGroups.For(Places.ProductionId),
        InfraCdSubscription,
        InfraCdResourceGroups,
        DXInfraCDPrivateNetworking.For(Places.PlatformId),
        DXAppCIResourceGroups.For(Places.ProductionId),
        DXAppCDResourceGroups.For(Places.ProductionId),
        FunctionHostStorage,
        FunctionDurableStorage,
    ];

    /// <summary>
    /// One source of the role, Log Analytics Contributor, names operations of classic providers. Azure has them in its own roles
    /// and refuses them in a custom one: RBAC029 says so in the role file, and a plan would before it sends anything.
    /// </summary>
    private static RoleDefinition WithoutClassicOperations(RoleDefinition role)
    {
        var block = role.PermissionBlocks.Single();
        return RoleDefinition.Create(role.Name, role.Description)
            .Allow([.. block.Actions.Where(action => !OperationCatalogue.Azure.IsRefusedInCustomRoles(action.Value))])
            .Allow([.. block.DataActions])
            .AssignableAt([.. role.AssignableScopes])
            .Build();
    }
}
