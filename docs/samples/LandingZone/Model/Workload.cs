using LandingZone.Levels;
using LandingZone.PagoPA;
using Permissions;

namespace LandingZone.Model;

/// <summary>What the applications of the team get, by levels.</summary>
public static class Workload
{
    /// <summary>The level of the worker at the container that it takes orders from.</summary>
    public static AccessLevel Read { get; } = StorageBlob.Container(Places.Incoming).Reader;

    /// <summary>One level higher: it marks what it has taken.</summary>
    public static AccessLevel Write { get; } = StorageBlob.Container(Places.Incoming).Writer;

    public static AccessModel With(AccessLevel workersLevel) => new AccessModel("workload")
        .Assign(StorageBlob.Container(Places.Incoming).Writer.To(People.OrdersApi, "Stores what customers order."))
        .Assign(StorageQueue.Queue(Places.Jobs).Send.To(People.OrdersApi, "Asks the worker for a receipt."))
        .Assign(KeyVaultSecrets.Vault(Places.Vault).Reader.To(People.OrdersApi, "Signs in at the payment service."))
        .Assign(KeyVaultCertificates.Vault(Places.Vault).Use.To(People.OrdersApi, "Shows its certificate to customers."))
        .Assign(ServiceBus.Topic(Places.Topic).Send.To(People.OrdersApi, "Announces orders to other teams."))
        .Assign(workersLevel.To(People.OrdersWorker, "Takes orders from there."))
        .Assign(StorageBlob.Container(Places.Receipts).Writer.To(People.OrdersWorker, "Stores receipts."))
        .Assign(StorageQueue.Queue(Places.Jobs).Receive.To(People.OrdersWorker, "Is started by messages."))
        .Assign(ServiceBus.Subscription(Places.TopicSubscription).Receive.To(People.OrdersWorker, "Hears of payments."))
        .Assign(KeyVaultSecrets.Vault(Places.Vault).Reader.To(People.OrdersWorker, "Signs receipts."))
        .Assign(MergedRoles.FunctionHostStorage, People.OrdersWorker, Places.FunctionStorage, "The host of Azure Functions keeps its state.")
        .Assign(MergedRoles.FunctionDurableStorage, People.OrdersWorker, Places.FunctionStorage, "Durable Functions keep theirs.");

    /// <summary>A program that people use to help customers.</summary>
    public static AccessModel BackOffice { get; } = new AccessModel("back office")
        .Define(PagoPAAPIManagementOperatorApp.Instance)
        .Assign(PagoPAAPIManagementOperatorApp.Instance, People.BackOffice, Places.ApiManagement, "Keeps the partners' subscriptions.")
        .Assign(StorageTable.Table(Places.Carts).Reader.To(People.BackOffice, "Shows carts."))
        .Assign(StorageBlob.Container(Places.Receipts).Reader.To(People.BackOffice, "Shows receipts."));
}
