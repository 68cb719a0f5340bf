using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Where nodes, comments and errors are said to stand.</summary>
public class JsonSpanTests
{
    [Test]
    public void Nodes_span_their_text_with_quotes_and_brackets()
    {
        const string text = " { \"a\" : [ -1.5 , true ] } ";
        var root = (JsonObjectSyntax)JsonSyntaxTree.Parse(text).Root!;
        var member = root.Members.Single();
        var array = (JsonArraySyntax)member.Value;

        Assert.That(Cut(text, root.Span), Is.EqualTo("{ \"a\" : [ -1.5 , true ] }"));
        Assert.That(Cut(text, member.Span), Is.EqualTo("\"a\" : [ -1.5 , true ]"));
        Assert.That(Cut(text, member.Key.Span), Is.EqualTo("\"a\""));
        Assert.That(Cut(text, array.Span), Is.EqualTo("[ -1.5 , true ]"));
        Assert.That(array.Items.Select(i => Cut(text, i.Span)), Is.EqualTo(new[] { "-1.5", "true" }));
    }

    [Test]
    public void Characters_of_a_plain_string_map_to_themselves()
    {
        const string text = "  \"abc\"";
        var node = (JsonStringSyntax)JsonSyntaxTree.Parse(text).Root!;

        Assert.That(node.Span, Is.EqualTo(new SourceSpan(2, 5)));
        Assert.That(node.SpanOf(1, 1), Is.EqualTo(new SourceSpan(4, 1)));
        Assert.That(node.SpanOf(0, 3), Is.EqualTo(new SourceSpan(3, 3)));
        Assert.That(node.SpanOf(3, 0), Is.EqualTo(new SourceSpan(6, 0)));
    }

    [Test]
    public void Characters_of_an_escaped_string_map_to_their_escapes()
    {
        const string text = """["a\n\u00e9\ud83d\ude00\/z"]""";
        var node = (JsonStringSyntax)((JsonArraySyntax)JsonSyntaxTree.Parse(text).Root!).Items.Single();

        Assert.That(node.Value, Is.EqualTo("a\né😀/z"));
        Assert.That(Cut(text, node.SpanOf(0, 1)), Is.EqualTo("a"));
        Assert.That(Cut(text, node.SpanOf(1, 1)), Is.EqualTo("\\n"));
        Assert.That(Cut(text, node.SpanOf(2, 1)), Is.EqualTo("\\u00e9"));
        Assert.That(Cut(text, node.SpanOf(3, 2)), Is.EqualTo("\\ud83d\\ude00"));
        Assert.That(Cut(text, node.SpanOf(5, 2)), Is.EqualTo("\\/z"));
        Assert.That(node.SpanOf(7, 0), Is.EqualTo(new SourceSpan(text.Length - 2, 0)));
    }

    [TestCase(-5, 2, 1, 0)]
    [TestCase(2, 100, 3, 1)]
    [TestCase(100, 1, 4, 0)]
    [TestCase(1, int.MaxValue, 2, 2)]
    public void Spans_outside_the_value_are_moved_into_it(int start, int length, int expectedStart, int expectedLength)
    {
        var node = (JsonStringSyntax)JsonSyntaxTree.Parse("\"abc\"").Root!;

        Assert.That(node.SpanOf(start, length), Is.EqualTo(new SourceSpan(expectedStart, expectedLength)));
    }

    [Test]
    public void Comments_are_recorded_once_in_order()
    {
        const string text = "// one\r\n{ /* two */ \"a\": [ \"x\" /* three */ , 1 ], // four\n}";
        var tree = JsonSyntaxTree.Parse(text);

        Assert.That(tree.Errors, Is.Empty);
        Assert.That(tree.Comments.Select(c => Cut(text, c)), Is.EqualTo(new[] { "// one", "/* two */", "/* three */", "// four" }));
    }

    [TestCase("a\nb\r\nc\rd", 0, 0, 0)]
    [TestCase("a\nb\r\nc\rd", 2, 1, 0)]
    [TestCase("a\nb\r\nc\rd", 3, 1, 1)]
    [TestCase("a\nb\r\nc\rd", 5, 2, 0)]
    [TestCase("a\nb\r\nc\rd", 7, 3, 0)]
    [TestCase("a\nb\r\nc\rd", 99, 3, 1)]
    [TestCase("a\n", 2, 1, 0)]
    [TestCase("", -1, 0, 0)]
    public void Offsets_become_lines_and_columns(string text, int offset, int line, int column) =>
        Assert.That(LinePosition.Of(text, offset), Is.EqualTo(new LinePosition(line, column)));

    private static string Cut(string text, SourceSpan span) => text.Substring(span.Start, span.Length);
}
