using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Permissions.Generators;

namespace Permissions.Benchmarks;

/// <summary>
/// What contracts on 100 roles take of the time of all analyzers, ours and those of the SDK, in the project of these roles, as the
/// compiler counts it for <c>ReportAnalyzer</c>: with the compiler server that builds use, once it has compiled our code, and
/// in fresh processes. The server is left to end by itself, as after any build.
/// </summary>
internal static partial class ContractCost
{
    private const int Roles = 100;
    private const int WarmUps = 10;
    private const int Times = 11;
    private const int FreshTimes = 5;

    // Each contract asks three questions.
    private const string Kept = "[assembly: Permissions.RoleContract(typeof({0}), MustNotGrant = \"Microsoft.AAD/register/action; Microsoft.Addons/supportProviders/*/write\", SubsetOf = typeof({0}))]";

    // A name that no role file has: the project's declarations are searched for it before Azure's roles.
    private const string Named = "[assembly: Permissions.RoleContract(typeof({0}), MustNotGrant = \"Microsoft.AAD/register/action; Microsoft.Addons/supportProviders/*/write\", DisjointFromRole = \"AcrDelete\")]";

    internal static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("permissions-contract-cost").FullName;
        try
        {
            var all = RoleFiles.Load();
            var files = Enumerable.Range(0, Roles).Select(i => all[i * all.Length / Roles].AsCustom()).ToArray();
            var project = BuildRatio.WriteProject(folder, "Contracts", directory => Write(Directory.CreateDirectory(Path.Combine(directory, "roles")).FullName, files));
            foreach (var (name, contract) in new[] { ("by type", Kept), ("by name", Named), ("none", "// {0}") })
            {
                var contracts = string.Join('\n', ClassesOf(files).Select(type => string.Format(CultureInfo.InvariantCulture, contract, type)));
                Print(name + ", compiler server", [.. Enumerable.Range(0, WarmUps + Times).Select(i => Build(project, contracts, i, isShared: true)).Skip(WarmUps)]);
                Print(name + ", fresh processes", [.. Enumerable.Range(0, FreshTimes).Select(i => Build(project, contracts, i, isShared: false))]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Write(string folder, RoleFile[] files)
    {
        foreach (var file in files)
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file.Path)), file.Content);
    }

    /// <summary>The classes that the generator makes of role files.</summary>
    private static IEnumerable<string> ClassesOf(RoleFile[] files)
    {
        var driver = CSharpGeneratorDriver.Create([new RoleDefinitionGenerator().AsSourceGenerator()], files, optionsProvider: new RoleFileOptionsProvider());
        return driver.RunGenerators(CSharpCompilation.Create("Roles")).GetRunResult().Results[0].GeneratedSources
            .Select(source => RoleClass().Match(source.SourceText.ToString()))
            .Where(type => type.Success)
            .Select(type => "Azure.BuiltIn.Roles." + type.Groups["name"].Value);
    }

    /// <summary>The seconds of the analyzer of contracts and of all analyzers in one build.</summary>
    private static (double Contracts, double All) Build(string project, string contracts, int number, bool isShared)
    {
        File.WriteAllText(Path.Combine(project, "Contracts.cs"), string.Create(CultureInfo.InvariantCulture, $"{contracts}\n// {number}\n"));
        // Built-in roles as custom ones break rules that are errors; what checks these takes its time all the same.
        var output = ChildProcess.Run(
            "dotnet", project, "build", "--no-restore", "-c", "Release", "-nodeReuse:false", "-tl:off", "-v:detailed", "-nologo",
            "-p:ReportAnalyzer=true", "-p:NoWarn=RBAC007%3BRBAC020%3BRBAC029%3BRBAC065", string.Create(CultureInfo.InvariantCulture, $"-p:UseSharedCompilation={isShared}"));
        return (Seconds(ContractTime().Match(output)), Seconds(AllTime().Match(output)));
    }

    private static double Seconds(Match match) => match.Success
        ? double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("The compiler did not report the time of its analyzers.");

    private static void Print(string what, (double Contracts, double All)[] builds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Roles} contracts, {what}, medians of {builds.Length}: {ChildProcess.Median(builds.Select(build => build.Contracts)) * 1000:F1} ms for contracts, {ChildProcess.Median(builds.Select(build => build.All - build.Contracts)) * 1000:F0} ms for all other analyzers; {ChildProcess.Median(builds.Select(build => build.Contracts / (build.All - build.Contracts))):P1}"));

    [GeneratedRegex(@"partial class (?<name>\w+) : ")]
    private static partial Regex RoleClass();

    [GeneratedRegex(@"Total analyzer execution time: (?<seconds>[0-9.]+) seconds")]
    private static partial Regex AllTime();

    [GeneratedRegex(@"^\s*<?(?<seconds>[0-9.]+)\s+<?\d+\s+Permissions\.Analyzers\.Contracts\.RoleContractAnalyzer ", RegexOptions.Multiline)]
    private static partial Regex ContractTime();
}
