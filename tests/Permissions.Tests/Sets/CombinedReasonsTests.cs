namespace Permissions.Tests.Sets;

/// <summary>Why a set that was put together from others grants an operation or not: each reason says which of them it belongs to.</summary>
public class CombinedReasonsTests
{
    private static readonly ControlAction MachineRead = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
    private static readonly ControlAction MachineWrite = ControlAction.Parse("Microsoft.Compute/virtualMachines/write");
    private static readonly ControlAction Assign = ControlAction.Parse("Microsoft.Authorization/roleAssignments/write");

    private static readonly PermissionSet Owner = Find("Owner");
    private static readonly PermissionSet Contributor = Find("Contributor");
    private static readonly PermissionSet Reader = Find("Reader");

    [Test]
    public void What_is_taken_away_is_said_to_be() => Expect(
        Owner.Except(Contributor).Explain(MachineRead),
        "not granted: '*' in block 1 of 'Owner'; '*' in block 1 of 'Contributor', which is taken away");

    [Test]
    public void An_exclusion_in_what_is_taken_away_is_said_to_be_there() => Expect(
        Owner.Except(Contributor).Explain(Assign),
        "granted: '*' in block 1 of 'Owner'; '*' in block 1 of 'Contributor', but excluded there by 'Microsoft.Authorization/*/Write', in what is taken away");

    [Test]
    public void A_side_of_an_intersection_that_grants_nothing_is_named() => Expect(
        Owner.Intersect(Reader).Explain(MachineWrite),
        "not granted: '*' in block 1 of 'Owner', in the first set of the intersection; nothing in the second set of the intersection grants it");

    [Test]
    public void Where_all_sides_grant_it_each_reason_has_its_side() => Expect(
        Owner.Intersect(Reader).Explain(MachineRead),
        "granted: '*' in block 1 of 'Owner', in the first set of the intersection; '*/read' in block 1 of 'Reader', in the second set of the intersection");

    [Test]
    public void Sides_of_a_longer_intersection_are_counted() => Expect(
        Owner.Intersect(Contributor).Intersect(Reader).Explain(MachineWrite),
        "not granted: '*' in block 1 of 'Owner', in set 1 of the intersection; '*' in block 1 of 'Contributor', in set 2 of the intersection; nothing in set 3 of the intersection grants it");

    [Test]
    public void What_is_taken_away_from_what_is_taken_away_is_granted()
    {
        var answer = Owner.Except(Contributor.Except(Reader)).Explain(MachineRead);
        Expect(answer, "granted: '*' in block 1 of 'Owner'; '*' in block 1 of 'Contributor', which is taken away; '*/read' in block 1 of 'Reader', which is taken away from what is taken away");
        Assert.That(answer.Reasons.Select(reason => reason.IsTakenAway), Is.EqualTo(new[] { false, true, false }));
    }

    [Test]
    public void A_side_that_grants_nothing_is_also_named_inside_what_is_taken_away() => Expect(
        Owner.Except(Contributor.Intersect(Reader)).Explain(MachineWrite),
        "granted: '*' in block 1 of 'Owner'; '*' in block 1 of 'Contributor', in the first set of the intersection, which is taken away; nothing in the second set of the intersection, which is taken away, grants it");

    [Test]
    public void A_union_needs_no_words() => Expect(
        Owner.Union(Reader).Explain(MachineRead),
        "granted: '*' in block 1 of 'Owner'; '*/read' in block 1 of 'Reader'");

    [Test]
    public void Nothing_but_an_empty_side_is_said_too() => Expect(
        Reader.Intersect(Reader).Explain(MachineWrite),
        "not granted: nothing in the first set of the intersection grants it; nothing in the second set of the intersection grants it");

    [Test]
    public void Members_say_the_same()
    {
        var taken = Owner.Except(Contributor).Explain(MachineRead);
        Assert.That(taken.Reasons.Select(reason => (reason.Role, reason.IsTakenAway, reason.Place)), Is.EqualTo(new (string?, bool, string?)[] { ("Owner", false, null), ("Contributor", true, "taken away") }));
        Assert.That(taken.EmptySides, Is.Empty);
        var shared = Owner.Intersect(Reader).Explain(MachineWrite);
        Assert.That(shared.Reasons.Single().Place, Is.EqualTo("in the first set of the intersection"));
        Assert.That(shared.EmptySides, Is.EqualTo(new[] { "in the second set of the intersection" }));
    }

    private static void Expect(PermissionAnswer answer, string words) => Assert.That(answer.ToString(), Is.EqualTo($"'{answer.Operation}' (control plane) is {words}"));

    private static PermissionSet Find(string name) => BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role.Permissions : throw new ArgumentException($"No role '{name}'.", nameof(name));
}
