using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Permissions.TestSupport;

namespace Permissions.PackageTests;

/// <summary>What lies in the packages.</summary>
public class PackageContentTests
{
    private static readonly string[] Ids = ["Permissions", "Permissions.Catalog", "Permissions.Emulator", "Permissions.Emulator.Hosting", "Permissions.ResourceManager"];

    [Test]
    public void Nothing_else_is_packed()
    {
        var packed = Directory.GetFiles(Packages.Folder, $"*.{Packages.Version}.*nupkg").Select(Path.GetFileName);
        Assert.That(packed, Is.EquivalentTo(Ids.Select(id => $"{id}.{Packages.Version}.nupkg")));
    }

    [Test]
    public void Each_package_holds_exactly_the_files_it_should()
    {
        var text = new StringBuilder();
        foreach (var id in Ids)
        {
            using var package = ZipFile.OpenRead(Packages.PathOf(id));
            text.Append(id).Append('\n');
            foreach (var entry in package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal))
                text.Append("  ").Append(entry).Append('\n');
        }

        Snapshot.Verify(text.ToString());
    }

    [TestCaseSource(nameof(Ids))]
    public void The_description_of_a_package_names_licence_readme_and_repository(string id)
    {
        var metadata = Metadata(id);
        Assert.Multiple(() =>
        {
            Assert.That(Value(metadata, "id"), Is.EqualTo(id));
            Assert.That(Value(metadata, "version"), Is.EqualTo(Packages.Version));
            Assert.That(Value(metadata, "license"), Is.EqualTo("MIT"));
            Assert.That(Element(metadata, "license").Attribute("type")?.Value, Is.EqualTo("expression"));
            Assert.That(Value(metadata, "readme"), Is.EqualTo("README.md"));
            Assert.That(Value(metadata, "authors"), Is.Not.Empty);
            Assert.That(Value(metadata, "description"), Does.EndWith("."));
            Assert.That(Value(metadata, "tags"), Does.Contain("azure"));
            Assert.That(Element(metadata, "repository").Attribute("type")?.Value, Is.EqualTo("git"));
            Assert.That(Element(metadata, "repository").Attribute("url")?.Value, Is.EqualTo("https://github.com/permissions-rbac/permissions"));
        });
    }

    [Test]
    public void The_core_depends_on_nothing() =>
        Assert.That(Element(Metadata("Permissions"), "dependencies").Descendants().Where(element => element.Name.LocalName == "dependency"), Is.Empty);

    [TestCase("Permissions.Catalog")]
    [TestCase("Permissions.Emulator")]
    [TestCase("Permissions.ResourceManager")]
    public void The_other_packages_pass_on_everything_the_core_package_holds(string id)
    {
        var core = Element(Metadata(id), "dependencies").Descendants().Single(element => element.Attribute("id")?.Value == "Permissions");
        Assert.Multiple(() =>
        {
            Assert.That(core.Attribute("version")?.Value, Is.EqualTo(Packages.Version));
            Assert.That(core.Attribute("include")?.Value, Is.EqualTo("All"));
            Assert.That(core.Attribute("exclude"), Is.Null);
        });
    }

    [Test]
    public void Every_assembly_carries_its_symbols()
    {
        foreach (var id in Ids)
        {
            using var package = ZipFile.OpenRead(Packages.PathOf(id));
            foreach (var entry in package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)))
            {
                using var image = new PEReader(new MemoryStream(Bytes(entry)));
                Assert.That(image.ReadDebugDirectory().Select(part => part.Type), Does.Contain(DebugDirectoryEntryType.EmbeddedPortablePdb), entry.FullName);
            }
        }
    }

    [Test]
    public void The_compiler_parts_run_on_the_core_that_lies_beside_them_and_on_the_oldest_compiler()
    {
        using var package = ZipFile.OpenRead(Packages.PathOf("Permissions"));
        var core = Bytes(package.GetEntry("lib/netstandard2.0/Permissions.dll")!);
        Assert.That(Bytes(package.GetEntry("analyzers/dotnet/cs/Permissions.dll")!), Is.EqualTo(core));

        foreach (var part in new[] { "Permissions.Generators", "Permissions.Analyzers" })
        {
            using var image = new PEReader(new MemoryStream(Bytes(package.GetEntry($"analyzers/dotnet/cs/{part}.dll")!)));
            var reader = image.GetMetadataReader();
            var references = reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle))
                .ToDictionary(reference => reader.GetString(reference.Name), reference => reference.Version, StringComparer.Ordinal);
            Assert.Multiple(() =>
            {
                Assert.That(references.Keys, Does.Contain("Permissions"), part);
                Assert.That(references["Microsoft.CodeAnalysis"], Is.EqualTo(new Version(4, 8, 0, 0)), part);
            });
        }
    }

    [Test]
    public void The_code_fixes_hold_nothing_that_a_compiler_would_load_them_for()
    {
        using var package = ZipFile.OpenRead(Packages.PathOf("Permissions"));
        using var image = new PEReader(new MemoryStream(Bytes(package.GetEntry("analyzers/dotnet/cs/Permissions.CodeFixes.dll")!)));
        var reader = image.GetMetadataReader();
        var attributes = reader.TypeReferences.Select(handle => reader.GetString(reader.GetTypeReference(handle).Name)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(attributes, Does.Contain("ExportCodeFixProviderAttribute"));
            Assert.That(attributes, Does.Not.Contain("DiagnosticAnalyzerAttribute").And.Not.Contain("GeneratorAttribute"));
        });
    }

    private static XElement Metadata(string id)
    {
        using var package = ZipFile.OpenRead(Packages.PathOf(id));
        using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    private static XElement Element(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name);

    private static string Value(XElement metadata, string name) => Element(metadata, name).Value;

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
