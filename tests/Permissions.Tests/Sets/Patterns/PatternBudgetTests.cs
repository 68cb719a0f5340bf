namespace Permissions.Tests.Sets.Patterns;

/// <summary>Writing sets as blocks ends: what takes too much work is refused by the number that says how much.</summary>
public class PatternBudgetTests
{
    private static PermissionSet Set(string[] includes, string[] excludes, string? condition = null) =>
        PermissionSet.Of(new PermissionBlock(includes.Select(ControlAction.FromService), excludes.Select(ControlAction.FromService), condition: condition));

    // Every exclusion overlaps with every other, and keeps parts of its own.
    private static readonly PermissionSet Overlapping = Enumerable.Range(0, 12)
        .Aggregate(PermissionSet.Everything, (set, i) => set.Except(Set([$"A{i}/*", "*/read"], [$"*/x{i}/*", $"*/y{i}"])));

    [Test]
    public void Exclusions_that_multiply_are_refused_and_the_bound_is_named()
    {
        Assert.That(() => Overlapping.ToPermissionBlocks(), Throws.InvalidOperationException.With.Message.Contains("more than 10,000,000 comparisons of permission strings"));
        Assert.That(() => Overlapping.ToSingleBlock(Approximation.NeverMore), Throws.InvalidOperationException);
    }

    [Test]
    public void What_cannot_be_written_is_still_compared_and_told_apart()
    {
        Assert.That(Overlapping.Allows(ControlAction.Parse("A0/x0/write")), Is.True);
        Assert.That(Overlapping.Allows(ControlAction.Parse("A0/z/write")), Is.False);
        Assert.That(Overlapping.Allows(ControlAction.Parse("A99/z/write")), Is.True);
        var diff = PermissionDiff.Between(PermissionSet.Empty, Overlapping);
        Assert.That(diff.Gained.BeyondCatalogue, Is.Empty);
        Assert.That(diff.ToString(), Does.StartWith("Gained: "));
    }

    [Test]
    public void Joining_blocks_is_left_off_before_writing_them_is()
    {
        var many = PermissionSet.Of(Enumerable.Range(0, 300).Select(i => new PermissionBlock([ControlAction.Parse($"*/t{i}/*")], [ControlAction.Parse($"*/u{i}/*")])));
        var written = many.ToPermissionBlocks();
        Assert.That(PermissionSet.Of(written.Blocks).IsSubsetOf(many, OperationCatalogue.Azure).Holds, Is.True);
        Assert.That(written.Blocks, Is.Not.Empty);
    }

    [Test]
    public void Combinations_of_conditions_are_refused_by_their_number()
    {
        var set = Enumerable.Range(0, 8).Aggregate(PermissionSet.Everything, (left, i) => left.Except(Set([$"*/x{i}/*"], [], $"c{i}")));
        Assert.That(() => set.ToPermissionBlocks(), Throws.InvalidOperationException.With.Message.Contains("at most 64 are written"));
        var full = PermissionSet.Of(Enumerable.Range(0, 64).Select(i => new PermissionBlock([ControlAction.Parse("A/*")], condition: $"c{i}")));
        Assert.That(full.ToSingleBlock(Approximation.NeverLess).IsExact, Is.False);
        Assert.That(() => full.Intersect(Set(["A/*"], [], "c0")).Except(Set(["A/*"], [], "c1")).ToSingleBlock(Approximation.NeverMore), Throws.InvalidOperationException.With.Message.Contains("at most 64 are written"));
    }

    [Test]
    public void What_two_strings_with_many_wildcards_share_is_refused_when_it_grows() =>
        Assert.That(() => PatternIntersection.Of("*a*b*c*d*e*f*g*h*", "*1*2*3*4*5*6*7*8*", new PatternBudget(100_000)), Throws.InvalidOperationException.With.Message.Contains("100,000 comparisons"));

    [Test]
    public void Conditions_that_differ_in_case_only_and_strings_of_any_text_are_not_taken_for_one()
    {
        var set = PermissionSet.Everything.Except(Set(["*/read"], ["A/*"], "c")).Except(Set(["*/read"], ["A/*"], "C")).Except(Set(["*/read"], ["A/*"]));
        var again = PermissionSet.Of(set.ToPermissionBlocks().Blocks);
        Assert.That(again.Allows(ControlAction.Parse("A/read")), Is.True);
        Assert.That(again.Explain(ControlAction.Parse("B/read")).Strictly, Is.EqualTo(GrantKind.NotGranted));
    }

    [Test]
    public void All_built_in_roles_take_a_part_of_the_bound()
    {
        var all = PermissionSet.Of(BuiltInRoleCatalogue.Azure.Roles.SelectMany(role => role.PermissionBlocks).Where(block => block.Condition is null));
        var budget = new PatternBudget();
        Assert.That(SingleBlockSearch.Find(all, Approximation.NeverMore, budget: budget).IsExact, Is.True);
        Assert.That(budget.Left, Is.GreaterThan(PatternBudget.Default / 2));
    }

    [Test]
    public void A_cover_that_was_cut_short_covers_and_does_not_claim_to_be_the_fewest()
    {
        var set = PermissionSet.Of([.. Enumerable.Range(0, 3_000).Select(i => ControlAction.Parse($"Contoso.X/t{i}foo*/read"))]);
        var block = set.MinimiseWithin(0);
        Assert.That(set.IsSubsetOf(PermissionSet.Of(block.Block), OperationCatalogue.Azure).Holds, Is.True);
        Assert.That(PermissionSet.Of(block.Block).Allows(ControlAction.Parse("Contoso.X/t2999foo1/read")), Is.True);
        Assert.That(block.IsProvedFewest && block.StringCount > 1, Is.False);
    }
}
