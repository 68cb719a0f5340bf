namespace Permissions.Tests.Catalogue;

public class SuggestionTests
{
    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;

    [TestCase("Microsoft.Compute/virtualMachine/read", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/virtualMachines/reed", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/virtualMachines/virtualMachines/read", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/virtualMachines/start", "Microsoft.Compute/virtualMachines/start/action")]
    [TestCase("Microsoft.Compute/virtualMachines/update", "Microsoft.Compute/virtualMachines/write")]
    [TestCase("Microsoft.Compte/virtualMachines/read", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Compute/virtualMachines/read", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/storageAccounts/blobServices/containers/write", "Microsoft.Storage/storageAccounts/blobServices/containers/write")]
    [TestCase(" microsoft.compute//VIRTUALMACHINE/read/ ", "Microsoft.Compute/virtualMachines/read")]
    public void The_operation_that_was_meant_comes_first(string written, string meant) =>
        Assert.That(Azure.Nearest(written, OperationPlane.Control, 3)[0].Name, Is.EqualTo(meant));

    [Test]
    public void A_missing_segment_and_a_singular_together_still_find_the_neighbours() =>
        Assert.That(
            Azure.Nearest("Microsoft.Storage/storageAccount/blobService/read", OperationPlane.Control, 3).Select(operation => operation.Name),
            Does.Contain("Microsoft.Storage/storageAccounts/blobServices/read"));

    [Test]
    public void Only_operations_of_the_plane_are_suggested()
    {
        const string Wrong = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/reed";
        Assert.That(Azure.Nearest(Wrong, OperationPlane.Data, 5).Select(operation => operation.Plane), Has.All.EqualTo(OperationPlane.Data));
        Assert.That(Azure.Nearest(Wrong, OperationPlane.Control, 5).Select(operation => operation.Plane), Has.All.EqualTo(OperationPlane.Control));
        Assert.That(Azure.Nearest(Wrong, null, 5)[0].Name, Is.EqualTo("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"));
    }

    [Test]
    public void As_many_are_given_as_were_asked_for([Values(0, 1, 2, 7)] int count) =>
        Assert.That(Azure.Nearest("Microsoft.Compute/virtualMachines/reed", null, count), Has.Count.EqualTo(count));

    [TestCase("")]
    [TestCase(" / ")]
    [TestCase("zzzzzzzz/qqqqqqqq/wwwwwwww/kkkkkkkk/jjjjjjjj")]
    public void What_is_like_nothing_gets_no_suggestion(string written) =>
        Assert.That(Azure.Nearest(written, null, 3), Is.Empty);

    [Test]
    public void A_known_operation_is_nearest_to_itself_at_no_cost()
    {
        for (var i = 0; i < Azure.Count; i += 997)
        {
            var operation = Azure.Operations[i];
            if (!operation.IsRefusedInCustomRoles)
                Assert.That(Azure.Nearest(operation.Name, operation.Plane, 1)[0], Is.EqualTo(operation));
        }
    }

    [Property(MaxTest = 50)]
    public void No_text_makes_it_throw(string? text)
    {
        Assert.That(Azure.Nearest(text ?? "", null, 2), Has.Count.LessThanOrEqualTo(2));
        Assert.That(Azure.NearestProviders(text ?? "", 2), Has.Count.LessThanOrEqualTo(2));
        Assert.That(Enum.IsDefined(Azure.Explain(text ?? "", OperationPlane.Data).Kind));
    }

    [TestCase("Microsoft.Computer", "Microsoft.Compute")]
    [TestCase("Microsoft.Insight", "Microsoft.Insights")]
    [TestCase("compute", "Microsoft.Compute")]
    [TestCase("microsoft.keyvualt", "Microsoft.KeyVault")]
    public void The_provider_that_was_meant_comes_first(string written, string meant) =>
        Assert.That(Azure.NearestProviders(written, 3)[0], Is.EqualTo(meant));

    [TestCase("boxes", "box")]
    [TestCase("policies", "policy")]
    [TestCase("statuses", "status")]
    [TestCase("accesses", "access")]
    [TestCase("access", "access")]
    [TestCase("machines", "machine")]
    [TestCase("s", "s")]
    public void A_plural_has_its_singular(string plural, string singular) =>
        Assert.That(SegmentDistance.Singular(plural), Is.EqualTo(singular));

    [TestCase("Microsoft.ClassicComput/virtualMachines/read")]
    [TestCase("Microsoft.ClassicCompute/virtualMachine/read")]
    [TestCase("Microsoft.ClassicStorage/storageAccount/listKeys/action")]
    public void What_Azure_refuses_in_custom_roles_is_not_suggested(string operation)
    {
        Assert.Multiple(() =>
        {
            Assert.That(OperationCatalogue.Azure.Nearest(operation, null, 10).Where(near => near.IsRefusedInCustomRoles), Is.Empty);
            Assert.That(OperationCatalogue.Azure.Explain(operation, OperationPlane.Control).Suggestions.Where(near => near.IsRefusedInCustomRoles), Is.Empty);
            Assert.That(OperationCatalogue.Azure.NearestProviders(operation.Split('/')[0], 5), Has.None.StartsWith("Microsoft.Classic"));
        });
    }
}
