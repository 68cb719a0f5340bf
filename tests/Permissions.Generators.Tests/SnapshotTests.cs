using System.Text.RegularExpressions;
using Permissions.TestSupport;

namespace Permissions.Generators.Tests;

/// <summary>The generated text as a person reads it, for the few shapes that a role can have.</summary>
internal sealed partial class SnapshotTests
{
    [Test]
    public void A_role_without_placeholders() => Verify(new TestFile("roles/reader.role.json", RoleJson.Of(
        actions: ["Microsoft.Compute/virtualMachines/read", "Microsoft.Compute/*/read"],
        notActions: ["Microsoft.Compute/disks/read"],
        id: "2f1d6a1e-6a2c-4a53-9d5c-0c5f3b6f1a11")));

    [Test]
    public void A_role_with_placeholders_and_data_actions() => Verify(new TestFile("blobs.role.json", RoleJson.Of(
        name: "Blob tagger",
        description: "Sets <tags> & reads \"blobs\".",
        actions: [],
        dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write"],
        scopes:
        [
            "/subscriptions/<SUBSCRIPTION-ID>",
            "/subscriptions/<SUBSCRIPTION-ID>/resourceGroups/{group}",
            "/providers/Microsoft.Management/managementGroups/Contoso",
        ])));

    [Test]
    public void The_list_of_roles()
    {
        var run = GeneratorRun.Of(
            new TestFile("b.role.json", RoleJson.Of("Second")),
            new TestFile("a.role.json", RoleJson.Of("First", scopes: ["/subscriptions/<id>"])));
        Snapshot.Verify(Scrub(run.Source("Roles.g")));
    }

    private static void Verify(TestFile file) => Snapshot.Verify(
        Scrub(GeneratorRun.Of(file).Result.GeneratedSources.First(source => source.HintName != "Roles.g.cs").SourceText.ToString()));

    private static string Scrub(string text) => Version().Replace(text, "VERSION");

    [GeneratedRegex(@"(?<=""Permissions\.Generators"", "")[^""]+")]
    private static partial Regex Version();
}
