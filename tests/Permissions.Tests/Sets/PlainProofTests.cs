namespace Permissions.Tests.Sets;

/// <summary>What a look at pairs of patterns proves is what the whole search says, which is asked where the known operations are at hand already.</summary>
public class PlainProofTests
{
    private static readonly WildcardReading[] Readings = [WildcardReading.Strict, WildcardReading.Lenient];

    [Test]
    public void What_it_proves_of_random_sets_is_so()
    {
        // A fixed seed: a failure comes back on every run.
        var random = new Random(20261130);
        var pool = new PatternPool(random, 500);
        var (subsets, disjoint) = (0, 0);
        for (var i = 0; i < 6_000; i++)
        {
            var (first, second) = (RandomSet.Make(random, pool, i % 2 == 0, 0).Set, RandomSet.Make(random, pool, i % 2 == 0, 0).Set);
            foreach (var reading in Readings)
            {
                if (PlainProof.IsSubset(first, second, reading))
                    subsets += Check(first, second, SetQuestion.IsSubsetOf, reading, SetAnswerKind.Yes);
                if (PlainProof.AreDisjoint(first, second, reading))
                    disjoint += Check(first, second, SetQuestion.Overlaps, reading, SetAnswerKind.No);
            }
        }

        Assert.That(new[] { subsets, disjoint }, Has.All.GreaterThan(30));
    }

    [Test]
    public void What_it_proves_of_built_in_roles_is_so()
    {
        var roles = BuiltInRoleCatalogue.Azure.Roles.Where((_, index) => index % 7 == 0).ToList();
        var (subsets, disjoint) = (0, 0);
        foreach (var first in roles)
        {
            foreach (var second in roles.Where((_, index) => index % 5 == 0))
            {
                if (PlainProof.IsSubset(first.Permissions, second.Permissions, WildcardReading.Strict))
                    subsets += Check(first.Permissions, second.Permissions, SetQuestion.IsSubsetOf, WildcardReading.Strict, SetAnswerKind.Yes);
                if (PlainProof.AreDisjoint(first.Permissions, second.Permissions, WildcardReading.Strict))
                    disjoint += Check(first.Permissions, second.Permissions, SetQuestion.Overlaps, WildcardReading.Strict, SetAnswerKind.No);
            }
        }

        Assert.That(new[] { subsets, disjoint }, Has.All.GreaterThan(50));
    }

    [TestCase("Contoso.App/sites/*", "Contoso.App/*", "Contoso.App/*/delete", ExpectedResult = false)]
    [TestCase("Contoso.App/sites/*", "Contoso.App/*", "Contoso.Web/*", ExpectedResult = true)]
    [TestCase("Contoso.App/sites/read", "Contoso.App/*/read", "Contoso.App/sites/*/read", ExpectedResult = true)]
    public bool Exclusions_that_meet_a_pattern_leave_it_unproved(string narrow, string wide, string excluded) => PlainProof.IsSubset(
        PermissionSet.Of(ControlAction.Parse(narrow)),
        PermissionSet.Of(new PermissionBlock([ControlAction.Parse(wide)], [ControlAction.Parse(excluded)])),
        WildcardReading.Strict);

    [Test]
    public void Patterns_of_too_many_globs_are_left_to_the_search()
    {
        // Leniently each is 512 globs, so that few patterns are many pairs.
        ControlAction[] patterns = [.. Enumerable.Range(0, 8).Select(i => ControlAction.FromService($"Contoso.App{i}{string.Concat(Enumerable.Repeat("/*/a", 9))}"))];
        var set = PermissionSet.Of(patterns);
        Assert.Multiple(() =>
        {
            Assert.That(PlainProof.IsSubset(set, set, WildcardReading.Strict), Is.True);
            Assert.That(PlainProof.IsSubset(set, set, WildcardReading.Lenient), Is.False);
        });
    }

    [Test]
    public void Another_condition_leaves_a_subset_unproved()
    {
        ControlAction[] all = [ControlAction.Parse("Contoso.App/*")];
        var (plain, first, second) = (PermissionSet.Of(all), PermissionSet.Of(new PermissionBlock(all, condition: "a")), PermissionSet.Of(new PermissionBlock(all, condition: "b")));
        Assert.Multiple(() =>
        {
            Assert.That(PlainProof.IsSubset(first, plain, WildcardReading.Strict), Is.True);
            Assert.That(PlainProof.IsSubset(first, first, WildcardReading.Strict), Is.True);
            Assert.That(PlainProof.IsSubset(plain, first, WildcardReading.Strict), Is.False);
            Assert.That(PlainProof.IsSubset(second, first, WildcardReading.Strict), Is.False);
        });
    }

    private static int Check(PermissionSet first, PermissionSet second, SetQuestion question, WildcardReading reading, SetAnswerKind expected)
    {
        foreach (var set in new[] { first, second })
            set.Bits(OperationCatalogue.Azure, reading);
        var answer = new SetComparison(first, second, null).Under(question, reading).Kind;
        if (answer != expected)
            Assert.Fail($"{question} {reading}: proved {expected}, the search says {answer}.\n{string.Join('\n', first.ToPermissionBlocks().Blocks)}\n{string.Join('\n', second.ToPermissionBlocks().Blocks)}");
        return 1;
    }
}
