using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Permissions.Generators.Tests;

/// <summary>
/// A run of the generator over a project. Each one is run a second time after an unrelated edit, and asserts that the
/// generator did nothing then, keeps nothing that would hold a compilation alive, and did not fail.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly string[] OurSteps =
        [.. typeof(StepNames).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => (string)field.GetRawConstantValue()!)];

    private readonly TestProject _project;
    private readonly IIncrementalGenerator _generator;
    private readonly CSharpCompilation _input;
    private readonly GeneratorDriver _driver;

    private GeneratorRun(TestProject project, IIncrementalGenerator generator)
    {
        _project = project;
        _generator = generator;
        _input = project.Compile();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            project.Files,
            project.ParseOptions,
            project.Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        _driver = driver.RunGenerators(_input);
        Result = ResultOf(_driver);
        AssertSecondRun(project, RunReasons.UnrelatedCSharpEdit);
    }

    internal GeneratorRunResult Result { get; }

    internal ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    internal IEnumerable<string> Ids => Diagnostics.Select(diagnostic => diagnostic.Id);

    internal static GeneratorRun Of(TestProject project, IIncrementalGenerator? generator = null) => new(project, generator ?? new RoleDefinitionGenerator());

    internal static GeneratorRun Of(params TestFile[] files) => Of(TestProject.With(files));

    internal static GeneratorRun Of(string text) => Of(TestProject.With(text));

    /// <summary>The generated source whose hint name starts so.</summary>
    internal string Source(string hintNameStart) =>
        Result.GeneratedSources.Single(source => source.HintName.StartsWith(hintNameStart, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Runs the same driver over an edited project, and asserts what it did.</summary>
    internal GeneratorRun Then(TestProject edited, RunReasons expected)
    {
        AssertSecondRun(edited, expected);
        return Of(edited, _generator);
    }

    /// <summary>The compilation with the generated sources; any warning in it is an error.</summary>
    internal CSharpCompilation Output => _input.AddSyntaxTrees(
        Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, _project.ParseOptions, source.HintName)));

    /// <summary>Asserts that the output compiles without a warning, loads it, and gives it back.</summary>
    internal Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Output.Emit(image, xmlDocumentationStream: new MemoryStream());
        Assert.That(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden), Is.Empty);
        image.Position = 0;
        return new AssemblyLoadContext("output", isCollectible: true).LoadFromStream(image);
    }

    private static GeneratorRunResult ResultOf(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.That(result.Exception, Is.Null, "The generator failed (CS8785).");
        return result;
    }

    private void AssertSecondRun(TestProject edited, RunReasons expected)
    {
        var driver = Edit(_driver, edited);
        if (expected == RunReasons.OptionsRebuilt)
            driver = driver.WithUpdatedAnalyzerConfigOptions(edited.Options);
        var compilation = _input.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal static class Edited { }", edited.ParseOptions));
        var result = ResultOf(driver.RunGenerators(compilation));

        Assert.Multiple(() =>
        {
            foreach (var step in OurSteps)
            {
                if (!result.TrackedSteps.TryGetValue(step, out var runs))
                    continue;
                var allowed = expected.Steps.TryGetValue(step, out var reasons) ? reasons : [];
                foreach (var output in runs.SelectMany(run => run.Outputs))
                {
                    Assert.That(allowed.Append(IncrementalStepRunReason.Cached), Does.Contain(output.Reason), $"{expected.Name}: step {step}");
                    Assert.That(ModelWalk.FindForbidden(output.Value), Is.Null, $"step {step}");
                }
            }

            Assert.That(SourcesWritten(result), Is.EqualTo(expected.SourcesWritten), $"{expected.Name}: sources written");
        });
    }

    private GeneratorDriver Edit(GeneratorDriver driver, TestProject edited)
    {
        if (edited.Files.Length != _project.Files.Length)
        {
            return driver
                .RemoveAdditionalTexts([.. _project.Files.Except(edited.Files)])
                .AddAdditionalTexts([.. edited.Files.Except(_project.Files)]);
        }

        foreach (var (old, with) in _project.Files.Zip(edited.Files).Where(pair => pair.First != pair.Second))
            driver = driver.ReplaceAdditionalText(old, with);
        return driver;
    }

    private static int SourcesWritten(GeneratorRunResult result) => result.TrackedOutputSteps
        .SelectMany(step => step.Value)
        .SelectMany(step => step.Outputs)
        .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
        .Count(output => ((IEnumerable)((ITuple)output.Value)[0]!).Cast<object>().Any());
}
