using LandingZone.BuiltIn;
using LandingZone.Levels;
using LandingZone.PagoPA;
using Permissions;

namespace LandingZone.Model;

/// <summary>A model in which almost everything is wrong that can be, for the walk to show that it is refused as a whole.</summary>
public static class Contradictions
{
    private static readonly AccessLevel Incoming = StorageBlob.Container(Places.Incoming).Reader;

    public static AccessModel Model { get; } = new AccessModel("contradictions")
        .RequireReasons()
        .Define(PagoPAOpexDashboardsContributor.Instance, Governance.DashboardsWithAlerts)
        .Define(DXAppCIResourceGroups.For(Places.ProductionId))
        .Assign(Incoming.To(People.OrdersWorker, "Takes orders."))
        .Assign(Incoming.To(People.OrdersWorker, "Takes orders.", "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/blobs:path] StringStartsWith 'new/'"))
        .Assign(DXAppCIResourceGroups.For(Places.ProductionId), People.AppCi, Places.Common, "Looks beyond its own subscription.")
        .Assign(PagoPAStorageBlobTagsContributor.Instance, People.OrdersApi, Places.ManagementGroup, "Tags blobs everywhere.")
        .Assign(DXFunctionHostStorage.Template, People.OrdersWorker, Places.FunctionStorage, "Runs the function.")
        .Assign(Reader.Instance, People.Marta, Places.Production);
}
