using LandingZone.PagoPA;
using Permissions;

namespace LandingZone.Model;

/// <summary>DX's nine merged roles, where this environment needs them.</summary>
public static class MergedRoles
{
    /// <summary>Assigns roles at the subscription.</summary>
    public static RoleDefinition InfraCdSubscription { get; } = DXInfraCDSubscription.For(Places.ProductionId);

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
}
