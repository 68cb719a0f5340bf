using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Permissions.TestSupport;

namespace Permissions.Catalog.Tests;

/// <summary>
/// The members of the built assembly against definitions/azure/operations. A file with all of their names would be 40,000 lines
/// that repeat those lists, so the plain rule is written again here, and a checked file lists only the names that it does not give.
/// </summary>
public sealed partial class OperationMemberTests
{
    [Test]
    public void Every_operation_of_the_files_has_exactly_one_member_with_its_string_and_plane()
    {
        var expected = Directory.GetFiles(Repository.PathOf("definitions", "azure", "operations"), "*.txt")
            .SelectMany(File.ReadLines)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .Select(fields => $"{fields[0]} {fields[1]}");
        var members = CatalogueMembers.Operations.Select(member => $"{member.Value} {(member.Plane == OperationPlane.Data ? "data" : "control")}");

        Assert.That(members.Order(StringComparer.Ordinal), Is.EqualTo(expected.Order(StringComparer.Ordinal)));
    }

    [Test]
    public void The_members_are_the_operations_of_the_core() =>
        Assert.That(
            CatalogueMembers.Operations.Select(member => (member.Value, member.Plane)).Order(),
            Is.EqualTo(OperationCatalogue.Azure.Operations.Select(operation => (operation.Name, operation.Plane)).Order()));

    [Test]
    public void No_two_members_are_called_the_same_without_regard_to_case()
    {
        var same = CatalogueMembers.All.GroupBy(member => member.Path, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
        Assert.That(same.Select(group => group.Key), Is.Empty);
    }

    [Test]
    public void The_names_that_the_plain_rule_does_not_give_are_on_record()
    {
        var text = new StringBuilder();
        foreach (var member in CatalogueMembers.Operations.Where(member => member.Path != PlainName(member)).OrderBy(member => member.Path, StringComparer.Ordinal))
            text.Append(member.Path).Append("  ").Append(member.Value).Append('\n');
        Snapshot.Verify(text.ToString());
    }

    [Test]
    public void A_wildcard_is_there_for_each_type_and_matches_what_it_says()
    {
        var catalogue = OperationCatalogue.Azure;
        Assert.Multiple(() =>
        {
            foreach (var member in CatalogueMembers.Patterns)
            {
                var pattern = WildcardSuffix().Match(member.Value).Value;
                Assert.That(member.Name, Is.EqualTo("All" + (pattern.Length > 2 ? PascalCase(pattern[3..]) : string.Empty)), member.Value);
            }

            foreach (var member in CatalogueMembers.Patterns.Where((_, i) => i % 97 == 0))
                Assert.That(catalogue.AnyMatches(member.Value, member.Plane), member.Value);
        });
    }

    [Test]
    public void Members_are_what_code_says()
    {
        ControlAction start = Actions.Compute.VirtualMachines.Start;
        DataAction readBlobs = DataActions.Storage.StorageAccounts.BlobServices.Containers.Blobs.Read;
        Assert.Multiple(() =>
        {
            Assert.That(start.Value, Is.EqualTo("Microsoft.Compute/virtualMachines/start/action"));
            Assert.That(Actions.Compute.VirtualMachines.Read.Value, Is.EqualTo("Microsoft.Compute/virtualMachines/read"));
            Assert.That(Actions.Compute.VirtualMachines.All.Value, Is.EqualTo("Microsoft.Compute/virtualMachines/*"));
            Assert.That(Actions.Compute.AllRead.Value, Is.EqualTo("Microsoft.Compute/*/read"));
            Assert.That(readBlobs.Value, Is.EqualTo("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"));
            Assert.That(DataActions.Storage.StorageAccounts.BlobServices.Containers.Blobs.Tags.All.Value, Is.EqualTo("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/*"));
            Assert.That(Actions.Resources.Resources_.Read.Value, Is.EqualTo("Microsoft.Resources/resources/read"));
            Assert.That(Actions.Compute.CloudServices.DeleteAction.Value, Is.EqualTo("Microsoft.Compute/cloudServices/delete/action"));
            Assert.That(Actions.Network.NetworkWatchers.Topology.Action.Value, Is.EqualTo("Microsoft.Network/networkWatchers/topology/action"));
            Assert.That(Actions._84codesCloudAMQP.All.Value, Is.EqualTo("84codes.CloudAMQP/*"));
        });
    }

    [Test]
    public void The_assembly_stays_below_six_megabytes() =>
        Assert.That(new FileInfo(typeof(Actions).Assembly.Location).Length, Is.LessThan(6_000_000));

    private static string PlainName(CatalogueMember member)
    {
        var segments = member.Value.Split('/').ToList();
        segments[0] = Regex.Replace(segments[0], "^Microsoft\\.", string.Empty, RegexOptions.IgnoreCase);
        if (segments.Count > 2 && segments[^1].Equals("action", StringComparison.OrdinalIgnoreCase))
            segments.RemoveAt(segments.Count - 1);
        return (member.Plane == OperationPlane.Data ? "DataActions." : "Actions.") + string.Join('.', segments.Select(PascalCase));
    }

    private static string PascalCase(string text)
    {
        var name = string.Concat(Words().Matches(text).Select(word => char.ToUpper(word.Value[0], CultureInfo.InvariantCulture) + word.Value[1..]));
        return char.IsDigit(name[0]) ? "_" + name : name;
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"/\*(/[a-z]+)?$")]
    private static partial Regex WildcardSuffix();
}
