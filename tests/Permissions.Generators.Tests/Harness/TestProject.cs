using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Permissions.Generators.Tests;

/// <summary>A project with role files, of which the generator is asked. Immutable: each edit gives a new project.</summary>
internal sealed record TestProject
{
    internal const string Directory = "/projects/Contoso/";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Collections.dll" or "netstandard.dll")
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(RoleDefinition).Assembly.Location),
    ];

    internal ImmutableArray<TestFile> Files { get; init; } = [];

    internal string Source { get; init; } = "namespace Contoso { internal static class Program { } }";

    internal LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    internal NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    internal ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty
        .Add(ProjectOptions.RootNamespaceProperty, "Contoso")
        .Add(ProjectOptions.ProjectDirectoryProperty, Directory);

    internal static TestProject With(params TestFile[] files) => new() { Files = [.. files] };

    /// <summary>A project with one role file.</summary>
    internal static TestProject With(string text) => With(new TestFile("test.role.json", text));

    internal TestProject Replace(TestFile old, TestFile with) => this with { Files = Files.Replace(old, with) };

    internal CSharpCompilation Compile() => CSharpCompilation.Create(
        "Contoso",
        [CSharpSyntaxTree.ParseText(Source, ParseOptions, "Program.cs")],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: Nullable));

    // Documentation is diagnosed, so that a public member without a comment is a warning.
    internal CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    internal TestOptionsProvider Options => new(Properties);
}
