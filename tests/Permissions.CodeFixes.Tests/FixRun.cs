using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Permissions.Analyzers;
using Permissions.Analyzers.CSharp;
using Permissions.Analyzers.Contracts;
using Permissions.CodeFixes.Contracts;
using Permissions.CodeFixes.CSharp;

namespace Permissions.CodeFixes.Tests;

/// <summary>A project in memory whose diagnostics are found and fixed as an editor does it.</summary>
internal sealed class FixRun : IDisposable
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly AdhocWorkspace _workspace = new();
    private readonly CodeFixProvider _provider;
    private readonly DiagnosticAnalyzer _analyzer;
    private Solution _solution;

    private FixRun(CodeFixProvider provider, DiagnosticAnalyzer analyzer, string file, string text, params (string Path, string Text)[] others)
    {
        _provider = provider;
        _analyzer = analyzer;
        var project = ProjectId.CreateNewId();
        _solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(project, VersionStamp.Default, "App", "App", LanguageNames.CSharp, filePath: "/app/App.csproj")
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp12)))
            .AddMetadataReferences(project, References);
        Id = DocumentId.CreateNewId(project);
        _solution = file.EndsWith(".cs", StringComparison.Ordinal)
            ? _solution.AddDocument(Id, file, SourceText.From(text), filePath: file)
            : _solution.AddAdditionalDocument(Id, file, SourceText.From(text), filePath: file);
        foreach (var other in others)
        {
            var id = DocumentId.CreateNewId(project);
            _solution = other.Path.EndsWith(".cs", StringComparison.Ordinal)
                ? _solution.AddDocument(id, other.Path, SourceText.From(other.Text), filePath: other.Path)
                : _solution.AddAdditionalDocument(id, Path.GetFileName(other.Path), SourceText.From(other.Text), filePath: other.Path);
        }
    }

    private DocumentId Id { get; }

    private Project Project => _solution.GetProject(Id.ProjectId)!;

    private TextDocument Document => (TextDocument?)_solution.GetDocument(Id) ?? _solution.GetAdditionalDocument(Id)!;

    internal static FixRun OnRoleFile(string text) => new(new RoleFileCodeFixProvider(), new RoleFileAnalyzer(), "a.role.json", text);

    internal static FixRun OnCode(string code, string? otherCode = null) => new(new PermissionStringCodeFixProvider(), new PermissionStringAnalyzer(), "Code.cs", code, otherCode is null ? [] : [("Other.cs", otherCode)]);

    internal string OtherText => Project.Documents.Single(document => document.FilePath == "Other.cs").GetTextAsync().Result.ToString();

    /// <summary>Assignments of roles in code.</summary>
    internal static FixRun OnAssignments(string code) => new(new UnconditionalAssignmentCodeFixProvider(), new UnconditionalAssignmentAnalyzer(), "Code.cs", code, []);

    /// <summary>Code with contracts, and the role files and baselines of its project.</summary>
    internal static FixRun OnContract(string code, params (string Path, string Text)[] files) => new(new BaselineCodeFixProvider(), new RoleContractAnalyzer(), "Code.cs", code, files);

    /// <summary>The text of an additional file; null where the project has none at this path.</summary>
    internal string? TextOf(string path) => Project.AdditionalDocuments.SingleOrDefault(document => document.FilePath == path)?.GetTextAsync().Result.ToString();

    /// <summary>The encoding in which an additional file is saved.</summary>
    internal System.Text.Encoding? EncodingOf(string path) => Project.AdditionalDocuments.Single(document => document.FilePath == path).GetTextAsync().Result.Encoding;

    /// <summary>Has an additional file as it was read in an encoding.</summary>
    internal FixRun Saved(string path, System.Text.Encoding encoding)
    {
        var document = Project.AdditionalDocuments.Single(document => document.FilePath == path);
        _solution = _solution.WithAdditionalDocumentText(document.Id, SourceText.From(document.GetTextAsync().Result.ToString(), encoding));
        return this;
    }

    internal string Text => Document.GetTextAsync().Result.ToString();

    /// <summary>What the compiler itself says against the code.</summary>
    internal async Task<IEnumerable<Diagnostic>> ErrorsAsync() =>
        (await Project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    internal async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var options = new CompilationWithAnalyzersOptions(Project.AnalyzerOptions, (error, _, _) => throw new InvalidOperationException("The analyzer failed.", error), true, false);
        var found = await (await Project.GetCompilationAsync())!.WithAnalyzers([_analyzer], options).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The rules that find something, by the id they have in a role file.</summary>
    internal async Task<IReadOnlyList<string>> RulesAsync() =>
        [.. (await DiagnosticsAsync()).Select(diagnostic => diagnostic.Properties.GetValueOrDefault("Rule") ?? diagnostic.Id)];

    /// <summary>The fixes offered for a diagnostic, in their order.</summary>
    internal async Task<IReadOnlyList<CodeAction>> FixesAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await _provider.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Applies a fix.</summary>
    internal async Task<FixRun> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        _solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return this;
    }

    /// <summary>Applies the first fix of the first diagnostic of a rule.</summary>
    internal async Task<FixRun> FixFirstAsync(string rule)
    {
        var diagnostic = (await DiagnosticsAsync()).First(found => found.Properties["Rule"] == rule);
        return await ApplyAsync((await FixesAsync(diagnostic))[0]);
    }

    /// <summary>Applies one kind of fix everywhere in the project.</summary>
    internal async Task<FixRun> FixAllAsync(string rule, FixAllScope scope = FixAllScope.Project)
    {
        var diagnostics = (await DiagnosticsAsync()).Where(found => _provider.FixableDiagnosticIds.Contains(found.Id)).ToImmutableArray();
        var known = new Known(diagnostics);
        var context = scope == FixAllScope.Document
            ? new FixAllContext((Document)Document, _provider, scope, rule + ".0", _provider.FixableDiagnosticIds, known, CancellationToken.None)
            : new FixAllContext(Project, _provider, scope, rule + ".0", _provider.FixableDiagnosticIds, known, CancellationToken.None);
        return await _provider.GetFixAllProvider()!.GetFixAsync(context) is { } action ? await ApplyAsync(action) : this;
    }

    public void Dispose() => _workspace.Dispose();

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
