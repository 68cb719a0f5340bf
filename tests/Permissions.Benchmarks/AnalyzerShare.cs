using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Analyzers;
using Permissions.Analyzers.Contracts;
using Permissions.Analyzers.CSharp;
using Permissions.Generators;

namespace Permissions.Benchmarks;

/// <summary>
/// What our analyzers take of compiling a project with 928 role files and no other code, each run in a fresh process. Of the
/// analyzers it is the time in their own code, as the compiler counts it for <c>ReportAnalyzer</c>; of the rest, processor time.
/// </summary>
internal static class AnalyzerShare
{
    private const int Times = 3;
    private const string BuiltIn = "built-in";
    private const string Custom = "custom";

    internal static int Run()
    {
        foreach (var what in new[] { BuiltIn, Custom })
        {
            var medians = ChildProcess.MediansOfItself(Times, "analyzer-share", ChildProcess.Once, what);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"928 {what} roles, medians of {Times}: generator {medians[0]:F0} ms, analyzers {medians[1]:F0} ms with {medians[4]:F0} diagnostics, the compiler while it runs them {medians[2]:F0} ms, emitting the assembly {medians[3]:F0} ms; share of the analyzers {medians[1] / (medians[0] + medians[1] + medians[2] + medians[3]):P1}"));
        }

        return 0;
    }

    internal static int RunOnce(string what)
    {
        ImmutableArray<AdditionalText> files = [.. RoleFiles.Load().Select(file => what == Custom ? file.AsCustom() : file)];
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        Compilation compilation = CSharpCompilation.Create("App", references: references, options: new(OutputKind.DynamicallyLinkedLibrary));
        var options = new RoleFileOptionsProvider();

        var clock = new ProcessorClock();
        CSharpGeneratorDriver.Create([new RoleDefinitionGenerator().AsSourceGenerator()], files, optionsProvider: options).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        var generator = clock.Lap();
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new RoleFileAnalyzer(), new PermissionStringAnalyzer(), new ConditionStringAnalyzer(), new RoleContractAnalyzer()];
        var analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions(files, options), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true))
            .GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        var all = clock.Lap();
        var own = analysis.AnalyzerTelemetryInfo.Values.Sum(analyzer => analyzer.ExecutionTime.TotalMilliseconds);
        using var assembly = new MemoryStream();
        if (!compilation.Emit(assembly).Success)
            throw new InvalidOperationException("The classes of the role files do not compile.");
        return ChildProcess.Print(generator, own, all - own, clock.Lap(), analysis.GetAllDiagnostics().Length);
    }

    private sealed class ProcessorClock
    {
        private TimeSpan _last = Now;

        private static TimeSpan Now
        {
            get
            {
                using var process = Process.GetCurrentProcess();
                return process.TotalProcessorTime;
            }
        }

        internal double Lap()
        {
            var (last, now) = (_last, Now);
            _last = now;
            return (now - last).TotalMilliseconds;
        }
    }
}
