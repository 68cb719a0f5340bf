using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Permissions.Generators;
using Permissions.TestSupport;

namespace Permissions.Benchmarks;

/// <summary>
/// <c>dotnet build</c> of a project with the 928 role files against the same project with their classes committed as source.
/// Both have the same references, the same analyzers and one more source file, which is changed before each build. Builds
/// alternate, so that a busy machine slows both; no build server is used, so that none is left behind.
/// </summary>
internal static class BuildRatio
{
    private const int DefaultTimes = 7;

    internal static int Run(string[] options)
    {
        var times = options is [var first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : DefaultTimes;
        var folder = Directory.CreateTempSubdirectory("permissions-build-ratio").FullName;
        try
        {
            var fromRoles = WriteProject(folder, "FromRoles", WriteRoles);
            var fromSource = WriteProject(folder, "FromSource", WriteSources);
            Measure("with analyzers", fromRoles, fromSource, times);
            Measure("without analyzers", fromRoles, fromSource, times, "-p:RunAnalyzers=false");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Measure(string what, string fromRoles, string fromSource, int times, params string[] options)
    {
        // The first of each is not counted: it reads files that the machine may not have in its cache.
        List<double> roles = [], source = [];
        for (var i = 0; i <= times; i++)
        {
            var (rolesTime, sourceTime) = (Build(fromRoles, i, options), Build(fromSource, i, options));
            if (i == 0)
                continue;
            roles.Add(rolesTime);
            source.Add(sourceTime);
        }

        var (a, b) = (ChildProcess.Median(roles), ChildProcess.Median(source));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"dotnet build, {what}, median (least) of {times}: role files {a:F2} ({roles.Min():F2}) s, committed source {b:F2} ({source.Min():F2}) s, ratio {a / b:F2} ({roles.Min() / source.Min():F2})"));
    }

    private static double Build(string folder, int number, string[] options)
    {
        File.WriteAllText(Path.Combine(folder, "Touched.cs"), string.Create(CultureInfo.InvariantCulture, $"internal static class Touched {{ internal const int Number = {number}; }}\n"));
        var start = Stopwatch.GetTimestamp();
        ChildProcess.Run("dotnet", folder, ["build", "--no-restore", "-c", "Release", "-nodeReuse:false", "-tl:off", "-v:quiet", "-nologo", "-p:UseSharedCompilation=false", .. options]);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Writes a project with the library, its generator and analyzers, and restores it.</summary>
    /// <param name="parent">The folder to write it into.</param>
    /// <param name="name">Its name.</param>
    /// <param name="writeContent">Writes its files, among them role files in the folder "roles", into the folder that it gets.</param>
    /// <returns>The project's folder.</returns>
    internal static string WriteProject(string parent, string name, Action<string> writeContent)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        var build = Repository.PathOf("src", "Permissions", "build");
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{build}/Permissions.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Azure.BuiltIn</RootNamespace>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Artifact("Permissions", "net10.0")}" />
                <Analyzer Include="{Artifact("Permissions", "netstandard2.0")}" />
                <Analyzer Include="{Artifact("Permissions.Generators", null)}" />
                <Analyzer Include="{Artifact("Permissions.Analyzers", null)}" />
                <RoleDefinition Include="roles/*.json" />
              </ItemGroup>
              <Import Project="{build}/Permissions.targets" />
            </Project>

            """);
        writeContent(folder);
        ChildProcess.Run("dotnet", folder, "restore", "-nodeReuse:false", "-v:quiet", "-nologo");
        return folder;
    }

    private static string Artifact(string project, string? framework)
    {
        var path = Repository.PathOf("artifacts", "bin", project, framework is null ? "release" : "release_" + framework, project + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"Build this program with '-c Release' first: '{path}' is not there.");
    }

    private static void WriteRoles(string folder)
    {
        var roles = Directory.CreateDirectory(Path.Combine(folder, "roles")).FullName;
        foreach (var file in RoleFiles.Load())
            File.WriteAllText(Path.Combine(roles, Path.GetFileName(file.Path)), file.Content);
    }

    private static void WriteSources(string folder)
    {
        var driver = CSharpGeneratorDriver.Create([new RoleDefinitionGenerator().AsSourceGenerator()], RoleFiles.Load(), optionsProvider: new RoleFileOptionsProvider());
        foreach (var source in driver.RunGenerators(CSharpCompilation.Create("Roles")).GetRunResult().Results[0].GeneratedSources)
            File.WriteAllText(Path.Combine(folder, source.HintName), source.SourceText.ToString());
    }
}
