using LandingZone.PagoPA;
using Permissions;

namespace LandingZone.Model;

/// <summary>DX's nine merged roles, where this environment needs them; one of them in two parts.</summary>
public static class MergedRoles
{
    private static readonly RoleDefinition Whole = DXInfraCDResourceGroups.For(Places.ProductionId);

    private static PermissionBlock Block => Whole.PermissionBlocks.Single();

    /// <summary>Assigns roles at the subscription.</summary>
    public static RoleDefinition InfraCdSubscription { get; } = DXInfraCDSubscription.For(Places.ProductionId);

    /// <summary>
    /// Assigns roles in the team's resource groups: what DX's role of this name has of the control plane. Azure's
    /// documentation warns of conditions that compare GUIDs for a role with data actions of Azure Storage, so those, which need no
    /// condition, are a role of their own.
    /// </summary>
    public static RoleDefinition InfraCdResourceGroups { get; } = new(
        Whole.Name,
        Whole.Description,
        RoleType.Custom,
        [new PermissionBlock(Block.Actions, Block.NotActions)],
        Whole.AssignableScopes);

    /// <summary>The rest of DX's role for the team's resource groups: data of storage accounts, Key Vaults and container apps.</summary>
    public static RoleDefinition InfraCdResourceGroupsData { get; } = new(
        $"{Whole.Name} Data",
        "Data in the team's resource groups, for the pipelines that change its infrastructure.",
        RoleType.Custom,
        [new PermissionBlock(dataActions: Block.DataActions, notDataActions: Block.NotDataActions)],
        Whole.AssignableScopes);

    public static RoleDefinition FunctionHostStorage { get; } = DXFunctionHostStorage.For(Places.ProductionId);

    public static RoleDefinition FunctionDurableStorage { get; } = DXFunctionDurableStorage.For(Places.ProductionId);

    /// <summary>All of them. The private DNS zones are in the other subscription.</summary>
    public static IReadOnlyList<RoleDefinition> All { get; } =
    [
        DXInfraCISubscription.For(Places.ProductionId),
        DXInfraCIResourceGroups.For(Places.ProductionId),
        InfraCdSubscription,
        InfraCdResourceGroups,
        InfraCdResourceGroupsData,
        DXInfraCDPrivateNetworking.For(Places.PlatformId),
        DXAppCIResourceGroups.For(Places.ProductionId),
        DXAppCDResourceGroups.For(Places.ProductionId),
        FunctionHostStorage,
        FunctionDurableStorage,
    ];
}
