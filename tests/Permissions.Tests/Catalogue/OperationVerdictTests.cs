namespace Permissions.Tests.Catalogue;

public class OperationVerdictTests
{
    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;

    [Test]
    public void A_known_operation_is_given_in_the_catalogues_spelling()
    {
        var verdict = Azure.Explain("microsoft.compute/VIRTUALMACHINES/read", OperationPlane.Control);
        Assert.That(verdict.Kind, Is.EqualTo(OperationVerdictKind.Known));
        Assert.That(verdict.Operation?.Name, Is.EqualTo("Microsoft.Compute/virtualMachines/read"));
        Assert.That(verdict.Suggestions, Is.Empty);
    }

    [Test]
    public void A_data_action_among_actions_is_in_the_wrong_plane()
    {
        var verdict = Azure.Explain("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read", OperationPlane.Control);
        Assert.That(verdict.Kind, Is.EqualTo(OperationVerdictKind.WrongPlane));
        Assert.That(verdict.Operation?.Plane, Is.EqualTo(OperationPlane.Data));
    }

    [TestCase("Microsoft.Compute/virtualMachine/read", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/virtualMachines/reed", "Microsoft.Compute/virtualMachines/read")]
    [TestCase("Microsoft.Compute/virtualMachines/restart", "Microsoft.Compute/virtualMachines/restart/action")]
    public void A_slip_is_told_with_what_was_meant(string written, string meant)
    {
        var verdict = Azure.Explain(written, OperationPlane.Control);
        Assert.That(verdict.Kind, Is.EqualTo(OperationVerdictKind.Typo));
        Assert.That(verdict.Operation, Is.Null);
        Assert.That(verdict.Suggestions[0].Name, Is.EqualTo(meant));
    }

    [Test]
    public void A_slip_in_a_misfiled_operation_is_a_slip_that_names_the_other_plane()
    {
        var verdict = Azure.Explain("Microsoft.Storage/storageAccounts/blobServices/containers/blob/read", OperationPlane.Control);
        Assert.That(verdict.Kind, Is.EqualTo(OperationVerdictKind.Typo));
        Assert.That(verdict.Suggestions[0], Has.Property(nameof(OperationInfo.Plane)).EqualTo(OperationPlane.Data));
    }

    [TestCase("Microsoft.Compute/quantumFoams/read")]
    [TestCase("Microsoft.Compute/virtualMachines/teleport/action")]
    public void What_is_close_to_nothing_in_a_known_provider_may_be_newer(string written)
    {
        var verdict = Azure.Explain(written, OperationPlane.Control);
        Assert.That(verdict.Kind, Is.EqualTo(OperationVerdictKind.PossiblyNewer));
        Assert.That(verdict.SnapshotDate, Is.EqualTo(Azure.SnapshotDate));
        Assert.That(verdict.NearestProviders, Is.Empty);
    }

    [Test]
    public void An_unknown_provider_comes_with_the_nearest_ones()
    {
        var verdict = Azure.Explain("Microsoft.Insight/alertRules/read", OperationPlane.Control);
        Assert.That(verdict.Kind, Is.EqualTo(OperationVerdictKind.UnknownProvider));
        Assert.That(verdict.NearestProviders[0], Is.EqualTo("Microsoft.Insights"));
        Assert.That(verdict.Suggestions[0].Name, Is.EqualTo("Microsoft.Insights/AlertRules/Read"));
    }
}
