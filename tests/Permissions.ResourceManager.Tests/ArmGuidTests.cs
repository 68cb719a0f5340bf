namespace Permissions.ResourceManager.Tests;

public class ArmGuidTests
{
    [TestCase("a98fa280-e03f-5afa-8d8e-92d0a9c201e8", "a", "b", "c")]
    [TestCase("a5b868f8-11fe-567a-ace0-e77cc87f104e", "hello", "world")]
    [TestCase("a5b868f8-11fe-567a-ace0-e77cc87f104e", "hello-world")]
    public void The_known_vectors_come_out(string expected, params string[] parts) =>
        Assert.That(ArmGuid.Create(parts), Is.EqualTo(new Guid(expected)));

    [Test]
    public void Case_and_order_matter()
    {
        Assert.That(ArmGuid.Create("a", "b"), Is.Not.EqualTo(ArmGuid.Create("A", "b")));
        Assert.That(ArmGuid.Create("a", "b"), Is.Not.EqualTo(ArmGuid.Create("b", "a")));
    }

    // The analyzer does not know that FsCheck supplies the argument.
#pragma warning disable NUnit1027
    [FsCheck.NUnit.Property]
    public void Every_text_gives_a_version_5_guid_of_the_RFC_variant(FsCheck.NonNull<string> text)
    {
        var guid = ArmGuid.Create(text.Get);
        Assert.That(guid.Version, Is.EqualTo(5));
        Assert.That(guid.Variant & 0b1100, Is.EqualTo(0b1000));
    }
#pragma warning restore NUnit1027

    [Test]
    public void Nothing_to_hash_is_refused()
    {
        Assert.That(() => ArmGuid.Create(), Throws.ArgumentException);
        Assert.That(() => ArmGuid.Create(null!), Throws.ArgumentNullException);
        Assert.That(() => ArmGuid.Create("a", null!), Throws.ArgumentNullException);
    }
}
