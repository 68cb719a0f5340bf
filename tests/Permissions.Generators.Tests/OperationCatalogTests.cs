using Microsoft.CodeAnalysis;
using Permissions.Compiler;

namespace Permissions.Generators.Tests;

public sealed class OperationCatalogTests
{
    // What Permissions.Catalog declares itself.
    private const string Catalogue = """
        namespace Permissions.Catalog
        {
            internal static class Operation
            {
                internal static ControlAction Control(string path, string rest) => ControlAction.FromService(path + rest);
                internal static DataAction Data(string path, string rest) => DataAction.FromService(path + rest);
            }
        }
        """;

    [TestCase("Microsoft.Compute/virtualMachines/read", "Compute.VirtualMachines.Read")]
    [TestCase("Microsoft.Compute/virtualMachines/start/action", "Compute.VirtualMachines.Start")]
    [TestCase("Microsoft.Compute/cloudServices/delete/action", "Compute.CloudServices.DeleteAction")]
    [TestCase("84codes.CloudAMQP/servers/read", "_84codesCloudAMQP.Servers.Read")]
    [TestCase("Microsoft.Resources/resources/read", "Resources.Resources_.Read")]
    [TestCase("Microsoft.X/plans/finalize/action", "X.Plans.Finalize_")]
    [TestCase("Microsoft.X/zones/all/read", "X.Zones.All_.Read")]
    [TestCase("Microsoft.X/a/read/b/read", "X.A.Read_.B.Read")]
    [TestCase("Microsoft.X/routing/$testall/Action", "X.Routing.Testall")]
    [TestCase("Microsoft.X/audio/:analyze/action", "X.Audio.Analyze")]
    [TestCase("Microsoft.X/class/{name}/read", "X.Class.Name.Read")]
    [TestCase("Microsoft.X/action", "X.Action")]
    public void An_operation_alone_has_the_name(string operation, string member) =>
        Assert.That(Value(Load($"{operation} control"), "Actions." + member), Is.EqualTo(operation));

    [Test]
    public void An_operation_that_is_a_type_too_lies_in_the_type()
    {
        var assembly = Load("Microsoft.X/vms/start/action control\nMicrosoft.X/vms/start/jobs/read control");
        Assert.That(Value(assembly, "Actions.X.Vms.Start.Action"), Is.EqualTo("Microsoft.X/vms/start/action"));
    }

    [Test]
    public void Spellings_of_a_type_share_a_class_and_keep_their_texts()
    {
        var assembly = Load("Microsoft.X/PRIVATECLOUDS/delete control\nMicrosoft.X/Privateclouds/read control\nMicrosoft.X/privateClouds/write control");
        Assert.Multiple(() =>
        {
            Assert.That(Value(assembly, "Actions.X.PrivateClouds.Read"), Is.EqualTo("Microsoft.X/Privateclouds/read"));
            Assert.That(Value(assembly, "Actions.X.PrivateClouds.Write"), Is.EqualTo("Microsoft.X/privateClouds/write"));
            Assert.That(Value(assembly, "Actions.X.PrivateClouds.Delete"), Is.EqualTo("Microsoft.X/PRIVATECLOUDS/delete"));
        });
    }

    [Test]
    public void Names_that_differ_in_what_no_identifier_holds_each_get_a_hash()
    {
        var assembly = Load("Microsoft.X/a-b/read control\nMicrosoft.X/ab/read control");
        Assert.Multiple(() =>
        {
            Assert.That(Value(assembly, $"Actions.X.AB_{StableHash.Of("a-b")}.Read"), Is.EqualTo("Microsoft.X/a-b/read"));
            Assert.That(Value(assembly, $"Actions.X.Ab_{StableHash.Of("ab")}.Read"), Is.EqualTo("Microsoft.X/ab/read"));
        });
    }

    [Test]
    public void An_operation_of_both_planes_has_a_member_in_each()
    {
        var assembly = Load("Microsoft.X/keys/read control\nMicrosoft.X/keys/read data");
        Assert.That(Value(assembly, "DataActions.X.Keys.Read"), Is.EqualTo(Value(assembly, "Actions.X.Keys.Read")));
    }

    [Test]
    public void A_removed_operation_is_obsolete_in_its_version_and_gone_in_the_next()
    {
        var removed = File("removed.txt", CatalogueInput.RemovalsKind, "# gone\nMicrosoft.X/old/read control 0.2.0\n");
        var files = new[] { Operations("Microsoft.X/new/read control"), removed };

        var source = Run("0.2.0", files).Source("Actions.X");
        Assert.That(source, Does.Contain("Microsoft.X/old/read: removed in version 0.2.0"));
        Assert.That(Value(Run("0.2.0", files).Load(), "Actions.X.Old.Read"), Is.EqualTo("Microsoft.X/old/read"));
        Assert.That(Run("0.3.0", files).Source("Actions.X"), Does.Not.Contain("old"));
    }

    [TestCase("Microsoft.X/old/read control")]
    [TestCase("Microsoft.X/old/read somewhere 0.2.0")]
    [TestCase("Microsoft.X/new/read control 0.2.0")]
    public void A_wrong_line_of_removed_operations_fails_the_build(string line) =>
        Assert.That(Run("0.2.0", Operations("Microsoft.X/new/read control"), File("removed.txt", CatalogueInput.RemovalsKind, line)).Ids, Is.EqualTo(new[] { "RBAC999" }));

    [Test]
    public void Corrections_are_applied()
    {
        var overrides = File("overrides.txt", CatalogueInput.OverridesKind, "remove Microsoft.X/a/read control\nadd Microsoft.X/a/read data\n");
        var assembly = Run("0.1.0", Operations("Microsoft.X/a/read control\nMicrosoft.X/b/read control"), overrides).Load();
        Assert.That(Value(assembly, "DataActions.X.A.Read"), Is.EqualTo("Microsoft.X/a/read"));
        Assert.That(assembly.GetType("Permissions.Catalog.Actions+X+A"), Is.Null);
    }

    [Test]
    public void Files_of_a_user_are_none_of_its_business() =>
        Assert.That(GeneratorRun.Of(TestProject.With(RoleJson.Of()), new OperationCatalogGenerator()).Result.GeneratedSources, Is.Empty);

    [Test]
    public void A_date_that_moves_writes_nothing_again()
    {
        var before = Operations("Microsoft.X/a/read control 2026-01-01");
        var project = Project("0.1.0", before);
        GeneratorRun.Of(project, new OperationCatalogGenerator()).Then(project.Replace(before, before.With("Microsoft.X/a/read control 2026-02-01")), new(
            "DateMoved",
            new Dictionary<string, IncrementalStepRunReason[]>
            {
                [StepNames.CatalogueFiles] = [IncrementalStepRunReason.Modified],
                [StepNames.OperationLists] = [IncrementalStepRunReason.Unchanged],
            },
            0));
    }

    private static System.Reflection.Assembly Load(string operations) => Run("0.1.0", Operations(operations)).Load();

    private static GeneratorRun Run(string version, params TestFile[] files) =>
        GeneratorRun.Of(Project(version, files), new OperationCatalogGenerator());

    private static TestProject Project(string version, params TestFile[] files)
    {
        var project = TestProject.With(files);
        return project with { Source = Catalogue, Properties = project.Properties.Add(CatalogueInput.VersionKey, version) };
    }

    private static TestFile Operations(string text) => File("operations.txt", CatalogueInput.OperationsKind, text);

    private static TestFile File(string name, string kind, string text) =>
        new(name, text) { Metadata = new() { [RoleFileOptions.KindKey] = kind } };

    private static string Value(System.Reflection.Assembly assembly, string member)
    {
        var parts = member.Split('.');
        var type = assembly.GetType("Permissions.Catalog." + string.Join('+', parts[..^1])) ?? throw new AssertionException($"No class around {member}.");
        return type.GetProperty(parts[^1])?.GetValue(null)?.ToString() ?? throw new AssertionException($"No {member}.");
    }
}
