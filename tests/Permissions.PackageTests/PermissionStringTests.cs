namespace Permissions.PackageTests;

/// <summary>Permission strings are checked against Azure's operations, in role files and in code.</summary>
public class PermissionStringTests
{
    [Test]
    public void A_wrong_string_is_reported_where_it_stands_with_the_right_one_beside_it()
    {
        var consumer = new Consumer("Strings");
        consumer.Write("Code.cs", """
            internal static class Code
            {
                internal static readonly Permissions.ControlAction Read =
                    Permissions.ControlAction.Parse("Microsoft.Compute/virtualMachines/reed");
            }
            """);
        consumer.WriteRole("plane.role.json", "Plane", "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read");
        consumer.WriteRole("slip.role.json", "Slip", "Microsoft.Compute/virtualMachine/read");

        var build = consumer.Build();
        string Message(string file) => build.Diagnostics.Single(diagnostic => diagnostic.File == file && diagnostic.Id.StartsWith("RBAC", StringComparison.Ordinal)).Message;
        Assert.That(build.Result.ExitCode, Is.Not.Zero);
        Assert.That(build.Rules, Is.EquivalentTo(new[]
        {
            "Code.cs(4): warning RBAC100",
            "plane.role.json(4): error RBAC023",
            "slip.role.json(4): warning RBAC022",
        }), build.Result.Output);
        Assert.Multiple(() =>
        {
            Assert.That(Message("Code.cs"), Does.Contain("did you mean 'Microsoft.Compute/virtualMachines/read'"));
            Assert.That(Message("slip.role.json"), Does.Contain("did you mean 'Microsoft.Compute/virtualMachines/read'"));
            Assert.That(Message("plane.role.json"), Does.Contain("is a data action").And.Contain("DataActions"));
        });
    }

    [Test]
    public void Operations_of_the_project_count_as_known_in_role_files_and_in_code()
    {
        var consumer = new Consumer("OwnOperations", items: Consumer.Reference("Permissions") + """
            <OperationCatalog Include="contoso.operations.txt" />
            """);
        consumer.Write("contoso.operations.txt", "Contoso.App/things/read\n");
        consumer.Write("Code.cs", """
            internal static class Code
            {
                internal static readonly Permissions.ControlAction Read = Permissions.ControlAction.Parse("Contoso.App/things/read");
                internal static readonly Permissions.ControlAction Slip = Permissions.ControlAction.Parse("Contoso.App/thing/read");
            }
            """);
        consumer.WriteRole("own.role.json", "Own", "Contoso.App/things/read");

        var build = consumer.Build();
        Assert.That(build.Rules, Is.EqualTo(new[] { "Code.cs(4): warning RBAC100" }), build.Result.Output);
    }
}
