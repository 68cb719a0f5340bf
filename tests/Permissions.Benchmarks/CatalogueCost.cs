using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Permissions.Catalog;
using Permissions.TestSupport;

namespace Permissions.Benchmarks;

/// <summary>What the typed catalogue costs those who reference it: size, build time, first use, and listing members as an editor does.</summary>
internal static class CatalogueCost
{
    private const int Builds = 5;
    private const int Times = 11;
    private const string Assembly = "Permissions.Catalog";

    internal static int Run()
    {
        var path = Path.Combine(AppContext.BaseDirectory, Assembly + ".dll");
        Print($"{Assembly}.dll {Size(path)}, documentation {Size(Repository.PathOf("artifacts", "bin", Assembly, "release", Assembly + ".xml"))}");
        foreach (var what in new[] { "operation", "role", "members" })
        {
            var medians = ChildProcess.MediansOfItself(Times, "catalogue-cost", ChildProcess.Once, what);
            Print($"{what}: first {medians[0]:F1} ms, again {medians[1] * 1000:F1} microseconds (medians of {Times} fresh processes)");
        }

        MeasureBuilds();
        return 0;
    }

    internal static int RunOnce(string what)
    {
        Func<int> use = what switch
        {
            "operation" => static () => Actions.Compute.VirtualMachines.Start.Value.Length,
            "role" => static () => BuiltInRoles.StorageBlobDataReader.PermissionBlocks[0].DataActions.Count,
            "members" => Members(),
            _ => throw new ArgumentException($"'{what}' is not known.", nameof(what)),
        };
        var first = Time(use);
        return ChildProcess.Print(first, Time(use));
    }

    /// <summary>What an editor asks the compiler for after <c>Actions.</c> and after each further dot of a member's name.</summary>
    private static Func<int> Members()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        return () =>
        {
            var tree = CSharpSyntaxTree.ParseText("class App { object F() => ; }");
            var compilation = CSharpCompilation.Create("App", [tree], references);
            var model = compilation.GetSemanticModel(tree);
            var count = 0;
            foreach (var type in new[] { "Actions", "Actions+Compute", "Actions+Compute+VirtualMachines" })
                count += model.LookupStaticMembers(24, compilation.GetTypeByMetadataName(Assembly + "." + type)!).Length;
            return count;
        };
    }

    private static void MeasureBuilds()
    {
        var folder = Directory.CreateTempSubdirectory("permissions-catalogue-cost").FullName;
        try
        {
            var with = WriteProject(folder, "With", "Permissions.Catalog.Actions.Compute.VirtualMachines.Start", ["Permissions", Assembly]);
            var without = WriteProject(folder, "Without", "Permissions.ControlAction.Parse(\"Microsoft.Compute/virtualMachines/start/action\")", ["Permissions"]);
            List<double> a = [], b = [];
            for (var i = 0; i <= Builds; i++)
            {
                var (first, second) = (Build(with, i), Build(without, i));
                if (i == 0)
                    continue;
                a.Add(first);
                b.Add(second);
            }

            Print($"dotnet build, medians of {Builds}: with the catalogue {ChildProcess.Median(a):F2} s, without {ChildProcess.Median(b):F2} s, ratio {ChildProcess.Median(a) / ChildProcess.Median(b):F2}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WriteProject(string parent, string name, string expression, string[] references)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(references.Select(reference => $"<Reference Include=\"{Path.Combine(AppContext.BaseDirectory, reference + ".dll")}\" />"))}
              </ItemGroup>
            </Project>

            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), $"System.Console.WriteLine({expression});\n");
        ChildProcess.Run("dotnet", folder, "restore", "-nodeReuse:false", "-v:quiet", "-nologo");
        return folder;
    }

    private static double Build(string folder, int number)
    {
        File.WriteAllText(Path.Combine(folder, "Touched.cs"), string.Create(CultureInfo.InvariantCulture, $"internal static class Touched {{ internal const int Number = {number}; }}\n"));
        return Time(() => ChildProcess.Run("dotnet", folder, "build", "--no-restore", "-c", "Release", "-nodeReuse:false", "-tl:off", "-v:quiet", "-nologo", "-p:UseSharedCompilation=false").Length) / 1000;
    }

    private static double Time(Func<int> use)
    {
        var start = Stopwatch.GetTimestamp();
        if (use() < 0)
            throw new InvalidOperationException("Nothing was counted.");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Size(string path) => string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(path).Length / 1e6:F2} MB");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
