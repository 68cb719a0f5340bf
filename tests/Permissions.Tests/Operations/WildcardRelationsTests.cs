using FsCheck;

namespace Permissions.Tests.Operations;

/// <summary>Relations of patterns, against an oracle that tries every short text over a small alphabet.</summary>
public sealed class WildcardRelationsTests
{
    private static readonly string[] Texts = [.. Words("ab/", 6)];

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Patterns_overlap_exactly_where_a_text_is_matched_by_both(NonNegativeInt a, NonNegativeInt b)
    {
        var first = Pattern(a.Get);
        var second = Pattern(b.Get);
        var common = Texts.Any(text => Lenient(first, text) && Lenient(second, text));
        Assert.That(WildcardRelations.MayOverlap(first, second), Is.EqualTo(common), $"{first} {second}");
        Assert.That(WildcardRelations.MayOverlap(second, first), Is.EqualTo(common), $"{second} {first}");
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void What_is_surely_covered_is_matched_in_both_readings(NonNegativeInt a, NonNegativeInt b)
    {
        var wide = Pattern(a.Get);
        var narrow = Pattern(b.Get);
        var covers = Texts.All(text => (!Strict(narrow, text) || Strict(wide, text)) && (!Lenient(narrow, text) || Lenient(wide, text)));
        Assert.That(WildcardRelations.SurelyCovers(wide, narrow), Is.EqualTo(covers), $"{wide} {narrow}");
    }

    [TestCase("Microsoft.Compute/*", "*/read", true)]
    [TestCase("Microsoft.Compute/*", "microsoft.COMPUTE/disks/read", true)]
    [TestCase("Microsoft.Compute/*/read", "*/write", false)]
    [TestCase("a/*/write", "a/write", true)]
    [TestCase("a/*", "a", true)]
    [TestCase("a/b", "a/c", false)]
    public void Overlaps(string first, string second, bool expected) =>
        Assert.That(WildcardRelations.MayOverlap(first, second), Is.EqualTo(expected));

    private static bool Strict(string pattern, string text) => WildcardPattern.Matches(pattern, text, WildcardReading.Strict);

    private static bool Lenient(string pattern, string text) => WildcardPattern.Matches(pattern, text, WildcardReading.Lenient);

    /// <summary>A pattern of at most three letters, and a wildcard in it for most seeds, so that six letters suffice for a witness.</summary>
    private static string Pattern(int seed)
    {
        var letters = Words("ab/", 3).ToArray();
        var word = letters[(int)((uint)seed * 2654435761u % (uint)letters.Length)];
        var place = (int)((uint)seed * 40503u % (uint)(word.Length + 2));
        return place > word.Length ? word : word.Insert(place, "*");
    }

    private static IEnumerable<string> Words(string alphabet, int length)
    {
        IEnumerable<string> level = [string.Empty];
        for (var i = 0; i <= length; i++)
        {
            foreach (var word in level)
                yield return word;
            level = [.. level.SelectMany(word => alphabet.Select(c => word + c))];
        }
    }
}
