using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Analyzers;
using Permissions.Analyzers.Contracts;
using Permissions.Analyzers.CSharp;
using Permissions.Generators;
using Permissions.Json;

namespace Permissions.Benchmarks;

/// <summary>What contracts on 100 roles add to the time that our analyzers take in the same project without them.</summary>
internal static class ContractCost
{
    private const int Roles = 100;
    private const int Times = 15;
    private const int WarmUps = 5;
    private const int FreshTimes = 7;

    // Each contract asks three questions; nearly all promises to lie within another role are broken, which costs the most: a witness is looked for.
    private const string Broken = "[assembly: Permissions.RoleContract(typeof({0}), MustNotGrant = \"Microsoft.Authorization/*/write; Microsoft.Compute/virtualMachines/runCommand/action\", SubsetOf = typeof({1}))]";
    private const string Kept = "[assembly: Permissions.RoleContract(typeof({0}), MustNotGrant = \"Contoso.App/*/write; Microsoft.AAD/unregister/action\", SubsetOf = typeof({0}))]";

    // A name that no role file has: the project's declarations are searched for it before Azure's roles.
    private const string Named = "[assembly: Permissions.RoleContract(typeof({0}), MustNotGrant = \"Contoso.App/*/write; Microsoft.AAD/unregister/action\", SubsetOfRole = \"Owner\")]";

    internal static int Run()
    {
        var project = new Project();
        foreach (var (name, contract) in new[] { ("broken", Broken), ("kept", Kept), ("named", Named) })
        {
            var without = new List<double>();
            var with = new List<double>();
            for (var i = 0; i < Times + WarmUps; i++)
            {
                var first = project.Analyze(null).Milliseconds;
                var (second, count) = project.Analyze(contract);
                if (i == 0)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Roles} contracts, {name}: {count} diagnostics of theirs"));
                if (i < WarmUps)
                    continue;
                without.Add(first);
                with.Add(second);
            }

            Print(name + ", warm", ChildProcess.Median(without), ChildProcess.Median(with));
            Print(
                name + ", fresh process",
                ChildProcess.MediansOfItself(FreshTimes, "contract-cost", ChildProcess.Once, "none")[0],
                ChildProcess.MediansOfItself(FreshTimes, "contract-cost", ChildProcess.Once, name)[0]);
        }

        return 0;
    }

    internal static int RunOnce(string what) => ChildProcess.Print(new Project().Analyze(what switch { "broken" => Broken, "kept" => Kept, "named" => Named, _ => null }).Milliseconds);

    private static void Print(string what, double without, double with) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"Contracts, {what}: {without:F1} ms of processor without, {with:F1} ms with: {(with / without - 1) * 100:+0.0;-0.0} %"));

    /// <summary>A project with role files, the classes that the generator makes of them, and nothing else.</summary>
    private sealed class Project
    {
        private readonly ImmutableArray<AdditionalText> _files;
        private readonly string[] _classes;
        private readonly Compilation _compilation;

        internal Project()
        {
            var all = RoleFiles.Load();
            _files = [.. Enumerable.Range(0, Roles).Select(i => all[i * all.Length / Roles]).Select(file => file.AsCustom())];
            var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
            var driver = CSharpGeneratorDriver.Create([new RoleDefinitionGenerator().AsSourceGenerator()], _files, optionsProvider: new RoleFileOptionsProvider());
            driver.RunGeneratorsAndUpdateCompilation(CSharpCompilation.Create("App", references: references, options: new(OutputKind.DynamicallyLinkedLibrary)), out _compilation, out _);
            _classes = [.. _files.Select(file => RoleDocument.Parse(file.GetText()!.ToString()).Roles[0].Name!.Value).Select(name =>
                _compilation.SyntaxTrees.SelectMany(tree => Classes(tree)).First(type => type.Name == name).Class)];
        }

        /// <summary>How long the analyzers take, and how many diagnostics the contracts give.</summary>
        internal (double Milliseconds, int Count) Analyze(string? contract)
        {
            var code = new StringBuilder();
            for (var i = 0; contract is not null && i < Roles; i++)
                code.Append(string.Format(CultureInfo.InvariantCulture, contract, _classes[i], _classes[(i + 1) % Roles])).Append('\n');
            var compilation = _compilation.Clone().AddSyntaxTrees(CSharpSyntaxTree.ParseText(code.ToString(), path: "Contracts.cs"));
            // What the compiler itself does for the same code is not the analyzers' time.
            if (compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
                throw new InvalidOperationException(error.ToString());
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions(_files, new RoleFileOptionsProvider()), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            ImmutableArray<DiagnosticAnalyzer> analyzers = [new RoleFileAnalyzer(), new PermissionStringAnalyzer(), new RoleContractAnalyzer()];
            // Of the processor, so that what else the machine does counts less.
            using var process = Process.GetCurrentProcess();
            var start = process.TotalProcessorTime;
            var found = compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            process.Refresh();
            return ((process.TotalProcessorTime - start).TotalMilliseconds, found.Count(diagnostic => diagnostic.Id is "RBAC101" or "RBAC102" or "RBAC103"));
        }

        private static IEnumerable<(string Name, string Class)> Classes(SyntaxTree tree)
        {
            foreach (var type in tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax>())
            {
                foreach (var field in type.Members.OfType<Microsoft.CodeAnalysis.CSharp.Syntax.FieldDeclarationSyntax>())
                {
                    if (field.Declaration.Variables[0] is { Identifier.Text: "RoleName", Initializer.Value: Microsoft.CodeAnalysis.CSharp.Syntax.LiteralExpressionSyntax name })
                        yield return (name.Token.ValueText, "Azure.BuiltIn.Roles." + type.Identifier.Text);
                }
            }
        }
    }
}
