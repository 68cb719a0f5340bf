namespace Permissions.PackageTests;

/// <summary>Contracts that are checked while a project with the packages compiles.</summary>
public class ContractTests
{
    private const string Keeper = """
        {
          "Name": "Storage keeper",
          "Description": "Made for a test.",
          "Actions": [
            "Microsoft.Storage/storageAccounts/read",
            "Microsoft.Storage/storageAccounts/blobServices/*"
          ],
          "AssignableScopes": ["/subscriptions/3b8b2c94-0a1e-4b0e-8d4e-6f1f4f0f7a11"]
        }
        """;

    [Test]
    public void A_broken_contract_fails_the_build_with_its_witness()
    {
        var consumer = new Consumer("Contracts", items: Consumer.Reference("Permissions.Catalog"))
            .Write("keeper.role.json", Keeper)
            .WriteRole("reader.role.json", "Storage reader")
            .Write("Contracts.cs", """
                using Permissions;
                using Permissions.Catalog;
                using Contracts.Roles;
                [assembly: RoleContract(typeof(StorageReader), SubsetOf = typeof(StorageKeeper), MustGrant = "Microsoft.Storage/storageAccounts/read")]
                [assembly: RoleContract(typeof(StorageKeeper), SubsetOf = typeof(StorageReader))]
                [assembly: RoleContract("Storage Blob Data Owner", SubsetOfRole = "Storage Blob Data Contributor")]
                namespace Contracts.Roles
                {
                    [RoleContract(MustNotGrant = "Microsoft.Storage/*/write; Microsoft.Compute/*")]
                    partial class StorageKeeper;
                }
                internal static class Composed
                {
                    [RoleContract(MustNotGrant = "*/delete")]
                    internal static RoleDefinition Tagger { get; } = RoleDefinition.Create("Blob tagger")
                        .Allow(DataActions.Storage.StorageAccounts.BlobServices.Containers.Blobs.Tags.All, DataActions.Storage.StorageAccounts.BlobServices.Containers.Blobs.Delete)
                        .AssignableAt(Scope.Tenant).Build();
                    [RoleContract(MustGrant = "Microsoft.Storage/storageAccounts/write")]
                    internal static RoleDefinition BuiltIn => BuiltInRoles.StorageBlobDataOwner;
                }
                """);
        var build = consumer.Build();
        Assert.That(build.Result.ExitCode, Is.Not.Zero);
        Assert.That(build.Rules, Is.EquivalentTo(new[]
        {
            "Contracts.cs(5): error RBAC101",
            "Contracts.cs(6): error RBAC101",
            "Contracts.cs(9): error RBAC101",
            "Contracts.cs(14): error RBAC101",
            "Contracts.cs(18): error RBAC101",
        }), build.Result.Output);
        string Message(int line) => build.Diagnostics.Single(diagnostic => diagnostic.Line == line && diagnostic.Id == "RBAC101").Message;
        Assert.Multiple(() =>
        {
            Assert.That(Message(5), Does.Contain("Microsoft.Storage/storageAccounts/blobServices/").And.Contain("by 'Microsoft.Storage/storageAccounts/blobServices/*', which 'Storage reader' does not."));
            Assert.That(Message(6), Does.Contain("'Storage Blob Data Contributor' does not"));
            Assert.That(Message(9), Does.StartWith("Role 'Storage keeper' must not grant 'Microsoft.Storage/*/write', but it grants 'Microsoft.Storage/storageAccounts/blobServices/"));
            Assert.That(Message(14), Does.Contain("the data action 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete'"));
            Assert.That(Message(18), Does.StartWith("Role 'Storage Blob Data Owner' must grant 'Microsoft.Storage/storageAccounts/write', but it does not grant 'Microsoft.Storage/storageAccounts/write'."));
        });
    }

    [Test]
    public void A_baseline_is_written_by_a_command_and_new_access_is_a_warning_until_it_is_written_anew()
    {
        var contract = """
            [assembly: Permissions.RoleContract("Storage keeper", NoNewAccessSince = "roles/keeper.baseline.json")]
            [assembly: Permissions.RoleContract("Storage reader", NoNewAccessSince = "agreed.json")]
            """;
        var consumer = new Consumer("Baselines", items: Consumer.Reference("Permissions") + "<RoleDefinition Include=\"roles/*.json\" /><RoleBaseline Include=\"agreed.json\" />")
            .Write("roles/keeper.role.json", Keeper)
            .WriteRole("reader.role.json", "Storage reader")
            .WriteRole("agreed.json", "Storage reader", "Microsoft.Storage/*")
            .Write("Contracts.cs", contract);
        Assert.That(consumer.Build().Rules, Is.EqualTo(new[] { "Contracts.cs(1): warning RBAC103" }));

        consumer.Build("--no-restore", "-t:WriteRoleBaselines", "-p:RoleFile=roles/keeper.role.json").Clean();
        Assert.That(File.ReadAllText(consumer.PathOf("roles/keeper.baseline.json")), Is.EqualTo(File.ReadAllText(consumer.PathOf("roles/keeper.role.json"))));
        Assert.That(File.Exists(consumer.PathOf("reader.baseline.json")), Is.False);
        consumer.Build("--no-restore").Clean();

        consumer.Write("roles/keeper.role.json", Keeper.Replace("blobServices/*", "*", StringComparison.Ordinal));
        var build = consumer.Build("--no-restore");
        Assert.That(build.Rules, Is.EqualTo(new[] { "Contracts.cs(1): warning RBAC102" }));
        Assert.That(build.Diagnostics.Single(diagnostic => diagnostic.Id == "RBAC102").Message, Does.StartWith("Role 'Storage keeper' grants 'Microsoft.Storage/storageAccounts/write' by 'Microsoft.Storage/storageAccounts/*', which its baseline 'roles/keeper.baseline.json' does not."));

        consumer.Build("--no-restore", "-t:WriteRoleBaselines").Clean();
        Assert.That(File.Exists(consumer.PathOf("reader.baseline.json")), Is.True);
        consumer.Build("--no-restore").Clean();
    }
}
