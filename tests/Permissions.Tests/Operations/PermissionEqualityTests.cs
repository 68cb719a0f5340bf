using Permissions.Tests.Definitions;

namespace Permissions.Tests.Operations;

public class PermissionEqualityTests
{
    [Test]
    public void Permissions_are_equal_without_regard_to_case()
    {
        var lower = ControlAction.Parse("microsoft.compute/virtualmachines/read");
        var usual = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
        Assert.That(lower == usual, Is.True);
        Assert.That(lower != usual, Is.False);
        Assert.That(lower.Equals((object)usual), Is.True);
        Assert.That(lower.GetHashCode(), Is.EqualTo(usual.GetHashCode()));
        Assert.That(DataAction.Parse("A.B/C/READ") == DataAction.Parse("a.b/c/read"), Is.True);
        Assert.That(DataAction.Parse("A.B/C/READ").GetHashCode(), Is.EqualTo(DataAction.Parse("a.b/c/read").GetHashCode()));
    }

    [Test]
    public void Different_strings_and_different_planes_are_not_equal()
    {
        var read = ControlAction.Parse("A.B/c/read");
        Assert.That(read == ControlAction.Parse("A.B/c/write"), Is.False);
        Assert.That(read != ControlAction.Parse("A.B/c/write"), Is.True);
        Assert.That(read.Equals((object)DataAction.Parse("A.B/c/read")), Is.False);
        Assert.That(DataAction.Parse("A.B/c/read").Equals((object)read), Is.False);
        Assert.That(DataAction.Parse("A.B/c/read") != DataAction.Parse("A.B/d/read"), Is.True);
    }

    [Test]
    [SetCulture("tr-TR")]
    public void The_Turkish_culture_changes_nothing()
    {
        var upper = ControlAction.Parse("MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/WRITE");
        var usual = ControlAction.Parse("microsoft.insights/diagnosticSettings/write");
        Assert.That(upper, Is.EqualTo(usual));
        Assert.That(upper.GetHashCode(), Is.EqualTo(usual.GetHashCode()));
        Assert.That(ControlAction.Parse("microsoft.insights/*/write").Matches(upper), Is.True);
    }

    [Property]
    public bool Equality_and_hash_agree_on_every_known_operation(int index)
    {
        var text = KnownOperations.Lines[(int)((uint)index % KnownOperations.Lines.Count)].Operation;
        var upper = DataAction.Parse(text.ToUpperInvariant());
        var usual = DataAction.Parse(text);
        return upper.Equals(usual) && upper.GetHashCode() == usual.GetHashCode() && upper.Value != usual.Value;
    }
}
