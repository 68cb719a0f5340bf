using Permissions.Conditions;
using static Permissions.Emulator.AccessExpectation;
using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class AccessExpectationTests : AzureTests
{
    private static readonly ControlAction Read = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
    private static readonly ControlAction Delete = ControlAction.Parse("Microsoft.Compute/virtualMachines/delete");
    private static readonly DataAction ReadBlobs = DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read");

    private EmulatedTenant Tenant => Azure.Emulator.DefaultTenant;

    [SetUp]
    public Task Assign() => Azure.AssignAsync(Id(1), Azure.Subscription, Reader.Id!.Value, Ada.ObjectId);

    [Test]
    public void What_is_as_expected_passes()
    {
        Tenant.Expect(Can(Ada).Do(Read).At(Azure.Subscription, Azure.ResourceGroup));
        Tenant.Expect(Cannot(Ada).Do(Delete).Do(ReadBlobs).At(Azure.Subscription));
        Tenant.Expect(Cannot(App).Do(Read).At(Azure.Subscription));
    }

    [Test]
    public void All_that_is_not_as_expected_is_told_at_once()
    {
        var can = Assert.Throws<AccessExpectationException>(() => Tenant.Expect(Can(Ada).Do(Read, Delete).Do(ReadBlobs).At(Azure.Subscription, Azure.OtherSubscription)));
        var cannot = Assert.Throws<AccessExpectationException>(() => Tenant.Expect(Cannot(Ada).Do(Read, Delete).At(Azure.Subscription)));

        Assert.That(can!.Unmet.Select(d => (d.Operation, d.Scope)), Is.EqualTo(new[]
        {
            (Delete.Value, Azure.Subscription), (ReadBlobs.Value, Azure.Subscription),
            (Read.Value, Azure.OtherSubscription), (Delete.Value, Azure.OtherSubscription), (ReadBlobs.Value, Azure.OtherSubscription),
        }));
        Assert.That(can.Message, Does.Contain($"may not do '{Delete.Value}'").And.Contain($"'{Azure.OtherSubscription}'"));
        Assert.That(cannot!.Message, Does.Contain($"may do '{Read.Value}'").And.Contain("role 'Reader'"));
    }

    [Test]
    public async Task Conditions_are_said_to_hold()
    {
        var body = AssignmentBody(BlobReader.Id!.Value, Ada.ObjectId);
        body["properties"]!["condition"] = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'c'";
        _ = await Azure.PutAsync(AssignmentPath(Azure.Subscription, Id(2)), body);

        Tenant.Expect(Cannot(Ada).Do(ReadBlobs).At(Azure.Subscription));
        Tenant.Expect(Can(Ada).Do(ReadBlobs).At(Azure.Subscription).When(_ => true));
        Tenant.Expect(Can(Ada).Do(ReadBlobs).At(Azure.Subscription).With(r => r.With(ConditionAttributes.StorageAccount, "c")));
        Tenant.Expect(Cannot(Ada).Do(ReadBlobs).At(Azure.Subscription).With(r => r.With(ConditionAttributes.StorageAccount, "d")));
    }

    [Test]
    public void An_expectation_names_what_it_is_about()
    {
        Assert.That(() => Tenant.Expect(Can(Ada).Do(Read)), Throws.InvalidOperationException.With.Message.Contains("no scope"));
        Assert.That(() => Tenant.Expect(Cannot(Ada).At(Azure.Subscription)), Throws.InvalidOperationException.With.Message.Contains("no operation"));
    }
}
