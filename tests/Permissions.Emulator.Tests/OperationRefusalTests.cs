using System.Text.Json.Nodes;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class OperationRefusalTests : AzureTests
{
    private const string Control = "InvalidActionOrNotAction";
    private const string Data = "InvalidDataActionOrNotDataAction";

    [TestCase("actions", "Microsoft.Compute/virtualMachine/read", Control, "'Microsoft.Compute/virtualMachines/read'")]
    [TestCase("notActions", "Microsoft.Compute/virtualMachines/reed", Control, "does not match any of the actions supported by the providers")]
    [TestCase("actions", "Microsoft.Insight/alertRules/*", Control, "not in the list of providers from Azure Resource Manager")]
    [TestCase("actions", "Microsoft.Computer/virtualMachines/read", Control, "'Microsoft.Compute'")]
    [TestCase("actions", "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read", Control, "list it under dataActions")]
    [TestCase("actions", "Microsoft.Storage/storageAccount/*", Control, "does not match any of the actions")]
    [TestCase("actions", "Microsoft.ClassicCompute/virtualMachines/read", Control, "classic")]
    [TestCase("actions", "Microsoft.ClassicStorage/*", Control, "classic")]
    [TestCase("dataActions", "Microsoft.Storage/storageAccounts/read", Data, "list it under actions")]
    [TestCase("notDataActions", "Microsoft.Storage/storageAccounts/blobServices/containers/blob/read", Data, "does not match any of the data actions")]
    [TestCase("dataActions", "Microsoft.Storage/storageAccounts/blobServices/containers/blob/*", Data, "does not match any of the data actions")]
    [TestCase("dataActions", "Microsoft.Resources/subscriptions/read", Data, "'Microsoft.Resources' of 'Microsoft.Resources/subscriptions/read' has not published any data operations")]
    [TestCase("dataActions", "Microsoft.Resources/*", Data, "has not published any data operations")]
    public async Task One_operation_that_Azure_does_not_have_refuses_the_whole_role(string list, string text, string code, string message)
    {
        var answer = await PutAsync(list, "Microsoft.Compute/virtualMachines/read", text);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, code)));
        Assert.That(answer.Message, Does.Contain(text).And.Contain(message));
        Assert.That((await Azure.GetAsync(RolePath(Azure.Subscription, Id(1)))).Status, Is.EqualTo(404));
    }

    [TestCase("actions", "*")]
    [TestCase("actions", "*/read")]
    [TestCase("notActions", "microsoft.compute/VIRTUALMACHINES/READ")]
    [TestCase("actions", "Microsoft.Compute/*")]
    [TestCase("actions", "Microsoft.ApiManagement/service/*/listSecrets/action")]
    [TestCase("actions", "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action")]
    [TestCase("dataActions", "*")]
    [TestCase("dataActions", "Microsoft.Storage/storageAccounts/blobServices/*")]
    [TestCase("notDataActions", "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")]
    public async Task What_Azure_has_is_taken_in_any_case_and_with_one_wildcard(string list, string text) =>
        Assert.That((await PutAsync(list, text)).Status, Is.EqualTo(201));

    [Test]
    public async Task A_test_adds_the_operations_that_it_needs()
    {
        const string Own = "Contoso.App/things/run/action";
        var before = await PutAsync("actions", Own);
        Azure.Emulator.Operations = Azure.Emulator.Operations.With([new(Own, OperationPlane.Control, null, default)]);
        var after = await PutAsync("actions", Own);

        Assert.That((before.Status, after.Status), Is.EqualTo((400, 201)));
        Assert.That(before.Message, Does.Contain("AzureRbacEmulator.Operations"));
        Assert.That(() => Azure.Emulator.Operations = null!, Throws.ArgumentNullException);
    }

    private Task<Answer> PutAsync(string list, params string[] texts)
    {
        var body = RoleBody("VM reader", Azure.Subscription);
        var block = body["properties"]!["permissions"]![0]!;
        foreach (var text in texts)
        {
            // What goes with it has to be right in its own list.
            var into = text == texts[^1] ? list : "actions";
            if (block[into] is not JsonArray array)
                block[into] = array = [];
            array.Add(text);
        }

        return Azure.PutAsync(RolePath(Azure.Subscription, Id(1)), body);
    }
}
