namespace Permissions.Tests.Sets.Patterns;

/// <summary>The one block that errs on a named side errs by as few known operations as it can.</summary>
public class SmallestApproximationTests
{
    private const string A = "@Resource[a:b] StringEquals 'a'";
    private const string B = "@Resource[a:b] StringEquals 'b'";

    private static readonly PermissionBlock AllButVerbs = Block("*", "*/read", "*/write", "*/delete", "*/action");

    [Test]
    public void Of_several_conditions_the_one_is_kept_that_loses_the_fewest_known_operations()
    {
        var set = PermissionSet.Of([Conditional(A, "Microsoft.Storage/storageAccounts/read"), Conditional(B, "Microsoft.Network/*")]);
        var block = set.ToSingleBlock(Approximation.NeverMore);
        Assert.That(block.Block.Condition, Is.EqualTo(B));
        Assert.That(Actions(block), Is.EqualTo("Microsoft.Network/*"));
        Assert.That(block.DifferenceOperations.Select(operation => operation.Name), Is.EqualTo(new[] { "Microsoft.Storage/storageAccounts/read" }));
        Assert.That(PermissionSet.Of(block.Block).IsSubsetOf(set).Kind, Is.EqualTo(SetAnswerKind.Yes));
    }

    [Test]
    public void A_block_under_a_condition_keeps_what_is_granted_without_one_too()
    {
        var set = PermissionSet.Of([Block("Microsoft.Storage/storageAccounts/read"), Conditional(B, "Microsoft.Network/*")]);
        var block = set.ToSingleBlock(Approximation.NeverMore);
        Assert.That(block.Block.Condition, Is.EqualTo(B));
        Assert.That(Actions(block), Is.EqualTo("Microsoft.Network/* Microsoft.Storage/storageAccounts/read"));
        Assert.That(block.DifferenceOperations, Has.Count.EqualTo(1));
        Assert.That(PermissionSet.Of(block.Block).IsSubsetOf(set).Kind, Is.EqualTo(SetAnswerKind.Yes));
    }

    [Test]
    public void Where_all_is_granted_under_a_common_condition_the_wider_block_has_it_too()
    {
        var both = PermissionSet.Of([Conditional(A, "Microsoft.Network/*"), Conditional(B, "Microsoft.Storage/*")]).Intersect(PermissionSet.Of(Conditional("c", "*")));
        var block = both.ToSingleBlock(Approximation.NeverLess);
        Assert.That(block.Block.Condition, Is.EqualTo("c"));
        Assert.That(both.IsSubsetOf(PermissionSet.Of(block.Block)).Kind, Is.EqualTo(SetAnswerKind.Yes));
    }

    [Test]
    public void A_wide_pattern_is_given_up_where_its_exclusions_would_take_known_operations()
    {
        var set = PermissionSet.Of([AllButVerbs, Block("Microsoft.Compute/*")]);
        var block = set.ToSingleBlock(Approximation.NeverMore);
        Assert.That(Actions(block), Is.EqualTo("Microsoft.Compute/*"));
        Assert.That(block.DifferenceOperations, Is.Empty);
        Assert.That(block.IsExact, Is.False);
    }

    [Test]
    public void A_wide_pattern_is_kept_where_giving_it_up_would_lose_more()
    {
        var set = PermissionSet.Of([Block("*", "Microsoft.Authorization/*/write"), Block("Microsoft.Authorization/locks/*")]);
        var block = set.ToSingleBlock(Approximation.NeverMore);
        Assert.That(Actions(block), Is.EqualTo("* - Microsoft.Authorization/*/write"));
        Assert.That(block.DifferenceOperations.Select(operation => operation.Name), Is.EqualTo(new[] { "Microsoft.Authorization/locks/write" }));
    }

    [Test]
    public void What_costs_nothing_is_kept_although_no_operation_of_it_is_known()
    {
        var set = PermissionSet.Of([AllButVerbs, Block("Microsoft.Compute/*"), Block("Contoso.Own/*")]);
        Assert.That(Actions(set.ToSingleBlock(Approximation.NeverMore)), Is.EqualTo("Contoso.Own/* Microsoft.Compute/*"));
    }

    [Test]
    public void Of_choices_that_lose_as_few_known_operations_the_wider_patterns_stay()
    {
        var set = PermissionSet.Of([Block("Contoso.Own/*", "Contoso.Own/*/write"), Block("Contoso.Own/locks/write")]);
        Assert.That(Actions(set.ToSingleBlock(Approximation.NeverMore)), Is.EqualTo("Contoso.Own/* - Contoso.Own/*/write"));
    }

    [Test]
    public void A_projects_own_operations_count_when_its_catalogue_is_given()
    {
        var set = PermissionSet.Of([Block("Contoso.Own/*", "Contoso.Own/*/write"), Block("Contoso.Own/locks/write")]);
        var catalogue = OperationCatalogue.Azure.With(OperationList.Parse("Contoso.Own/locks/write").Operations);
        var block = set.ToSingleBlock(Approximation.NeverMore, catalogue);
        Assert.That(Actions(block), Is.EqualTo("Contoso.Own/locks/write"));
        Assert.That(block.DifferenceOperations, Is.Empty);
    }

    [Test]
    public void No_choice_of_the_patterns_loses_fewer_known_operations()
    {
        var random = new Random(41);
        string[] patterns = ["*", "Microsoft.Compute/*", "Microsoft.Network/*", "Microsoft.Compute/disks/*", "*/read", "*/write", "Microsoft.Network/*/delete", "Microsoft.Compute/*/action", "Microsoft.Compute/disks/read"];
        var inexact = 0;
        for (var i = 0; i < 300; i++)
        {
            List<PermissionBlock> blocks = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Block(Some(1)[0], [.. Some(random.Next(0, 4))]))];
            var set = PermissionSet.Of(blocks);
            var found = set.ToSingleBlock(Approximation.NeverMore);
            Assert.That(PermissionSet.Of(found.Block).IsSubsetOf(set).Kind, Is.EqualTo(SetAnswerKind.Yes));
            if (found.IsExact)
                continue;
            inexact++;
            // Each choice of the blocks alone is a set of its own, within the whole one.
            for (var choice = 1; choice < 1 << blocks.Count; choice++)
            {
                var some = PermissionSet.Of(blocks.Where((_, at) => (choice >> at & 1) != 0));
                var lost = set.Except(PermissionSet.Of(some.ToSingleBlock(Approximation.NeverMore).Block)).MayGrant().Count();
                Assert.That(found.DifferenceOperations, Has.Count.LessThanOrEqualTo(lost), $"{string.Join(" + ", blocks.Select(Print))}: {found}");
            }
        }

        Assert.That(inexact, Is.GreaterThan(10));

        List<string> Some(int count) => [.. Enumerable.Range(0, count).Select(_ => patterns[random.Next(patterns.Length)])];
    }

    [Test]
    public void Of_many_patterns_a_choice_is_the_same_each_time_and_no_worse_than_all_or_none()
    {
        var random = new Random(3);
        var patterns = Enumerable.Range(0, IncludeChoice.MostForEachChoice + 8)
            .Select(i => new CostlyInclude($"A/{i}/*", [], Bits(20), Bits(6), IsWidest: true))
            .ToList();
        var wanted = patterns.Aggregate(Bits(10), (all, include) => BitWords.Or(BitWords.Or(all, include.Gains), include.Loses));
        var none = new ulong[wanted.Length];
        var chosen = IncludeChoice.Of(patterns, wanted, none);
        Assert.That(IncludeChoice.Of(patterns, wanted, none), Is.EqualTo(chosen));
        Assert.That(Lost(chosen[0]), Is.LessThanOrEqualTo(Math.Min(Lost([.. patterns.Select(_ => true)]), Lost([.. patterns.Select(_ => false)]))));
        // Changing any one pattern of it is no better.
        for (var i = 0; i < patterns.Count; i++)
            Assert.That(Lost([.. chosen[0].Select((kept, at) => kept != (at == i))]), Is.GreaterThanOrEqualTo(Lost(chosen[0])));

        int Lost(bool[] kept)
        {
            var some = patterns.Where((_, i) => kept[i]).ToList();
            var granted = BitWords.Without(some.Aggregate(none, (all, include) => BitWords.Or(all, include.Gains)), some.Aggregate(none, (all, include) => BitWords.Or(all, include.Loses)));
            return BitWords.CountInEitherHalf(BitWords.Without(wanted, granted));
        }

        ulong[] Bits(int count)
        {
            var (strict, lenient) = (new ulong[4], new ulong[4]);
            for (var i = 0; i < count; i++)
            {
                strict[random.Next(4)] |= 1UL << random.Next(64);
                lenient[random.Next(4)] |= 1UL << random.Next(64);
            }

            return [.. strict, .. lenient];
        }
    }

    private static PermissionBlock Block(string include, params string[] excludes) => new([ControlAction.Parse(include)], excludes.Select(ControlAction.Parse));

    private static PermissionBlock Conditional(string condition, params string[] includes) => new(includes.Select(ControlAction.Parse), condition: condition);

    private static string Actions(SingleBlock block) => Print(block.Block);

    private static string Print(PermissionBlock block) => string.Join(' ', block.Actions.Select(action => action.Value).Concat(block.NotActions.Select(action => $"- {action}")));
}
