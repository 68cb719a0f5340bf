using System.Globalization;
using Permissions.Tests.Definitions;

namespace Permissions.Tests.Catalogue;

/// <summary>The embedded snapshot against a plain reading of the text files it is made from.</summary>
public class AzureOperationsTests
{
    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;

    [Test]
    public void Every_line_of_the_text_files_is_found_with_its_spelling_plane_and_day()
    {
        Assert.That(Azure.Count, Is.EqualTo(KnownOperations.Lines.Count));
        Assert.Multiple(() =>
        {
            foreach (var line in KnownOperations.Lines)
            {
                var found = Azure.TryFind(line.Operation.ToUpperInvariant(), PlaneOf(line), out var info);
                if (!found || info.Name != line.Operation || info.Plane != PlaneOf(line) || info.LastSeen != DayOf(line))
                    Assert.Fail($"{line} was found as {info}.");
            }
        });
    }

    [Test]
    public void Operations_are_sorted_without_regard_to_case_and_by_plane_and_differ()
    {
        var operations = Azure.Operations;
        for (var i = 1; i < operations.Count; i++)
        {
            var order = StringComparer.OrdinalIgnoreCase.Compare(operations[i - 1].Name, operations[i].Name);
            Assert.That(order < 0 || (order == 0 && operations[i - 1].Plane < operations[i].Plane), operations[i].Name);
        }
    }

    [Test]
    public void The_snapshot_is_of_the_latest_day_in_the_files() =>
        Assert.That(Azure.SnapshotDate, Is.EqualTo(KnownOperations.Lines.Max(DayOf)));

    [Test]
    public void Providers_are_those_of_the_files() =>
        Assert.That(Azure.Providers, Is.EqualTo(KnownOperations.Lines.Select(line => line.Provider).Distinct().Order(StringComparer.OrdinalIgnoreCase)));

    [TestCase("Microsoft.Compute", true)]
    [TestCase("microsoft.COMPUTE", true)]
    [TestCase("Microsoft.Comput", false)]
    [TestCase("Microsoft.Compute/virtualMachines", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_provider_is_known_by_its_whole_name(string? provider, bool known) =>
        Assert.That(Azure.IsProvider(provider), Is.EqualTo(known));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("*")]
    [TestCase("Microsoft.Compute/*")]
    [TestCase("Microsoft.Compute/virtualMachines")]
    [TestCase("Microsoft.Compute/virtualMachines/read ")]
    [TestCase("Microsoft.Compute/virtualMachines/read/")]
    [TestCase("Microsoft.Compute/virtualMachınes/read")]
    public void What_is_no_operation_is_not_found(string? operation)
    {
        Assert.That(Azure.TryFind(operation, out var info), Is.False);
        Assert.That(info, Is.EqualTo(default(OperationInfo)));
        Assert.That(Azure.Contains(operation), Is.False);
        Assert.That(Azure.Contains(operation, OperationPlane.Control), Is.False);
    }

    [Test]
    public void An_operation_in_both_planes_is_found_in_each_and_first_in_the_control_plane()
    {
        const string InBoth = "Microsoft.KeyVault/vaults/keys/read";
        Assert.That(Azure.TryFind(InBoth, OperationPlane.Control, out var control) && control.Plane == OperationPlane.Control);
        Assert.That(Azure.TryFind(InBoth, OperationPlane.Data, out var data) && data.Plane == OperationPlane.Data);
        Assert.That(Azure.TryFind(InBoth, out var any) && any == control);
    }

    [Test]
    public void A_data_action_is_not_known_in_the_control_plane()
    {
        const string BlobRead = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";
        Assert.That(Azure.Contains(BlobRead, OperationPlane.Control), Is.False);
        Assert.That(Azure.Contains(BlobRead, OperationPlane.Data), Is.True);
    }

    [TestCase("Microsoft.ClassicCompute/virtualMachines/read", true)]
    [TestCase("microsoft.classicstorage/storageAccounts/listKeys/action", true)]
    [TestCase("Microsoft.ClassicNetwork/*", true)]
    [TestCase("Microsoft.Classic*", false)]
    [TestCase("Microsoft.Compute/virtualMachines/read", false)]
    [TestCase("*", false)]
    public void The_classic_providers_are_refused_in_custom_roles(string permission, bool refused) =>
        Assert.That(Azure.IsRefusedInCustomRoles(permission), Is.EqualTo(refused));

    [Test]
    public void Each_operation_says_itself_whether_it_is_refused() =>
        Assert.That(
            Azure.Operations.Where(operation => operation.IsRefusedInCustomRoles).Select(operation => operation.Provider).Distinct(),
            Is.EqualTo(["Microsoft.ClassicCompute", "Microsoft.ClassicNetwork", "Microsoft.ClassicStorage"]));

    [Test]
    public void Many_threads_may_be_the_first_to_ask()
    {
        // A catalogue of its own, so that its lazy parts are untouched whatever ran before.
        var catalogue = EmbeddedOperations.Load();
        var wrong = Enumerable.Range(0, 8).Select(i => Azure.Operations[i * 2500].Name + "x").ToArray();
        var expected = wrong.Select(text => Azure.Nearest(text, null, 3)).ToArray();
        using var start = new Barrier(8);
        var threads = Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return (Nearest: catalogue.Nearest(wrong[i], null, 3), catalogue.Providers.Count, First: catalogue.Operations[i]);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        for (var i = 0; i < threads.Length; i++)
        {
            var result = threads[i].Result;
            Assert.That(result.Nearest, Is.EqualTo(expected[i]));
            Assert.That(result.Count, Is.EqualTo(Azure.Providers.Count));
            Assert.That(result.First, Is.EqualTo(Azure.Operations[i]));
        }
    }

    [TestCase("tr-TR")]
    [TestCase("fi-FI")]
    [TestCase("th-TH")]
    public void The_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var catalogue = EmbeddedOperations.Load();
            Assert.That(catalogue.SnapshotDate, Is.EqualTo(Azure.SnapshotDate));
            Assert.That(catalogue.TryFind("MICROSOFT.INSIGHTS/ACTIONGROUPS/DELETE", out var info), Is.True);
            Assert.That(info.Name, Is.EqualTo("Microsoft.Insights/ActionGroups/Delete"));
            Assert.That(catalogue.Nearest("MICROSOFT.INSIGHTS/ACTIONGROUP/DELETE", null, 1)[0].Name, Is.EqualTo("Microsoft.Insights/ActionGroups/Delete"));
            Assert.That(OperationList.Parse("Contoso.Bikes/bikes/read DATA 2026-08-22").Operations[0].LastSeen, Is.EqualTo(new DateTime(2026, 8, 22)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static OperationPlane PlaneOf(OperationLine line) => line.Plane == "data" ? OperationPlane.Data : OperationPlane.Control;

    private static DateTime? DayOf(OperationLine line) => DateTime.ParseExact(line.LastSeen, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
