using System.Security;
using Permissions.TestSupport;

namespace Permissions.PackageTests;

/// <summary>
/// The packages under test. The environment variables <c>PERMISSIONS_PACKAGES</c> (a folder) and
/// <c>PERMISSIONS_PACKAGES_VERSION</c> name packages made before; without them they are packed here, with a version that
/// nothing else has, so that no cache can stand in for them.
/// </summary>
[SetUpFixture]
public sealed class Packages
{
    /// <summary>The folder that holds the packages.</summary>
    internal static string Folder { get; private set; } = "";

    /// <summary>The version of all of them.</summary>
    internal static string Version { get; private set; } = "";

    /// <summary>The folder below which this run's consumers lie, each in a folder of its own.</summary>
    internal static string Consumers { get; private set; } = "";

    /// <summary>Packs, and writes what all consumers share.</summary>
    [OneTimeSetUp]
    public void MakeThem()
    {
        Consumers = Directory.CreateTempSubdirectory("permissions-").FullName;
        Folder = Environment.GetEnvironmentVariable("PERMISSIONS_PACKAGES") ?? "";
        Version = Environment.GetEnvironmentVariable("PERMISSIONS_PACKAGES_VERSION") ?? "";
        if (Folder.Length == 0)
            Pack();
        else if (Version.Length == 0)
            Assert.Fail("PERMISSIONS_PACKAGES names a folder of packages; PERMISSIONS_PACKAGES_VERSION must name their version.");

        File.Copy(Repository.PathOf("global.json"), Path.Combine(Consumers, "global.json"));
        File.WriteAllText(Path.Combine(Consumers, "nuget.config"), NuGetConfig());
    }

    /// <summary>Removes everything that this run made.</summary>
    [OneTimeTearDown]
    public void RemoveThem() => Directory.Delete(Consumers, recursive: true);

    /// <summary>The path of one package.</summary>
    internal static string PathOf(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    // In an artifacts folder of its own: the tests of other projects may be running from the usual one.
    private static void Pack()
    {
        Folder = Path.Combine(Consumers, "packages");
        Version = $"0.1.0-test.{Guid.NewGuid():N}";
        var project = Path.Combine(Consumers, "pack.proj");
        File.WriteAllText(project, $"""
            <Project>
              <ItemGroup>
                <Packed Include="{SecurityElement.Escape(Repository.PathOf("src"))}/*/*.csproj" />
              </ItemGroup>
              <Target Name="Restore">
                <MSBuild Projects="@(Packed)" Targets="Restore" />
              </Target>
              <Target Name="Pack">
                <MSBuild Projects="@(Packed)" Targets="Pack" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        string[] properties =
        [
            "-p:Configuration=Release",
            $"-p:Version={Version}",
            $"-p:PackageOutputPath={Folder}",
            $"-p:ArtifactsPath={Path.Combine(Consumers, "artifacts")}",
        ];
        DotNet.Run(Repository.Root, ["msbuild", project, "-restore", "-t:Pack", "-m", .. properties, .. DotNet.BuildOptions]).Succeeded();
        Directory.Delete(Path.Combine(Consumers, "artifacts"), recursive: true);
    }

    // The packages under test land in a folder of this run; all others are taken from where they lie already.
    private static string NuGetConfig()
    {
        var listing = DotNet.Run(Repository.Root, ["nuget", "locals", "global-packages", "--list"]).Succeeded().Output;
        var usual = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? listing[(listing.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{SecurityElement.Escape(Path.Combine(Consumers, "restored"))}" />
                <add key="dependencyVersion" value="Lowest" />
              </config>
              <fallbackPackageFolders>
                <add key="usual" value="{SecurityElement.Escape(usual)}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="under-test" value="{SecurityElement.Escape(Folder)}" />
              </packageSources>
            </configuration>
            """;
    }
}
