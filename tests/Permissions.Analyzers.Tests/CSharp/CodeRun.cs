using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Permissions.Analyzers.CSharp;
using Permissions.TestSupport;

namespace Permissions.Analyzers.Tests.CSharp;

/// <summary>Runs RBAC100, or another analyzer, over C# code.</summary>
internal static class CodeRun
{
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "App",
        references:
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        ],
        options: new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What is reported on code that compiles.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> On(string code, string path = "Code.cs", AnalyzerOptions? project = null, DiagnosticAnalyzer? analyzer = null)
    {
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12), path);
        var compilation = Empty.AddSyntaxTrees(tree);
        Assert.That(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return await On(compilation, project, analyzer);
    }

    /// <summary>What is reported on a compilation, broken or not. A failure of the analyzer fails the test.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> On(Compilation compilation, AnalyzerOptions? project = null, DiagnosticAnalyzer? analyzer = null)
    {
        var options = new CompilationWithAnalyzersOptions(project ?? new AnalyzerOptions([]), (error, _, _) => throw new InvalidOperationException("The analyzer failed.", error), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([analyzer ?? new PermissionStringAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>Code without the usual references but the given ones.</summary>
    internal static CSharpCompilation Compilation(string code, params MetadataReference[] references) =>
        (references.Length == 0 ? Empty : Empty.WithReferences(references)).AddSyntaxTrees(CSharpSyntaxTree.ParseText(code));

    /// <summary>RBAC100 finds exactly the marked places in the members of a class.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> Finds(string marked)
    {
        var parsed = MarkedText.Parse("using Permissions; using System; using System.Collections.Generic;\n" + marked);
        var diagnostics = await On(parsed.Text);
        Assert.Multiple(() =>
        {
            Assert.That(diagnostics.Select(d => d.Id), Is.All.EqualTo("RBAC100"));
            Assert.That(diagnostics.Select(d => d.Location.SourceSpan), Is.EqualTo(parsed.Places.Select(p => new TextSpan(p.Start, p.Length))), string.Join("\n", diagnostics));
        });
        return diagnostics;
    }

    /// <summary>As <see cref="Finds"/>, in the body of a method.</summary>
    internal static Task<ImmutableArray<Diagnostic>> FindsInBody(string marked) => Finds($$"""
        static class Body
        {
            const string Slash = "/";
            const string Wrong = "Microsoft.Compute/";
            static void One([PermissionString(OperationPlane.Control)] string action, [PermissionString(OperationPlane.Data)] string? data = null) { }
            static void Many([PermissionString(OperationPlane.Control)] params string[] actions) { }
            static void List([PermissionString(OperationPlane.Control)] IReadOnlyList<string> actions) { }
            static void Unmarked(string text) { }
            static void Run(bool choice, string? maybe) { {{marked}} }
        }
        """);
}
