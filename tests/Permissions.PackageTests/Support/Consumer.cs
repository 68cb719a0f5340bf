using System.Globalization;
using System.Text.RegularExpressions;

namespace Permissions.PackageTests;

/// <summary>A project that uses the packages, in a folder of its own.</summary>
internal sealed partial class Consumer
{
    /// <summary>Makes the project's folder and its project file.</summary>
    /// <param name="name">The name of folder and project.</param>
    /// <param name="properties">XML of properties.</param>
    /// <param name="items">XML of items; null references the package <c>Permissions</c>.</param>
    /// <param name="below">The folder in which the project's folder lies; null for the run's.</param>
    public Consumer(string name, string properties = "", string? items = null, string? below = null)
    {
        Name = name;
        Folder = Directory.CreateDirectory(Path.Combine(below ?? Packages.Consumers, name)).FullName;
        Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items ?? Reference("Permissions")}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>The project's name.</summary>
    public string Name { get; }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>The item that references one of the packages under test.</summary>
    public static string Reference(string id) => $"<PackageReference Include=\"{id}\" Version=\"[{Packages.Version}]\" />";

    /// <summary>The full path of a file of the project.</summary>
    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Writes a file of the project.</summary>
    public Consumer Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text + "\n");
        return this;
    }

    /// <summary>Writes a role file with one action and no placeholder.</summary>
    public Consumer WriteRole(string file, string name, string action = "Microsoft.Storage/storageAccounts/read") =>
        Write(file, RoleFile(name, action));

    /// <summary>A role file without anything to report, or with one action that is.</summary>
    public static string RoleFile(string name, string action = "Microsoft.Storage/storageAccounts/read") => $$"""
        {
          "Name": "{{name}}",
          "Description": "Made for a test.",
          "Actions": ["{{action}}"],
          "AssignableScopes": ["/subscriptions/3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"]
        }
        """;

    /// <summary>Builds the project.</summary>
    public Build Build(params string[] options)
    {
        var result = DotNet.Run(Folder, ["build", .. DotNet.BuildOptions, .. options]);
        return new Build(result, Diagnostics(result.Output));
    }

    /// <summary>Runs the program that was built, and gives the lines that it printed.</summary>
    public IReadOnlyList<string> Run()
    {
        var program = Path.Combine(Folder, "bin", "Debug", "net10.0", $"{Name}.dll");
        return DotNet.Run(Folder, [program]).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private List<Diagnostic> Diagnostics(string output) =>
        DiagnosticLine().Matches(output)
            .Select(match => new Diagnostic(
                Path.GetRelativePath(Folder, match.Groups["file"].Value.Trim()).Replace('\\', '/'),
                int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
                match.Groups["severity"].Value,
                match.Groups["id"].Value,
                match.Groups["message"].Value))
            .Distinct()
            .ToList();

    [GeneratedRegex(@"^(?<file>[^(\n]+)\((?<line>\d+),\d+[,\d]*\): (?<severity>error|warning|info) (?<id>\w+): (?<message>.*?)( \[[^\]]*\])?$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}

/// <summary>One diagnostic of a build, at a file relative to the project's folder.</summary>
internal sealed record Diagnostic(string File, int Line, string Severity, string Id, string Message)
{
    /// <summary>Everything but the message.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}({Line}): {Severity} {Id}");
}

/// <summary>How a build ended.</summary>
internal sealed record Build(DotNet.Result Result, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The diagnostics of our rules, as <c>file(line): severity id</c>.</summary>
    public IEnumerable<string> Rules => Diagnostics.Where(diagnostic => diagnostic.Id.StartsWith("RBAC", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString());

    /// <summary>This build, which must have succeeded without a warning.</summary>
    public Build Clean()
    {
        Result.Succeeded();
        Assert.That(Result.Output, Does.Not.Contain("warning "), Result.Output);
        return this;
    }
}
