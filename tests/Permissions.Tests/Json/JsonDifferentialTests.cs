using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Our reader against System.Text.Json: the same texts accepted, the same values read.</summary>
public class JsonDifferentialTests
{
    private static readonly JsonDocumentOptions LenientOptions = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property Valid_texts_give_the_same_values() => Prop.ForAll(JsonTexts.Valid(JsonTexts.Space).ToArbitrary(), text =>
    {
        using var expected = JsonReference.TryParse(text);
        Assert.That(expected, Is.Not.Null, text);
        AssertStrict(text);
    });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Damaged_texts_are_accepted_by_both_or_by_neither() =>
        Prop.ForAll(JsonTexts.Damaged(JsonTexts.Valid(JsonTexts.Space)).ToArbitrary(), AssertStrict);

    [FsCheck.NUnit.Property(MaxTest = 400)]
    public Property Comments_and_trailing_commas_are_skipped_alike() =>
        Prop.ForAll(JsonTexts.Valid(JsonTexts.Trivia, trailingCommas: true).ToArbitrary(), text =>
        {
            using var expected = JsonReference.TryParse(text, LenientOptions);
            Assert.That(expected, Is.Not.Null, text);
            var actual = JsonSyntaxTree.Parse(text);
            Assert.That(actual.Errors, Is.Empty, text);
            JsonReference.AssertSame(actual.Root, expected!.RootElement);
            AssertStrict(text);
        });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property What_lenient_System_Text_Json_accepts_we_accept_with_the_same_values() =>
        Prop.ForAll(JsonTexts.Damaged(JsonTexts.Valid(JsonTexts.Trivia, trailingCommas: true)).ToArbitrary(), text =>
        {
            using var expected = JsonReference.TryParse(text, LenientOptions);
            if (expected is null)
                return;
            var actual = JsonSyntaxTree.Parse(text);
            Assert.That(actual.Errors, Is.Empty, text);
            JsonReference.AssertSame(actual.Root, expected.RootElement);
        });

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("\uFEFF{}")]
    [TestCase("{}\u00A0")]
    [TestCase("[01]")]
    [TestCase("[1.]")]
    [TestCase("[-]")]
    [TestCase("[.5]")]
    [TestCase("[+1]")]
    [TestCase("[1e]")]
    [TestCase("[NaN]")]
    [TestCase("[True]")]
    [TestCase("[1,]")]
    [TestCase("[,1]")]
    [TestCase("{\"a\":1,}")]
    [TestCase("{a:1}")]
    [TestCase("['a']")]
    [TestCase("[\"\\x\"]")]
    [TestCase("[\"\\u12\"]")]
    [TestCase("[\"a\tb\"]")]
    [TestCase("[\"a\nb\"]")]
    [TestCase("[\"\\ud800\"]")]
    [TestCase("{}{}")]
    [TestCase("[1]//")]
    [TestCase("[1]/**/")]
    [TestCase("{\"a\":1,\"a\":2}")]
    [TestCase("\"x\"")]
    [TestCase("-0.0e+00")]
    [TestCase("[1 2]")]
    [TestCase("{\"a\" 1}")]
    [TestCase("\u007F")]
    [TestCase("[\"\u007F\"]")]
    [TestCase("[\"\0\"]")]
    public void Corner_cases_of_the_standard_are_decided_alike(string text) => AssertStrict(text);

    [Test]
    public void Half_a_character_is_refused_by_both()
    {
        AssertStrict("[\"\uD800\"]");
        AssertStrict("[\"\uDC00x\"]");
        AssertStrict("[\"\uDBFF\uDFFF\"]");
    }

    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    public void The_depth_limit_is_the_same(int depth)
    {
        AssertStrict(new string('[', depth) + new string(']', depth));
        AssertStrict(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
    }

    private static void AssertStrict(string text)
    {
        using var expected = JsonReference.TryParse(text);
        var actual = JsonSyntaxTree.Parse(text, JsonReading.Strict);
        Assert.That(actual.Errors.Count == 0, Is.EqualTo(expected is not null), $"{text}\n{string.Join('\n', actual.Errors)}");
        if (expected is not null)
            JsonReference.AssertSame(actual.Root, expected.RootElement);
    }
}
