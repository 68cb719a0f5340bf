using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Permissions.Generators;

namespace Permissions.Benchmarks;

/// <summary>
/// The generator over the 928 built-in roles in the compiler's own driver: cold, after an edit that concerns no role, and
/// after an edit of one role, against tokenizing the same bytes and writing the same output text.
/// </summary>
[MemoryDiagnoser]
[InProcess]
[IterationTime(100)]
public class GeneratorBenchmarks
{
    private ImmutableArray<RoleFile> _files;
    private ImmutableArray<byte[]> _bytes;
    private ImmutableArray<string[]> _outputLines;
    private ImmutableArray<(string HintName, SourceText Text)> _sources;
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _editedCompilation = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _warmFixed = null!;
    private RoleFile _editedRole = null!;
    private FixedSources _fixed = null!;

    [GlobalSetup]
    public void Setup()
    {
        _files = RoleFiles.Load();
        _bytes = [.. _files.Select(file => Encoding.UTF8.GetBytes(file.Content))];
        _compilation = CSharpCompilation.Create("Roles", [CSharpSyntaxTree.ParseText("class C { }")]);
        _editedCompilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class C { int _field; }"));
        _warm = Driver().RunGenerators(_compilation);
        _sources = SourcesOf(_warm);
        var output = _sources.Select(source => source.Text.ToString()).ToArray();
        _outputLines = [.. output.Select(text => text.Split('\n'))];
        _editedRole = new(_files[100].Path, _files[100].Content.Replace("\"actions\": [", "\"actions\": [\n\"Microsoft.Compute/virtualMachines/restart/action\",", StringComparison.Ordinal));

        // A file's source has the file's place among the sources; the list of roles follows them all.
        var sourceOf = _files.Select((file, i) => (file, _sources[i])).Append((_editedRole, SourcesOf(_warm.ReplaceAdditionalText(_files[100], _editedRole).RunGenerators(_compilation))[100]));
        _fixed = new(sourceOf.ToDictionary(pair => (AdditionalText)pair.Item1, pair => pair.Item2), _sources[^1]);
        _warmFixed = DriverOf(_fixed).RunGenerators(_compilation);
        Console.WriteLine($"// {_files.Length} files, {_bytes.Sum(b => b.Length):N0} bytes in, {output.Length} sources, {output.Sum(o => o.Length):N0} characters out");
    }

    [Benchmark(Baseline = true, Description = "Utf8JsonReader over the same bytes, writing the same lines")]
    public int Tokenize_and_write()
    {
        var tokens = 0;
        foreach (var bytes in _bytes)
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
                tokens++;
        }

        foreach (var lines in _outputLines)
        {
            var text = new StringBuilder();
            foreach (var line in lines)
                text.Append(line).Append('\n');
            tokens += text.ToString().Length;
        }

        return tokens;
    }

    [Benchmark(Description = "The compiler's driver alone, given the same sources")]
    public GeneratorDriver Driver_alone() => DriverOf(_fixed).RunGenerators(_compilation);

    [Benchmark(Description = "Generator, cold")]
    public GeneratorDriver Cold() => Driver().RunGenerators(_compilation);

    [Benchmark(Description = "Generator, unrelated C# edit")]
    public GeneratorDriver Unrelated_edit() => _warm.RunGenerators(_editedCompilation);

    [Benchmark(Description = "The driver alone, unrelated C# edit")]
    public GeneratorDriver Driver_alone_unrelated_edit() => _warmFixed.RunGenerators(_editedCompilation);

    [Benchmark(Description = "Generator, one role file edited")]
    public GeneratorDriver One_role_edited() =>
        _warm.ReplaceAdditionalText(_files[100], _editedRole).RunGenerators(_compilation);

    [Benchmark(Description = "The driver alone, one role file edited")]
    public GeneratorDriver Driver_alone_one_role_edited() =>
        _warmFixed.ReplaceAdditionalText(_files[100], _editedRole).RunGenerators(_compilation);

    private CSharpGeneratorDriver Driver() => DriverOf(new RoleDefinitionGenerator());

    private CSharpGeneratorDriver DriverOf(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], _files, optionsProvider: new RoleFileOptionsProvider());

    private static ImmutableArray<(string HintName, SourceText Text)> SourcesOf(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results[0].GeneratedSources.Select(source => (source.HintName, source.SourceText))];

    /// <summary>Hands the compiler sources that are there already, one for each file: what any generator of this output pays.</summary>
    private sealed class FixedSources(Dictionary<AdditionalText, (string HintName, SourceText Text)> sourceOf, (string HintName, SourceText Text) list) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            context.RegisterSourceOutput(context.AdditionalTextsProvider, (production, file) => production.AddSource(sourceOf[file].HintName, sourceOf[file].Text));
            context.RegisterSourceOutput(context.AnalyzerConfigOptionsProvider, (production, _) => production.AddSource(list.HintName, list.Text));
        }
    }
}
