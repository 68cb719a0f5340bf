using System.Collections;

namespace Permissions.Tests.Sets.Patterns;

/// <summary>One block for a union of blocks, against brute force over a small universe, in both readings.</summary>
public class PlaneReductionTests
{
    [TestCase("A/read + A/*", "A/*")]
    [TestCase("* - A/*/write + A/locks/write", null)]
    [TestCase("* - A/*/write + A/*", "*")]
    [TestCase("* - A/*/write - B/write + A/locks/*", null)]
    [TestCase("* - A/read - B/read + B/read", "* - A/read")]
    [TestCase("* - A/read - A/b/read + C/d", "* - A/b/read - A/read")]
    [TestCase("A/* - A/b/* - A/b/c", "A/* - A/b/*")]
    [TestCase("A/x/* A/y/* - A/x/*/write - A/x/write - A/y/*/write - A/y/write", "A/x/* A/y/* - A/*/write")]
    [TestCase("A/read - A/*", "")]
    [TestCase("", "")]
    [TestCase("A/b/* - */write + A/b/x/write", null)]
    [TestCase("A/b/* - */write + A/b/write", null, Description = "Leniently 'A/b/*/write' takes 'A/b/write' too.")]
    public void A_union_of_blocks_is_this_one_block(string terms, string? expected)
    {
        var block = PlaneReduction.Exact(PlaneMeaning.Of(Parse(terms)));
        Assert.That(block is null ? null : Print(block), Is.EqualTo(expected));
    }

    [Test]
    public void A_hundred_thousand_random_unions_mean_the_same_as_their_one_block_in_both_readings()
    {
        var random = new Random(20261122);
        var patterns = TinyUniverse.Patterns(4, wildcards: 1);
        var exact = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var terms = RandomTerms(random, patterns);
            if (PlaneReduction.Exact(PlaneMeaning.Of(terms)) is not { } block)
                continue;
            exact++;
            foreach (var reading in TinyUniverse.BothReadings)
            {
                if (!TinyUniverse.Same(TinyUniverse.Of(block.Patterns, reading), TinyUniverse.Of(terms, reading)))
                    Assert.Fail($"{reading}: {Print(terms)} is not {Print(block)}.");
            }
        }

        Assert.That(exact, Is.InRange(30_000, 95_000), "Both kinds of unions must be met.");
    }

    [Test]
    public void Random_unions_with_several_wildcards_a_string_mean_the_same_as_their_one_block()
    {
        var random = new Random(7);
        var patterns = TinyUniverse.Patterns(5, wildcards: 3);
        for (var i = 0; i < 10_000; i++)
        {
            var terms = RandomTerms(random, patterns);
            if (PlaneReduction.Exact(PlaneMeaning.Of(terms)) is not { } block)
                continue;
            foreach (var reading in TinyUniverse.BothReadings)
            {
                if (!TinyUniverse.Same(TinyUniverse.Of(block.Patterns, reading), TinyUniverse.Of(terms, reading)))
                    Assert.Fail($"{reading}: {Print(terms)} is not {Print(block)}.");
            }
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void No_block_of_fewer_strings_means_the_same_and_where_none_is_found_there_is_none(bool wholeSegments)
    {
        var random = new Random(4711);
        var patterns = TinyUniverse.Patterns(4, wildcards: 1).Where(pattern => !wholeSegments || TinyUniverse.IsWholeSegments(pattern)).ToList();
        var all = TinyUniverse.Patterns(5, wildcards: 1);
        var allWhole = all.Where(TinyUniverse.IsWholeSegments).ToList();
        var (found, impossible) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var terms = RandomTerms(random, patterns);
            var block = PlaneReduction.Exact(PlaneMeaning.Of(terms));
            var size = block is null ? 3 : block.Patterns.Includes.Count + block.Patterns.Excludes.Count;
            if (size is 0 or > 4)
                continue;
            var whole = terms.All(term => term.Includes.Concat(term.Excludes).All(TinyUniverse.IsWholeSegments));
            if (BruteForce.Find(terms, whole ? allWhole : all, block is null ? 3 : size - 1) is { } better)
                Assert.Fail($"{Print(terms)} is {(block is null ? "in no block" : Print(block))}, but {Print([better])} is the same.");
            if (block is null)
                impossible++;
            else
                found++;
            Assert.That(block?.IsProvedFewest, Is.Not.False);
        }

        Assert.That(found, Is.GreaterThan(50));
        Assert.That(impossible, Is.GreaterThan(10));
    }

    [Test]
    public void An_approximation_never_grants_more_or_never_less_as_asked()
    {
        var random = new Random(99);
        var patterns = TinyUniverse.Patterns(5, wildcards: 2);
        for (var i = 0; i < 300; i++)
        {
            var terms = RandomTerms(random, patterns);
            var less = PlaneReduction.NeverMore(PlaneMeaning.Of(terms), KnownMatches.Of([.. TinyUniverse.Operations.Take(60)]));
            var more = PlaneReduction.NeverLess(PlaneMeaning.Of(terms), TinyUniverse.Operations.Take(60));
            foreach (var reading in TinyUniverse.BothReadings)
            {
                var asked = TinyUniverse.Of(terms, reading);
                if (!TinyUniverse.Within(TinyUniverse.Of(less.Patterns, reading), asked))
                    Assert.Fail($"{reading}: {Print(less)} grants more than {Print(terms)}.");
                if (!TinyUniverse.Within(asked, TinyUniverse.Of(more.Patterns, reading)))
                    Assert.Fail($"{reading}: {Print(more)} grants less than {Print(terms)}.");
            }
        }
    }

    [Test]
    public void What_must_grant_enough_keeps_out_known_operations_one_by_one()
    {
        var block = PlaneReduction.NeverLess(PlaneMeaning.Of(Parse("* - A/*/write + A/locks/*")), ["A/x/write", "A/y/write", "A/locks/write", "B/x/write"]);
        Assert.That(Print(block), Is.EqualTo("* - A/x/write - A/y/write"));
    }

    [Test]
    public void What_must_not_grant_too_much_keeps_the_exclusion()
    {
        Assert.That(Print(PlaneReduction.NeverMore(PlaneMeaning.Of(Parse("* - A/*/write + A/locks/*")), KnownMatches.Of(["A/locks/write", "A/x/read", "B/x/write"]))), Is.EqualTo("* - A/*/write"));
    }

    [Test]
    public void An_operation_of_the_lenient_reading_alone_is_in_no_block()
    {
        // What 'A/*/b' and 'A/b' share: nothing strictly, 'A/b' leniently.
        var meaning = new PlaneMeaning([], [new PatternTerm(["A/b"], [])], ["A/*/b", "A/b"]);
        Assert.That(PlaneReduction.Exact(meaning), Is.Null);
        Assert.That(Print(PlaneReduction.NeverMore(meaning, KnownMatches.Of([]))), Is.Empty);
        Assert.That(Print(PlaneReduction.NeverLess(meaning, [])), Is.EqualTo("A/b"));
    }

    private static List<PatternTerm> RandomTerms(Random random, IReadOnlyList<string> patterns)
    {
        return [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new PatternTerm(Some(random.Next(1, 4)), Some(random.Next(4))))];

        List<string> Some(int count) => [.. Enumerable.Range(0, count).Select(_ => patterns[random.Next(patterns.Count)])];
    }

    /// <summary>Reads <c>A - B - C + D</c> as the block A without B and C, and the block D.</summary>
    private static List<PatternTerm> Parse(string text)
    {
        var terms = new List<(List<string> Includes, List<string> Excludes)>();
        var excludes = false;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("+"))
        {
            if (word == "+")
                terms.Add(([], []));
            else if (word != "-")
                (excludes ? terms[^1].Excludes : terms[^1].Includes).Add(word);
            excludes = word == "-";
        }

        return [.. terms.Select(term => new PatternTerm(term.Includes, term.Excludes))];
    }

    private static string Print(PlaneBlock block) => Print([block.Patterns]);

    private static string Print(IEnumerable<PatternTerm> terms) =>
        string.Join(" + ", terms.Select(term => string.Join(" ", term.Includes.Concat(term.Excludes.Select(exclude => "- " + exclude)))));

    /// <summary>Tries each block of up to a number of strings.</summary>
    private static class BruteForce
    {
        internal static PatternTerm? Find(IReadOnlyList<PatternTerm> terms, IReadOnlyList<string> patterns, int strings)
        {
            BitArray[] wanted = [.. TinyUniverse.BothReadings.Select(reading => TinyUniverse.Of(terms, reading))];
            // An exclusion that takes something wanted, or an inclusion that gives nothing wanted, is in no such block.
            var excludes = patterns.Where(pattern => !Shares(pattern)).ToList();
            var includes = patterns.Where(Shares).ToList();
            foreach (var included in Choices(includes, 0, strings))
            {
                BitArray[] held = [.. TinyUniverse.BothReadings.Select(reading => TinyUniverse.Of(included, reading))];
                if (!TinyUniverse.Within(wanted[0], held[0]) || !TinyUniverse.Within(wanted[1], held[1]))
                    continue;
                BitArray[] missing = [held[0].Xor(wanted[0]), held[1].Xor(wanted[1])];
                var useful = excludes.Where(exclude => TinyUniverse.Share(TinyUniverse.Of(exclude, WildcardReading.Lenient), missing[1]) || TinyUniverse.Share(TinyUniverse.Of(exclude, WildcardReading.Strict), missing[0])).ToList();
                foreach (var excluded in Choices(useful, 0, strings - included.Count))
                {
                    if (TinyUniverse.Within(missing[0], TinyUniverse.Of(excluded, WildcardReading.Strict)) && TinyUniverse.Within(missing[1], TinyUniverse.Of(excluded, WildcardReading.Lenient)))
                        return new PatternTerm(included, excluded);
                }
            }

            return null;

            bool Shares(string pattern) =>
                TinyUniverse.Share(TinyUniverse.Of(pattern, WildcardReading.Strict), wanted[0]) || TinyUniverse.Share(TinyUniverse.Of(pattern, WildcardReading.Lenient), wanted[1]);
        }

        private static IEnumerable<List<string>> Choices(List<string> from, int start, int count)
        {
            yield return [];
            if (count <= 0)
                yield break;
            for (var i = start; i < from.Count; i++)
            {
                foreach (var rest in Choices(from, i + 1, count - 1))
                    yield return [from[i], .. rest];
            }
        }
    }
}
