using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Permissions.Analyzers.Contracts;
using Permissions.Analyzers.Tests.CSharp;
using Permissions.Compiler;

namespace Permissions.Analyzers.Tests;

/// <summary>A file that several analyzers and contracts ask about is read once.</summary>
public sealed class SharedParseTests
{
    private const string Role = """{ "Name": "Keeper", "Actions": ["Microsoft.Storage/storageAccounts/read"] }""";

    [Test]
    public async Task Role_files_and_baselines_are_read_once_for_all_who_ask()
    {
        var file = new CountedFile("/app/keeper.role.json");
        var baseline = new CountedFile("/app/keeper.baseline.json");
        var options = new AnalyzerOptions([file, baseline], new KindOptions(new Dictionary<string, string> { [baseline.Path] = "RoleBaseline" }, projectDirectory: "/app/"));
        var contract = "[assembly: Permissions.RoleContract(\"Keeper\", NoNewAccessSince = \"keeper.baseline.json\")]\n";
        var compilation = CodeRun.Compilation(contract + contract + contract);
        var found = await compilation.WithAnalyzers([new RoleFileAnalyzer(), new RoleContractAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(d => d.Id), Has.None.StartsWith("RBAC10").And.None.StartsWith("AD"));
            Assert.That((file.Text.Reads, baseline.Text.Reads), Is.EqualTo((1, 1)));
        });
    }

    [Test]
    public void A_reading_that_is_cancelled_leaves_nothing_behind()
    {
        var text = SourceText.From(Role);
        Assert.That(() => RoleDocuments.Of(text, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        var document = RoleDocuments.Of(text, CancellationToken.None);
        Assert.That(document.Roles.Single().Name!.Value, Is.EqualTo("Keeper"));
        Assert.That(RoleDocuments.Of(text, CancellationToken.None), Is.SameAs(document));
    }

    private sealed class CountedFile(string path) : AdditionalText
    {
        internal CountedText Text { get; } = new();

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => Text;
    }

    /// <summary>Counts how often all of it is asked for.</summary>
    private sealed class CountedText : SourceText
    {
        private int _reads;

        internal int Reads => Volatile.Read(ref _reads);

        public override Encoding? Encoding => Encoding.UTF8;

        public override int Length => Role.Length;

        public override char this[int position] => Role[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) => Role.CopyTo(sourceIndex, destination, destinationIndex, count);

        public override string ToString(TextSpan span)
        {
            if (span.Length == Length)
                Interlocked.Increment(ref _reads);
            return Role.Substring(span.Start, span.Length);
        }
    }
}
