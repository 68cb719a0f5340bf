namespace Permissions.Tests.Operations;

/// <summary>The matcher against the definition, over alphabets so small that stars, slashes and repetitions meet all the time.</summary>
public class WildcardOracleTests
{
    [Test]
    public void Every_short_pattern_agrees_with_the_definition_on_every_short_text()
    {
        var texts = Words("a/*", 5).ToList();
        foreach (var pattern in Words("a/*", 6))
            Compare(pattern, texts);
    }

    [Test]
    public void Random_patterns_agree_with_the_definition_on_random_texts()
    {
        // A fixed seed: a failure comes back on every run.
        var random = new Random(20260822);
        for (var i = 0; i < 10_000; i++)
            Compare(Word(random, "aB/*/*", 12), [.. Enumerable.Range(0, 20).Select(_ => Word(random, "Ab//", 14))]);
    }

    [Test]
    public void Texts_made_from_the_pattern_itself_agree_with_the_definition()
    {
        var random = new Random(4711);
        string[] fillings = ["", "a", "/", "a/", "/a", "b/a"];
        for (var i = 0; i < 10_000; i++)
        {
            var pattern = Word(random, "ab/*/*", 10);
            var texts = Enumerable.Range(0, 10).Select(_ => string.Concat(pattern.Select(c => c == '*' ? fillings[random.Next(fillings.Length)] : c.ToString())).Replace("//", "/", StringComparison.Ordinal));
            Compare(pattern, [.. texts]);
        }
    }

    [Test]
    public void What_matches_strictly_matches_leniently()
    {
        var texts = Words("a/", 6).ToList();
        foreach (var pattern in Words("a/*", 5))
            Assert.That(texts.Where(text => Matches(pattern, text, WildcardReading.Strict) && !Matches(pattern, text, WildcardReading.Lenient)), Is.Empty);
    }

    private static void Compare(string pattern, List<string> texts)
    {
        var readings = WildcardOracle.LenientReadings(pattern);
        foreach (var text in texts)
        {
            var strictly = WildcardOracle.MatchesStrictly(pattern, text);
            var leniently = strictly || readings.Any(reading => WildcardOracle.MatchesStrictly(reading, text));
            // Asserting costs more than matching, and nearly all of these hold.
            if (Matches(pattern, text, WildcardReading.Strict) != strictly)
                Assert.Fail($"Strictly '{pattern}' {(strictly ? "matches" : "does not match")} '{text}'.");
            if (Matches(pattern, text, WildcardReading.Lenient) != leniently)
                Assert.Fail($"Leniently '{pattern}' {(leniently ? "matches" : "does not match")} '{text}'.");
        }
    }

    private static bool Matches(string pattern, string text, WildcardReading reading) => WildcardPattern.Matches(pattern, text, reading);

    private static IEnumerable<string> Words(string alphabet, int longest) =>
        longest == 0 ? [""] : Words(alphabet, longest - 1).SelectMany(word => word.Length == longest - 1 ? alphabet.Select(c => word + c).Prepend(word) : [word]);

    private static string Word(Random random, string alphabet, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(longest + 1)).Select(_ => alphabet[random.Next(alphabet.Length)]));
}
