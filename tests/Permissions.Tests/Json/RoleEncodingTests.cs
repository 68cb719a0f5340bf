using System.Text;
using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Role files in the encodings that editors and shells write.</summary>
public class RoleEncodingTests
{
    private const string Text = "{ \"Name\": \"Rôle 😀\", \"Actions\": [\"A/b/read\"] }";

    private static IEnumerable<TestCaseData> Encodings()
    {
        foreach (var mark in new[] { false, true })
        {
            yield return new(new UTF8Encoding(mark), mark) { TestName = $"UTF-8, mark: {mark}" };
            yield return new(new UnicodeEncoding(false, mark), mark) { TestName = $"UTF-16 LE, mark: {mark}" };
            yield return new(new UnicodeEncoding(true, mark), mark) { TestName = $"UTF-16 BE, mark: {mark}" };
            yield return new(new UTF32Encoding(false, mark), mark) { TestName = $"UTF-32 LE, mark: {mark}" };
            yield return new(new UTF32Encoding(true, mark), mark) { TestName = $"UTF-32 BE, mark: {mark}" };
        }
    }

    [TestCaseSource(nameof(Encodings))]
    public void The_encoding_is_found(Encoding encoding, bool mark)
    {
        var document = RoleDocument.Read([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)]);

        Assert.That(document.Text, Is.EqualTo(Text));
        Assert.That(document.Syntax.Errors, Is.Empty);
        Assert.That(document.Roles.Single().Name?.Value, Is.EqualTo("Rôle 😀"));
    }

    [Test]
    public void Invalid_bytes_are_errors_at_their_place_and_the_rest_is_read()
    {
        var bytes = Encoding.UTF8.GetBytes("{ \"Name\": \"é?\", \"Actions\": [\"A/b?/read\"] }");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xE9;
        bytes[Array.LastIndexOf(bytes, (byte)'?')] = 0xFF;

        var document = RoleDocument.Read(bytes);

        Assert.That(document.Syntax.Errors, Has.Count.EqualTo(2));
        Assert.That(document.Text[document.Syntax.Errors[0].Span.Start], Is.EqualTo('\uFFFD'));
        Assert.That(document.Syntax.Errors[0].Message, Does.Contain("0xE9").And.Contain("UTF-8"));
        Assert.That(document.Syntax.Errors[1].Message, Does.Contain("0xFF"));
        Assert.That(document.Roles.Single().Name?.Value, Is.EqualTo("é\uFFFD"));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Invalid_bytes_give_the_text_that_the_framework_gives(byte[] bytes)
    {
        // A brace keeps the bytes from being taken for another encoding.
        byte[] file = [(byte)'{', (byte)' ', .. bytes];

        Assert.That(RoleDocument.Read(file).Text, Is.EqualTo(Encoding.UTF8.GetString(file)));
    }

    [Test]
    public void Half_a_unit_at_the_end_is_an_error()
    {
        var document = RoleDocument.Read([.. Encoding.Unicode.GetBytes(Text), 0x20]);

        Assert.That(document.Syntax.Errors, Has.Some.Matches<JsonSyntaxError>(e => e.Message.Contains("UTF-16", StringComparison.Ordinal)));
        Assert.That(document.Roles, Has.Count.EqualTo(1));
    }
}
