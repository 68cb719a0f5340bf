using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Permissions.Analyzers.Tests;

/// <summary>Runs the analyzer over additional files as the compiler does.</summary>
internal static class AnalyzerRun
{
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "App",
        references: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        options: new(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>What is reported on one role file.</summary>
    internal static Task<ImmutableArray<Diagnostic>> On(string text) => On([("a.role.json", text)]);

    /// <summary>What is reported on some files.</summary>
    /// <param name="files">Path and text of each; a null text is a file that cannot be read.</param>
    /// <param name="kinds">The kind of a file by its path, as Permissions.targets gives it.</param>
    /// <param name="severities">Severities as a .globalconfig, NoWarn or WarningsAsErrors set them.</param>
    /// <param name="roleNamePattern">The property PermissionsRoleNamePattern.</param>
    internal static async Task<ImmutableArray<Diagnostic>> On(
        (string Path, string? Text)[] files,
        Dictionary<string, string>? kinds = null,
        Dictionary<string, ReportDiagnostic>? severities = null,
        string? roleNamePattern = null)
    {
        var compilation = Empty.WithOptions(Empty.Options.WithSpecificDiagnosticOptions(severities ?? []));
        var options = new AnalyzerOptions([.. files.Select(f => new InMemoryText(f.Path, f.Text))], new KindOptions(kinds ?? [], roleNamePattern));
        var diagnostics = await compilation.WithAnalyzers([new RoleFileAnalyzer()], options).GetAllDiagnosticsAsync();
        return [.. diagnostics.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
