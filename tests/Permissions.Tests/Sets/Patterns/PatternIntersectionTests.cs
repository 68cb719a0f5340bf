namespace Permissions.Tests.Sets.Patterns;

/// <summary>Intersections and containment of globs against every operation of a small universe.</summary>
public class PatternIntersectionTests
{
    [TestCase("A/*", "*/read", new[] { "A/*/read", "A/read" })]
    [TestCase("A/*", "A/b/*", new[] { "A/b/*" })]
    [TestCase("A/*/read", "A/b/*", new[] { "A/b/*/read", "A/b/read" })]
    [TestCase("A/*/write", "*/read", new string[0])]
    [TestCase("A/b/read", "a/*", new[] { "A/b/read" })]
    [TestCase("*", "A/read", new[] { "A/read" })]
    [TestCase("A/*/b/*", "A/*/c/*", new[] { "A/*/b/*/c/*", "A/*/b/c/*", "A/*/c/*/b/*", "A/*/c/b/*" })]
    public void Two_patterns_share_these(string first, string second, string[] expected)
    {
        Assert.That(PatternIntersection.Of(first, second), Is.EquivalentTo(expected));
        Assert.That(PatternIntersection.Of(second, first), Is.EquivalentTo(expected).IgnoreCase);
    }

    [Test]
    public void Every_pair_of_short_patterns_shares_what_both_match()
    {
        var patterns = TinyUniverse.Patterns(5, wildcards: 3);
        Assert.That(patterns, Has.Count.GreaterThan(100));
        foreach (var first in patterns)
        {
            foreach (var second in patterns)
            {
                var expected = TinyUniverse.Of([first], WildcardReading.Strict).And(TinyUniverse.Of(second, WildcardReading.Strict));
                var shared = PatternIntersection.Of(first, second);
                if (!TinyUniverse.Same(TinyUniverse.Of(shared, WildcardReading.Strict), expected))
                    Assert.Fail($"'{first}' and '{second}' do not share {string.Join(" + ", shared)}.");
            }
        }
    }

    [Test]
    public void Strings_with_one_wildcard_need_no_string_with_two()
    {
        var patterns = TinyUniverse.Patterns(6, wildcards: 1);
        var shared = patterns.SelectMany(first => patterns.SelectMany(second => PatternIntersection.Of(first, second)));
        Assert.That(shared.Where(glob => glob.Count(c => c == '*') > 1), Is.Empty);
    }

    [Test]
    public void A_pattern_covers_another_exactly_if_it_matches_all_of_it()
    {
        var patterns = TinyUniverse.Patterns(4, wildcards: 2);
        foreach (var reading in TinyUniverse.BothReadings)
        {
            foreach (var wide in patterns)
            {
                foreach (var narrow in patterns)
                {
                    var expected = TinyUniverse.Within(TinyUniverse.Of(narrow, reading), TinyUniverse.Of(wide, reading));
                    var readings = Globs.Readings(wide, reading);
                    if (Globs.Readings(narrow, reading).All(glob => Globs.AnyCovers(readings, glob)) != expected)
                        Assert.Fail($"{reading}: '{wide}' {(expected ? "covers" : "does not cover")} '{narrow}'.");
                }
            }
        }
    }

    [Test]
    public void The_readings_of_a_string_are_what_the_matcher_matches()
    {
        foreach (var pattern in TinyUniverse.Patterns(6, wildcards: 3))
        {
            foreach (var reading in TinyUniverse.BothReadings)
            {
                if (!TinyUniverse.Same(TinyUniverse.Of(Globs.Readings(pattern, reading), WildcardReading.Strict), TinyUniverse.Of(pattern, reading)))
                    Assert.Fail($"{reading}: '{pattern}' is not {string.Join(" + ", Globs.Readings(pattern, reading))}.");
            }
        }
    }
}
