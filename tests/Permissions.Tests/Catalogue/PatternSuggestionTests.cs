namespace Permissions.Tests.Catalogue;

/// <summary>How often the pattern that was meant is suggested for one that matches nothing.</summary>
public sealed class PatternSuggestionTests
{
    private const int Seed = 20261124;
    private const int Patterns = 200;

    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;

    /// <summary>A segment of a live pattern loses, gains or swaps a character, or changes its number, so that the pattern is dead in both planes.</summary>
    [Test]
    public void What_was_meant_is_among_the_first_three_in_at_least_95_of_100_cases()
    {
        var random = new Random(Seed);
        var found = 0;
        for (var drawn = 0; drawn < Patterns;)
        {
            var operation = Azure.Operations[random.Next(Azure.Count)];
            var segments = operation.Name.Split('/');
            if (operation.IsRefusedInCustomRoles || segments.Length < 4)
                continue;
            var star = random.Next(2, segments.Length - 1);
            segments[star] = "*";
            var meant = string.Join('/', segments);
            var wrong = random.Next(1, star);
            segments[wrong] = Slip(segments[wrong], random);
            var written = string.Join('/', segments);
            if (Azure.AnyMatches(written, OperationPlane.Control, WildcardReading.Lenient) || Azure.AnyMatches(written, OperationPlane.Data, WildcardReading.Lenient))
                continue;
            drawn++;
            var suggestions = Azure.NearestPatterns(written, operation.Plane, 3);
            Assert.That(suggestions.All(suggestion => Azure.AnyMatches(suggestion, operation.Plane, WildcardReading.Lenient)), written);
            if (suggestions.Contains(meant, StringComparer.OrdinalIgnoreCase))
                found++;
        }

        TestContext.Out.WriteLine($"{100.0 * found / Patterns:F1} % among the first three");
        Assert.That(100.0 * found / Patterns, Is.GreaterThanOrEqualTo(95));
    }

    [TestCase("*")]
    [TestCase("*/*")]
    [TestCase("/")]
    [TestCase("Microsoft.Nowhere/*/read")]
    [TestCase("Micro*/reed/x/y/z")]
    public void Any_pattern_is_answered(string pattern) =>
        Assert.That(Azure.NearestPatterns(pattern, OperationPlane.Control, 3), Has.Count.LessThanOrEqualTo(3));

    private static string Slip(string segment, Random random)
    {
        var place = random.Next(segment.Length);
        return random.Next(4) switch
        {
            0 => segment.Remove(place, 1),
            1 => segment.Insert(place, "x"),
            2 when place + 1 < segment.Length => segment[..place] + segment[place + 1] + segment[place] + segment[(place + 2)..],
            _ => segment.EndsWith('s') ? segment[..^1] : segment + "s",
        };
    }
}
