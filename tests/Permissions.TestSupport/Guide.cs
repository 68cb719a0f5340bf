using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Permissions.TestSupport;

/// <summary>A page of docs/guides. What it shows is run: tests hold its code and its output against what they compile and print.</summary>
public sealed partial class Guide
{
    private readonly string _text;

    private Guide(string name) => _text = Read(Repository.PathOf("docs", "guides", name));

    /// <summary>A page by its file's name, as <c>conditions.md</c>.</summary>
    public static Guide Of(string name) => new(name);

    /// <summary>The blocks of a language, without their fences; that without a language is "".</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [.. Fenced.Matches(_text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value)];

    /// <summary>
    /// Holds every block of C# to a source file, the file of the test that asks: its lines stand there one after another, whatever
    /// their indentation and whatever is before and after them.
    /// </summary>
    /// <param name="sourceFile">The path of the file in the repository.</param>
    public void AssertRunIn(params string[] sourceFile)
    {
        var source = Lines(Read(Repository.PathOf(sourceFile)));
        var blocks = Blocks("csharp");
        Assert.That(blocks, Is.Not.Empty);
        Assert.That(Blocks(""), Is.Empty, "a block without a language is compared with nothing");
        Assert.Multiple(() =>
        {
            foreach (var block in blocks)
                Assert.That(Contains(source, Lines(block)), $"{sourceFile[^1]} does not run this block:\n{block}");
        });
    }

    [GeneratedRegex("^```(?<language>\\w*)\n(?<code>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced { get; }

    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static bool Contains(string[] source, string[] block) =>
        Enumerable.Range(0, source.Length).Any(start => source.Skip(start).Take(block.Length).SequenceEqual(block));
}
