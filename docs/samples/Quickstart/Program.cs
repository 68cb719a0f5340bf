using System.CommandLine;
using Permissions.ResourceManager;
using Quickstart;

var live = new Option<bool>("--live") { Description = "Work in real Azure, with DefaultAzureCredential, instead of in memory." };
var subscription = new Option<Guid?>("--subscription") { Description = "The subscription's id." };
var principal = new Option<Guid?>("--principal") { Description = "The object id of the service principal that Seqera signs in as; not its application id." };
var managementGroup = new Option<string>("--management-group") { Description = "The management group that the PagoPA roles are made assignable at.", DefaultValueFactory = _ => "pagopa" };
var resourceGroup = new Option<string>("--resource-group") { Description = "The resource group of the storage and the Batch account.", DefaultValueFactory = _ => "seqera" };
var storageAccount = new Option<string>("--storage-account") { Description = "The storage account that Azure Batch works with.", DefaultValueFactory = _ => "seqerastorage" };
var batchAccount = new Option<string>("--batch-account") { Description = "The Batch account.", DefaultValueFactory = _ => "seqerabatch" };

var command = new RootCommand("Creates the Seqera and PagoPA roles from their typed classes and assigns them, twice: the second run changes nothing. Then says which rights that took.")
{
    live, subscription, principal, managementGroup, resourceGroup, storageAccount, batchAccount,
};
command.SetAction(async (arguments, cancellationToken) =>
{
    if (arguments.GetValue(live) && (arguments.GetValue(subscription) is null || arguments.GetValue(principal) is null))
    {
        await Console.Error.WriteLineAsync("--live needs --subscription and --principal.");
        return 1;
    }

    var names = new AzureNames(
        arguments.GetValue(subscription) ?? AzureNames.ExampleSubscription,
        arguments.GetValue(principal) ?? AzureNames.ExamplePrincipal,
        arguments.GetValue(managementGroup)!,
        arguments.GetValue(resourceGroup)!,
        arguments.GetValue(storageAccount)!,
        arguments.GetValue(batchAccount)!);
    var recorder = new ArmRequestRecorder();
    var rbac = arguments.GetValue(live) ? Azures.Live(recorder) : Azures.InMemory(names, recorder);
    return await new Walkthrough(rbac, names, new Report(), recorder.Log).RunAsync(cancellationToken) ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
