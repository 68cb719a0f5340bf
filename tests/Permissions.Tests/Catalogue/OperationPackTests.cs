namespace Permissions.Tests.Catalogue;

/// <summary>The packed table has to answer as the table does that has all names side by side.</summary>
public sealed class OperationPackTests
{
    private static readonly OperationPack Pack = ReadPack();
    private static readonly OperationTable Unpacked = Unpack(Pack);

    [Test]
    public void Every_operation_is_found_in_any_case_where_the_table_has_it()
    {
        for (var i = 0; i < Unpacked.Count; i++)
        {
            var (name, plane) = (Unpacked.Name(i), Unpacked.Plane(i));
            Assert.That((Pack.Find(name.ToUpperInvariant(), plane), Pack.Find(name.ToLowerInvariant(), plane)), Is.EqualTo((i, i)), name);
        }
    }

    [Test]
    public void Every_name_and_its_facts_are_read_alone_as_they_are_in_the_table()
    {
        for (var i = 0; i < Unpacked.Count; i++)
            Assert.That((Pack.Name(i), Pack.FactsAt(i)), Is.EqualTo((Unpacked.Name(i), Unpacked.FactsAt(i))));
    }

    [Test]
    public void What_is_not_there_would_stand_where_the_table_says()
    {
        var wrong = 0;
        for (var i = 0; i < Unpacked.Count; i++)
        {
            var name = Unpacked.Name(i);
            var cut = name.Length * (i % 7) / 7;
            string[] changed = [name + "x", name[..cut], name[..cut] + "_" + name[cut..], name[..cut] + "é", name[..cut] + "-", name + "/read"];
            wrong += changed.Count(one => Pack.LowerBound(one, OperationPlane.Control) != Unpacked.LowerBound(one, OperationPlane.Control)
                || Pack.Find(one, OperationPlane.Data) != Unpacked.Find(one, OperationPlane.Data));
        }

        Assert.That(wrong, Is.Zero);
    }

    [TestCase("")]
    [TestCase("a")]
    [TestCase("\u017f/read")]
    [TestCase("zzzz/zzzz/read")]
    [TestCase("\uffff")]
    public void The_ends_of_the_table_are_no_exception(string operation)
    {
        foreach (var plane in new[] { OperationPlane.Control, OperationPlane.Data })
            Assert.That((Pack.LowerBound(operation, plane), Pack.Find(operation, plane)), Is.EqualTo((Unpacked.LowerBound(operation, plane), -1)));
    }

    [Test]
    public void A_resource_that_ends_early_is_named()
    {
        using var stream = new ShortStream();

        Assert.That(() => OperationPack.Read(stream), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("after 0 of 10 bytes"));
    }

    private static OperationPack ReadPack()
    {
        using var stream = typeof(OperationPack).Assembly.GetManifestResourceStream("Permissions.operations")!;
        return OperationPack.Read(stream);
    }

    private static OperationTable Unpack(OperationPack pack)
    {
        var (text, starts, facts) = pack.Unpack();
        return new(text, starts, facts);
    }

    private sealed class ShortStream : MemoryStream
    {
        public override long Length => 10;
    }
}
