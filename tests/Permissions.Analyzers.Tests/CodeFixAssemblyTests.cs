using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Permissions.Analyzers.Tests;

/// <summary>The oldest compiler passes over an assembly of code fixes that was built on a newer one, and loads the analyzers beside it.</summary>
public sealed class CodeFixAssemblyTests
{
    [Test]
    public void The_oldest_compiler_does_not_load_the_code_fixes_and_says_nothing()
    {
        var (analyzers, failures, loaded) = Load(CodeFixes());
        Assert.That((analyzers, failures, loaded), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public void The_analyzers_are_loaded()
    {
        var analyzers = typeof(RoleFileAnalyzer).Assembly.GetTypes().Count(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false));
        Assert.That(Load(typeof(RoleFileAnalyzer).Assembly.Location), Is.EqualTo((analyzers, 0, 1)).And.Not.EqualTo((0, 0, 1)));
    }

    private static (int Analyzers, int Failures, int Loaded) Load(string path)
    {
        var failures = 0;
        var loader = new Loader();
        var reference = new AnalyzerFileReference(path, loader);
        reference.AnalyzerLoadFailed += (_, _) => failures++;
        return (reference.GetAnalyzers(LanguageNames.CSharp).Length + reference.GetGenerators(LanguageNames.CSharp).Length, failures, loader.Loaded);
    }

    private static string CodeFixes() =>
        typeof(CodeFixAssemblyTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "CodeFixes").Value!;

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        internal int Loaded { get; private set; }

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath)
        {
            Loaded++;
            return Assembly.LoadFrom(fullPath);
        }
    }
}
