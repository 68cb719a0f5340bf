namespace Permissions.Tests.Catalogue;

public class OperationCatalogueWithTests
{
    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;

    [Test]
    public void A_projects_operations_count_as_known_beside_Azures()
    {
        var list = OperationList.Parse("Contoso.Bikes/bikes/read\nContoso.Bikes/bikes/ride/action data 2026-09-01\nMicrosoft.Compute/virtualMachines/paint/action");
        var own = Azure.With(list.Operations);
        Assert.That(own.Count, Is.EqualTo(Azure.Count + 3));
        Assert.That(own.TryFind("contoso.bikes/BIKES/read", OperationPlane.Control, out var read), Is.True);
        Assert.That(read, Is.EqualTo(new OperationInfo("Contoso.Bikes/bikes/read", OperationPlane.Control, null, false)));
        Assert.That(own.Contains("Contoso.Bikes/bikes/ride/action", OperationPlane.Data));
        Assert.That(own.Contains("Contoso.Bikes/bikes/ride/action", OperationPlane.Control), Is.False);
        Assert.That(own.IsProvider("Contoso.Bikes"));
        Assert.That(own.Matching("*/paint/action", OperationPlane.Control).Select(operation => operation.Name), Is.EqualTo(["Microsoft.Compute/virtualMachines/paint/action"]));
        Assert.That(own.Nearest("Contoso.Bikes/bike/read", null, 1)[0].Name, Is.EqualTo("Contoso.Bikes/bikes/read"));
        Assert.That(own.SnapshotDate, Is.EqualTo(Azure.SnapshotDate));
        Assert.That(own.IsRefusedInCustomRoles("Microsoft.ClassicCompute/virtualMachines/read"));
        Assert.That(Azure.Contains("Contoso.Bikes/bikes/read"), Is.False);
    }

    [Test]
    public void A_known_operation_keeps_its_spelling_and_takes_the_later_day()
    {
        Assert.That(Azure.TryFind("Microsoft.Compute/virtualMachines/read", out var known));
        var same = Azure.With(OperationList.Parse("MICROSOFT.COMPUTE/virtualMachines/READ 2020-01-01").Operations);
        Assert.That(same, Is.SameAs(Azure));
        var later = Azure.With(OperationList.Parse("MICROSOFT.COMPUTE/virtualMachines/READ 2030-01-01").Operations);
        Assert.That(later.Count, Is.EqualTo(Azure.Count));
        Assert.That(later.TryFind(known.Name, out var found) && found == known with { LastSeen = new DateTime(2030, 1, 1) });
    }

    [TestCase("Contoso")]
    [TestCase("Contoso.Bikes/*")]
    [TestCase("")]
    public void What_is_no_operation_is_refused_with_its_reason(string operation) =>
        Assert.That(
            () => OperationCatalogue.Empty.With([new(operation, OperationPlane.Control, null, default)]),
            Throws.ArgumentException.With.Message.Contains(operation.Length == 0 ? "blank" : operation));

    [Property(MaxTest = 200)]
    public void Adding_agrees_with_a_sorted_set(int seed)
    {
        var random = new Random(seed);
        string[] names = ["A.B/a/read", "a.b/A/read", "A.B/a-b/read", "A.B/a/b/read", "A.B/b/action", "C.D/x/delete", "C.D/x_y/write", "C.D/x1/write"];
        var catalogue = OperationCatalogue.Empty;
        var expected = new SortedDictionary<string, (string Name, DateTime? Day)>(StringComparer.OrdinalIgnoreCase);
        for (var step = random.Next(4); step >= 0; step--)
        {
            var added = Enumerable.Range(0, random.Next(6)).Select(_ => new OperationListEntry(names[random.Next(names.Length)], (OperationPlane)random.Next(2), random.Next(2) == 0 ? null : new DateTime(2026, 1, random.Next(1, 28)), default)).ToArray();
            catalogue = catalogue.With(added);
            foreach (var entry in added)
            {
                var key = $"{entry.Operation}\0{(int)entry.Plane}";
                var (name, day) = expected.TryGetValue(key, out var known) ? known : (entry.Operation, null);
                expected[key] = (name, day is null || entry.LastSeen > day ? entry.LastSeen ?? day : day);
            }
        }

        Assert.That(
            catalogue.Operations.Select(operation => (operation.Name, operation.Plane, operation.LastSeen)),
            Is.EqualTo(expected.Select(pair => (pair.Value.Name, (OperationPlane)(pair.Key[^1] - '0'), pair.Value.Day))));
    }

    [Test]
    public void The_empty_catalogue_knows_nothing_and_suggests_nothing()
    {
        var empty = OperationCatalogue.Empty;
        Assert.That(empty.Count, Is.Zero);
        Assert.That(empty.SnapshotDate, Is.Null);
        Assert.That(empty.Providers, Is.Empty);
        Assert.That(empty.Matching("*", OperationPlane.Control), Is.Empty);
        Assert.That(empty.Nearest("Microsoft.Compute/virtualMachines/read", null, 3), Is.Empty);
        Assert.That(empty.Explain("Microsoft.Compute/virtualMachines/read", OperationPlane.Control).Kind, Is.EqualTo(OperationVerdictKind.UnknownProvider));
    }
}
