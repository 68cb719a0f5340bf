namespace Permissions.Tests.Catalogue;

public class OperationChildrenTests
{
    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;

    [Test]
    public void Every_path_of_every_provider_has_the_children_that_a_scan_finds()
    {
        // Each ninth operation's paths: the whole set takes long and shows no more.
        var paths = Azure.Operations.Where((_, i) => i % 9 == 0).SelectMany(operation => Prefixes(operation.Name)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var byParent = Azure.Operations.SelectMany(operation => Steps(operation.Name)).ToLookup(step => step.Parent, StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            var expected = byParent[path]
                .GroupBy(step => step.Child, StringComparer.OrdinalIgnoreCase)
                .OrderBy(child => child.Key, StringComparer.OrdinalIgnoreCase)
                .Select(child => new OperationSegment(child.First().Child, child.Any(step => step.IsLast), child.Any(step => !step.IsLast)));
            Assert.That(Azure.Children(path), Is.EqualTo(expected), path);
        }
    }

    [Test]
    public void A_slash_at_the_end_and_the_case_change_nothing() =>
        Assert.That(Azure.Children("MICROSOFT.compute/virtualMachines/"), Is.EqualTo(Azure.Children("Microsoft.Compute/virtualMachines")));

    [Test]
    public void The_empty_path_gives_the_providers() =>
        Assert.That(Azure.Children("").Select(child => child.Name), Is.EqualTo(Azure.Providers));

    [Test]
    public void An_unknown_path_has_no_children() => Assert.That(Azure.Children("Contoso.Bikes"), Is.Empty);

    [Test]
    public void Only_what_leads_to_operations_of_the_plane_is_offered()
    {
        const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";
        Assert.That(Azure.Children(Blobs, OperationPlane.Control), Is.Empty);
        Assert.That(Azure.Children(Blobs, OperationPlane.Data).Select(child => child.Name), Does.Contain("read").And.Contain("tags"));
        Assert.That(Azure.Children("Microsoft.Compute/virtualMachines", OperationPlane.Control).Select(child => child.Name), Does.Contain("start").And.Not.Contain("login"));
        Assert.That(Azure.Children("Microsoft.Compute/virtualMachines", OperationPlane.Data).Select(child => child.Name), Does.Contain("login"));
    }

    private static IEnumerable<string> Prefixes(string operation) => Steps(operation).Select(step => step.Parent);

    private static IEnumerable<(string Parent, string Child, bool IsLast)> Steps(string operation)
    {
        var segments = operation.Split('/');
        return segments.Select((segment, i) => (string.Join('/', segments.Take(i)), segment, i == segments.Length - 1));
    }
}
