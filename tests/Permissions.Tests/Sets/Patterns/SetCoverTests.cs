namespace Permissions.Tests.Sets.Patterns;

public class SetCoverTests
{
    [Test]
    public void The_cover_is_as_small_as_the_smallest_found_by_trying_all()
    {
        var random = new Random(31);
        for (var round = 0; round < 500; round++)
        {
            var elements = random.Next(1, 8);
            var candidates = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Set(elements, Enumerable.Range(0, elements).Where(_ => random.Next(3) == 0))).ToList();
            candidates.AddRange(Enumerable.Range(0, elements).Where(element => !candidates.Exists(candidate => BitWords.Contains(candidate, element))).Select(element => Set(elements, [element])).ToList());
            var (chosen, isProved) = SetCover.Solve(elements, candidates);
            Assert.That(isProved, Is.True);
            Assert.That(Covers(chosen, candidates, elements), Is.True);
            Assert.That(chosen, Has.Count.EqualTo(Smallest(candidates, elements)));
        }
    }

    [Test]
    public void A_search_that_is_cut_short_says_so_and_still_covers()
    {
        var random = new Random(5);
        var candidates = Enumerable.Range(0, 60).Select(_ => Set(40, Enumerable.Range(0, 40).Where(_ => random.Next(6) == 0))).Append(BitWords.Without(BitWords.All(40), Set(40, [0]))).Append(Set(40, [0])).ToList();
        var (chosen, isProved) = SetCover.Solve(40, candidates, maximumSteps: 0);
        Assert.That(isProved, Is.False);
        Assert.That(Covers(chosen, candidates, 40), Is.True);
    }

    [Test]
    public void What_alone_covers_an_element_takes_no_search()
    {
        var (chosen, isProved) = SetCover.Solve(3000, [.. Enumerable.Range(0, 3000).Select(element => Set(3000, [element]))], maximumSteps: 0);
        Assert.That(chosen, Is.EqualTo(Enumerable.Range(0, 3000)));
        Assert.That(isProved, Is.True);
    }

    [Test]
    public void Nothing_to_cover_takes_nothing()
    {
        var (chosen, isProved) = SetCover.Solve(0, []);
        Assert.That(chosen, Is.Empty);
        Assert.That(isProved, Is.True);
    }

    private static int Smallest(List<ulong[]> candidates, int elements) =>
        Enumerable.Range(0, 1 << candidates.Count)
            .Where(choice => Covers([.. Enumerable.Range(0, candidates.Count).Where(index => (choice >> index & 1) != 0)], candidates, elements))
            .Min(choice => int.PopCount(choice));

    private static bool Covers(IReadOnlyList<int> chosen, List<ulong[]> candidates, int elements) =>
        BitWords.IsSubset(BitWords.All(elements), chosen.Aggregate(BitWords.Of(elements), (all, index) => BitWords.Or(all, candidates[index])));

    private static ulong[] Set(int count, IEnumerable<int> members)
    {
        var set = BitWords.Of(count);
        foreach (var member in members)
            BitWords.Add(set, member);
        return set;
    }
}
