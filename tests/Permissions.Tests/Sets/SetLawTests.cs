namespace Permissions.Tests.Sets;

/// <summary>The laws of an algebra of sets, each decided exactly, for every possible operation and under both readings.</summary>
public class SetLawTests
{
    private readonly Random _random = new(4711);
    private PatternPool _pool = null!;

    [OneTimeSetUp]
    public void Make_patterns() => _pool = new(_random, 300);

    [Test]
    public void Union_and_intersection_commute() => ForAll((a, b, _) =>
    {
        Same(a.Union(b), b.Union(a));
        Same(a.Intersect(b), b.Intersect(a));
    });

    [Test]
    public void Union_and_intersection_are_associative() => ForAll((a, b, c) =>
    {
        Same(a.Union(b).Union(c), a.Union(b.Union(c)));
        Same(a.Intersect(b).Intersect(c), a.Intersect(b.Intersect(c)));
    });

    [Test]
    public void Each_distributes_over_the_other() => ForAll((a, b, c) =>
    {
        Same(a.Intersect(b.Union(c)), a.Intersect(b).Union(a.Intersect(c)));
        Same(a.Union(b.Intersect(c)), a.Union(b).Intersect(a.Union(c)));
    });

    [Test]
    public void The_complement_of_a_union_is_the_intersection_of_complements_and_the_reverse() => ForAll((a, b, _) =>
    {
        Same(Not(a.Union(b)), Not(a).Intersect(Not(b)));
        Same(Not(a.Intersect(b)), Not(a).Union(Not(b)));
        Same(Not(Not(a)), a);
    });

    [Test]
    public void Union_and_intersection_absorb_and_repeat_without_effect() => ForAll((a, b, _) =>
    {
        Same(a.Union(a.Intersect(b)), a);
        Same(a.Intersect(a.Union(b)), a);
        Same(a.Union(a), a);
        Same(a.Intersect(a), a);
    });

    [Test]
    public void Nothing_and_everything_are_neutral() => ForAll((a, _, _) =>
    {
        Same(a.Union(PermissionSet.Empty), a);
        Same(a.Intersect(PermissionSet.Everything), a);
        Same(a.Except(PermissionSet.Empty), a);
        Same(a.Union(Not(a)), PermissionSet.Everything);
        Holds(Ask(a.Intersect(Not(a)), PermissionSet.Empty, SetQuestion.IsEmpty));
        Holds(Ask(a.Except(a), PermissionSet.Empty, SetQuestion.IsEmpty));
    });

    [Test]
    public void A_difference_is_apart_from_what_was_taken_away_and_gives_it_back_with_it() => ForAll((a, b, c) =>
    {
        Assert.That(Ask(a.Except(b), b, SetQuestion.Overlaps).Kind, Is.EqualTo(SetAnswerKind.No));
        Same(a.Except(b).Union(a.Intersect(b)), a);
        Same(a.Except(b), a.Intersect(Not(b)));
        Same(a.Except(b).Except(c), a.Except(b.Union(c)));
    });

    [Test]
    public void Parts_are_within_the_whole() => ForAll((a, b, _) =>
    {
        Holds(Ask(a, a.Union(b), SetQuestion.IsSubsetOf));
        Holds(Ask(a.Intersect(b), b, SetQuestion.IsSubsetOf));
        Holds(Ask(a.Except(b), a, SetQuestion.IsSubsetOf));
        Holds(Ask(PermissionSet.Empty, a, SetQuestion.IsSubsetOf));
        Holds(Ask(a, PermissionSet.Everything, SetQuestion.IsSubsetOf));
    });

    [Test]
    public void Questions_about_two_sets_agree_with_each_other() => ForAll((a, b, _) =>
    {
        var there = Ask(a, b, SetQuestion.IsSubsetOf).Holds;
        Assert.That(Ask(a, b, SetQuestion.IsEquivalentTo).Holds, Is.EqualTo(there && Ask(b, a, SetQuestion.IsSubsetOf).Holds));
        Assert.That(Ask(a.Except(b), PermissionSet.Empty, SetQuestion.IsEmpty).Holds, Is.EqualTo(there));
        Assert.That(Ask(a, b, SetQuestion.Overlaps).Kind, Is.EqualTo(Ask(b, a, SetQuestion.Overlaps).Kind));
        Assert.That(Ask(a, b, SetQuestion.Overlaps).Kind == SetAnswerKind.No, Is.EqualTo(Ask(a.Intersect(b), PermissionSet.Empty, SetQuestion.IsEmpty).Holds));
    });

    private void ForAll(Action<PermissionSet, PermissionSet, PermissionSet> law)
    {
        for (var i = 0; i < 100; i++)
            law(Next(i), Next(i), Next(i));
    }

    private PermissionSet Next(int i) => RandomSet.Make(_random, _pool, i % 2 == 0, 1).Set;

    private static PermissionSet Not(PermissionSet set) => PermissionSet.Everything.Except(set);

    private static void Same(PermissionSet first, PermissionSet second) => Holds(Ask(first, second, SetQuestion.IsEquivalentTo));

    private static void Holds(SetAnswer answer)
    {
        if (answer.Kind != SetAnswerKind.Yes || answer.ReadingsDiffer)
            Assert.Fail(answer.ToString());
    }

    private static SetAnswer Ask(PermissionSet first, PermissionSet second, SetQuestion question) =>
        new SetComparison(first, second, null, OperationCatalogue.Empty).Answer(question);
}
