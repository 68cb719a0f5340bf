using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>What is left of a broken file: the one error that helps, at its place, and the rest of the tree.</summary>
public class JsonRecoveryTests
{
    // In the texts, ¦ marks where the only error starts.
    [TestCase("{ \"a\": [\"x\"¦\n \"y\"], \"b\": [\"z\"] }", "Expected ','")]
    [TestCase("{ \"a\": [\"x\", \"y\"], ¦'b': [\"z\"] }", "single quote")]
    [TestCase("{ \"a\": [\"x\", \"y\"]¦ \"b\": [\"z\"] }", "Expected ','")]
    [TestCase("{ \"a\": [\"x\", \"y\",¦ \"b\": [\"z\"] }", "Expected ']'")]
    [TestCase("{ \"a\": [\"x\", \"y\"¦ \"b\": [\"z\"] }", "Expected ']'")]
    [TestCase("{ \"a\": [\"x\", ¦\"y\n], \"b\": [\"z\"] }", "not closed")]
    [TestCase("{ \"a\": [\"x\", ¦\"y,\n], \"b\": [\"z\"] }", "not closed")]
    [TestCase("{ \"a\": [\"x\", \"y\"] ¦## note\n, \"b\": [\"z\"] }", "'#' does not start a comment")]
    [TestCase("{ \"a\": [\"x\", \"y\",¦,], \"b\": [\"z\"] }", "Unexpected ','")]
    [TestCase("{ \"a\": [\"x\", \"y\", ¦{{more}}], \"b\": [\"z\"] }", "template's expression")]
    [TestCase("{ \"a\": [\"x\", \"y\", ¦${more}], \"b\": [\"z\"] }", "template's expression")]
    [TestCase("{ \"a\": [\"x\", \"y\", ¦more], \"b\": [\"z\"] }", "Unexpected 'more'")]
    [TestCase("{ \"a\"¦ [\"x\", \"y\"], \"b\": [\"z\"] }", "Expected ':'")]
    [TestCase("{ \"q\":¦ , \"a\": [\"x\", \"y\"], \"b\": [\"z\"] }", "Expected a value")]
    [TestCase("{ \"q\":¦ \"a\": [\"x\", \"y\"], \"b\": [\"z\"] }", "Expected a value")]
    [TestCase("{ ¦a: [\"x\", \"y\"], \"b\": [\"z\"] }", "expected a key")]
    [TestCase("{ \"a\": [\"x\", \"y\"], \"b\": [\"z\"¦ }", "Expected ']'")]
    [TestCase("{ \"a\": [\"x\", \"y\"], \"b\": [\"z\"]¦", "'}'")]
    [TestCase("{ \"a\": [\"x\", \"y\"], \"b\": [\"z\"] } ¦}", "expected the end of the file")]
    [TestCase("{ \"a\": [\"x\", \"y\"], \"b\": [\"z\"] } ¦/* open", "comment is not closed")]
    [TestCase("{ \"t\": ¦True, \"a\": [\"x\", \"y\"], \"b\": [\"z\"] }", "lower case")]
    [TestCase("{ \"t\": ¦012, \"a\": [\"x\", \"y\"], \"b\": [\"z\"] }", "no JSON number")]
    public void One_mistake_is_one_error_and_the_rest_is_read(string marked, string message)
    {
        var at = marked.IndexOf('¦', StringComparison.Ordinal);
        var tree = JsonSyntaxTree.Parse(marked.Remove(at, 1));

        Assert.That(tree.Errors, Has.Count.EqualTo(1), string.Join('\n', tree.Errors));
        Assert.That(tree.Errors[0].Message, Does.Contain(message));
        Assert.That(tree.Errors[0].Span.Start, Is.EqualTo(at), tree.Errors[0].ToString());
        Assert.That(Strings(tree, "a"), Is.EqualTo(new[] { "x", "y" }));
        Assert.That(Strings(tree, "b"), Is.EqualTo(new[] { "z" }));
    }

    [Test]
    public void A_typographic_quote_that_swallows_the_comma_is_named()
    {
        var tree = JsonSyntaxTree.Parse("{ \"a\": [\"x\", \"y\u201D,\n \"z\"], \u201Cb\u201D: [\u201Cz\u201D] }");

        Assert.That(tree.Errors, Has.Count.EqualTo(3), string.Join('\n', tree.Errors));
        Assert.That(tree.Errors[0].Message, Does.Contain("U+201D").And.Contain("typographic quote"));
        Assert.That(tree.Errors[0].Span, Is.EqualTo(new SourceSpan(15, 1)));
        Assert.That(Strings(tree, "a"), Is.EqualTo(new[] { "x", "y", "z" }));
        Assert.That(Strings(tree, "b"), Is.EqualTo(new[] { "z" }));
    }

    [Test]
    public void A_typographic_quote_is_found_when_a_later_quote_closes_the_string()
    {
        var tree = JsonSyntaxTree.Parse("{ \"a\": [\"x\u201D, \"y\"], \"b\": [\"z\"] }");

        Assert.That(tree.Errors, Has.Count.EqualTo(1), string.Join('\n', tree.Errors));
        Assert.That(tree.Errors[0].Message, Does.Contain("U+201D"));
        Assert.That(Strings(tree, "a"), Is.EqualTo(new[] { "x", "y" }));
    }

    [Test]
    public void Shell_quoting_is_one_error_and_one_string()
    {
        var tree = JsonSyntaxTree.Parse("""{ "a": ["'"$rgId"'", "x"], "b": ["/subscriptions/"$id"/resourceGroups/x"] }""");

        Assert.That(tree.Errors, Has.Count.EqualTo(2), string.Join('\n', tree.Errors));
        Assert.That(tree.Errors[0].Message, Does.Contain("shell"));
        Assert.That(Strings(tree, "a"), Is.EqualTo(new[] { "'\"$rgId\"'", "x" }));
        Assert.That(Strings(tree, "b"), Has.Length.EqualTo(1));
    }

    [Test]
    public void Several_errors_of_a_file_are_found()
    {
        var tree = JsonSyntaxTree.Parse("{\n \"a\": [\"x\"\n \"y\"],\n \"b\": [\"z\",\n \"c\": nope,\n \"d\": \"\\q\"\n}");

        Assert.That(tree.Errors.Select(e => LinePosition.Of(tree.Text, e.Span.Start).Line), Is.EqualTo(new[] { 1, 3, 4, 5 }), string.Join('\n', tree.Errors));
        Assert.That(Strings(tree, "a"), Is.EqualTo(new[] { "x", "y" }));
        Assert.That(Strings(tree, "b"), Is.EqualTo(new[] { "z" }));
    }

    [TestCase("")]
    [TestCase(" \n ")]
    [TestCase("// nothing")]
    public void An_empty_file_says_so(string text)
    {
        var tree = JsonSyntaxTree.Parse(text);

        Assert.That(tree.Root, Is.Null);
        Assert.That(tree.Errors.Single().Message, Does.Contain("empty"));
    }

    [TestCase('[')]
    [TestCase('{')]
    public void A_hundred_thousand_brackets_are_one_error_and_no_overflow(char bracket)
    {
        var tree = JsonSyntaxTree.Parse(new string(bracket, 100_000));

        Assert.That(tree.Errors, Is.Not.Empty);
        Assert.That(tree.Errors, Has.Count.LessThanOrEqualTo(JsonSyntaxTree.MaximumErrors));
    }

    [Test]
    public void Deep_nesting_is_named_and_what_follows_is_read()
    {
        var tree = JsonSyntaxTree.Parse("{ \"deep\": " + new string('[', 100_000) + "\"]\"" + new string(']', 100_000) + ", \"b\": [\"z\"] }");

        Assert.That(tree.Errors.Single().Message, Does.Contain("64 deep"));
        Assert.That(Strings(tree, "b"), Is.EqualTo(new[] { "z" }));
    }

    [TestCase("{\"a\":[}")]
    [TestCase("${")]
    [TestCase("[{\"a\":]")]
    [TestCase("\"a\u201D,")]
    [TestCase("[\"a\":")]
    [TestCase("//\n#\n/")]
    [TestCase("\"a\"b")]
    public void The_work_for_a_broken_file_grows_with_its_length(string mistake)
    {
        // With time that grew with the square of the length this would not end within the patience of a test run.
        var tree = JsonSyntaxTree.Parse("[" + string.Concat(Enumerable.Repeat(mistake, 200_000)));

        Assert.That(tree.Errors, Is.Not.Empty.And.Count.LessThanOrEqualTo(JsonSyntaxTree.MaximumErrors));
    }

    [Test]
    public void A_message_holds_no_control_character_of_the_file()
    {
        // Not test cases: the characters would be part of the tests' names, which test runners do not bear.
        foreach (var text in new[] { "\0\u001B[31m", "{} x\u009B", "{\u007Fname: 1}", "[" + new string('\u009B', 50) + "]" })
        {
            var message = string.Concat(JsonSyntaxTree.Parse(text).Errors.Select(error => error.Message));

            Assert.That(message.Where(char.IsControl).Select(c => (int)c), Is.Empty);
            Assert.That(message, Does.Contain("\uFFFD"));
        }
    }

    [Test]
    public void A_cancelled_reading_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(() => RoleDocument.Parse("{}", cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static string[] Strings(JsonSyntaxTree tree, string key)
    {
        var member = ((JsonObjectSyntax)tree.Root!).Members.LastOrDefault(m => m.Key.Value == key);
        Assert.That(member?.Value, Is.TypeOf<JsonArraySyntax>(), $"{key}\n{string.Join('\n', tree.Errors)}");
        return [.. ((JsonArraySyntax)member!.Value).Items.OfType<JsonStringSyntax>().Select(s => s.Value)];
    }
}
