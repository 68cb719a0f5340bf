using FsCheck;
using Permissions.TestSupport;

namespace Permissions.Analyzers.Tests;

/// <summary>No text of a role file makes the analyzer fail, which the compiler would report as AD0001.</summary>
public sealed class MutatedRoleFileTests
{
    private static readonly string[] Files =
        [.. Directory.EnumerateFiles(Repository.PathOf("definitions", "seqera"), "*.role.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static readonly string[] Pieces = ["", "\"", "{", "}", "[", "]", ",", ":", "*", "/", "\\", "\\u00", "null", "5", "{0}", "\0", "\r", "\ud83d", "İ"];

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void No_mutation_of_a_role_file_gives_AD0001(NonNegativeInt file, (int Position, int Length, int Piece)[] edits)
    {
        var text = edits.Aggregate(Files[file.Get % Files.Length], Apply);
        AssertSound(text);
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void No_text_gives_AD0001(string? text) => AssertSound(text ?? string.Empty);

    private static void AssertSound(string text)
    {
        var diagnostics = AnalyzerRun.On(text).GetAwaiter().GetResult();
        Assert.That(diagnostics.Select(d => d.Id), Has.All.StartsWith("RBAC"), string.Join("\n", diagnostics.Select(d => d.ToString())));
    }

    private static string Apply(string text, (int Position, int Length, int Piece) edit)
    {
        var start = (int)((uint)edit.Position * 2654435761u % (uint)(text.Length + 1));
        var count = (int)Math.Min((uint)edit.Length % 8, (uint)(text.Length - start));
        return string.Concat(text.AsSpan(0, start), Pieces[(int)((uint)edit.Piece % (uint)Pieces.Length)], text.AsSpan(start + count));
    }
}
