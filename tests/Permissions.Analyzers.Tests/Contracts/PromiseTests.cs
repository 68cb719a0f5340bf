using Microsoft.CodeAnalysis;
using Permissions.Rules;

namespace Permissions.Analyzers.Tests.Contracts;

/// <summary>What contracts promise about roles from files: which promises hold, and what is said of those that do not.</summary>
public sealed class PromiseTests
{
    private static ContractRun Roles => new ContractRun()
        .Role("Storage", "Storage keeper", """ "Actions": ["Microsoft.Storage/*"], "NotActions": ["Microsoft.Storage/storageAccounts/delete"], "DataActions": ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"] """)
        .Role("Reader", "Storage reader", """ "Actions": ["Microsoft.Storage/storageAccounts/read"] """)
        .Role("Compute", "Machine reader", """ "Actions": ["Microsoft.Compute/virtualMachines/read"] """)
        .Role("Everything", "Everything", """ "Actions": ["*"], "DataActions": ["*"] """)
        .Role("AllRead", "All reads", """ "Actions": ["*/read"] """)
        .Role("Shared", "Shared slash", """ "Actions": ["Microsoft.Storage/*/read"] """)
        .RoleFile("Conditional", "Conditional", """{ "Name": "Conditional", "permissions": [{ "actions": ["Microsoft.Storage/storageAccounts/read"], "condition": "@Request[x] StringEquals 'a'", "conditionVersion": "2.0" }] }""");

    [TestCase("Storage", "MustNotGrant = \"Microsoft.Compute/*\"")]
    [TestCase("Storage", "MustNotGrant = \"Microsoft.Storage/storageAccounts/delete\"")]
    [TestCase("Storage", "MustNotGrant = \"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write\"")]
    [TestCase("Storage", "MustGrant = \"Microsoft.Storage/storageAccounts/read; Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read\"")]
    [TestCase("Storage", "MustGrant = \"Microsoft.Storage/storageAccounts/queueServices/*/write\", Plane = OperationPlane.Control")]
    [TestCase("Storage", "Plane = OperationPlane.Data, MustNotGrant = \"*/write\"")]
    [TestCase("AllRead", "MustGrant = \"Microsoft.Storage/*/read\", Plane = OperationPlane.Control")]
    [TestCase("Reader", "SubsetOf = typeof(App.Roles.Storage)")]
    [TestCase("Reader", "SubsetOfRole = \"storage keeper\"")]
    [TestCase("Reader", "SubsetOfRole = \"Reader\"")]
    [TestCase("Conditional", "SubsetOf = typeof(App.Roles.Reader)")]
    [TestCase("Conditional", "SubsetOf = typeof(App.Roles.Conditional)")]
    [TestCase("Reader", "DisjointFrom = typeof(App.Roles.Compute)")]
    [TestCase("Reader", "DisjointFromRole = \"Storage Blob Data Owner\", MustNotGrant = null")]
    [TestCase("Everything", "MustGrant = \"*\"")]
    public async Task A_promise_that_holds_is_met_with_silence(string role, string promise) =>
        Assert.That(await Roles.Says($"[assembly: RoleContract(typeof(App.Roles.{role}), {promise})]"), Is.Empty);

    [TestCase("Storage", "MustNotGrant = \"Microsoft.Storage/storageAccounts/write\"",
        "Role 'Storage keeper' must not grant 'Microsoft.Storage/storageAccounts/write', but it grants 'Microsoft.Storage/storageAccounts/write' by 'Microsoft.Storage/*'.")]
    [TestCase("Storage", "MustNotGrant = \"*/blobs/read\"",
        "Role 'Storage keeper' must not grant '*/blobs/read', but it grants 'Microsoft.Storage/blobs/read' (none that is known today, but the pattern allows it) by 'Microsoft.Storage/*'.")]
    [TestCase("AllRead", "MustNotGrant = \"Microsoft.Storage/*/read\"",
        "Role 'All reads' must not grant 'Microsoft.Storage/*/read', but it grants 'Microsoft.Storage/skus/read' by '*/read'.")]
    [TestCase("Reader", "MustGrant = \"Microsoft.Storage/storageAccounts/write\"",
        "Role 'Storage reader' must grant 'Microsoft.Storage/storageAccounts/write', but it does not grant 'Microsoft.Storage/storageAccounts/write'.")]
    [TestCase("Storage", "MustGrant = \"Microsoft.Storage/storageAccounts/delete\"",
        "Role 'Storage keeper' must grant 'Microsoft.Storage/storageAccounts/delete', but it does not grant 'Microsoft.Storage/storageAccounts/delete': 'Microsoft.Storage/storageAccounts/delete' is excluded.")]
    [TestCase("AllRead", "MustGrant = \"Microsoft.Storage/*/read\"",
        "Role 'All reads' must grant 'Microsoft.Storage/*/read', but it does not grant the data action 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'.")]
    [TestCase("Compute", "SubsetOf = typeof(App.Roles.Storage)",
        "Role 'Machine reader' must be within role 'Storage keeper', but it grants 'Microsoft.Compute/virtualMachines/read', which 'Storage keeper' does not.")]
    [TestCase("Reader", "SubsetOfRole = \"Storage Blob Data Reader\"",
        "Role 'Storage reader' must be within role 'Storage Blob Data Reader', but it grants 'Microsoft.Storage/storageAccounts/read', which 'Storage Blob Data Reader' does not.")]
    [TestCase("Reader", "DisjointFrom = typeof(App.Roles.AllRead)",
        "Role 'Storage reader' must share no operation with role 'All reads', but both grant 'Microsoft.Storage/storageAccounts/read'.")]
    [TestCase("Conditional", "MustNotGrant = \"Microsoft.Storage/storageAccounts/read\"",
        "Role 'Conditional' must not grant 'Microsoft.Storage/storageAccounts/read', but it grants 'Microsoft.Storage/storageAccounts/read'; a condition decides: @Request[x] StringEquals 'a'.")]
    [TestCase("Conditional", "MustGrant = \"Microsoft.Storage/storageAccounts/read\"",
        "Role 'Conditional' must grant 'Microsoft.Storage/storageAccounts/read', but it does not grant 'Microsoft.Storage/storageAccounts/read' for sure; a condition decides: @Request[x] StringEquals 'a'.")]
    [TestCase("Reader", "SubsetOf = typeof(App.Roles.Conditional)",
        "Role 'Storage reader' must be within role 'Conditional', but it grants 'Microsoft.Storage/storageAccounts/read', which 'Conditional' does not for sure; a condition decides: @Request[x] StringEquals 'a'.")]
    [TestCase("Storage", "MustNotGrant = \"*/blobs/read\", Plane = OperationPlane.Data",
        "Role 'Storage keeper' must not grant '*/blobs/read', but it grants the data action 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'.")]
    public async Task A_broken_promise_is_told_with_the_operation_that_shows_it(string role, string promise, string message) =>
        Assert.That(
            await Roles.Says($"[assembly: RoleContract(typeof(App.Roles.{role}), {promise})]"),
            Is.EqualTo("RBAC101: " + message));

    [Test]
    public async Task The_place_is_the_argument_and_the_role_files_string_is_named_beside_it()
    {
        var roles = Roles;
        var diagnostic = (await roles.On("[assembly: RoleContract(typeof(App.Roles.Reader), MustGrant = \"Microsoft.Storage/storageAccounts/read\", SubsetOf = typeof(App.Roles.Compute))]")).Single();
        Assert.Multiple(() =>
        {
            Assert.That((diagnostic.Id, diagnostic.Severity), Is.EqualTo((RuleIds.BrokenContract, DiagnosticSeverity.Error)));
            Assert.That(roles.TextAt(diagnostic.Location), Is.EqualTo("typeof(App.Roles.Compute)"));
            Assert.That(diagnostic.AdditionalLocations.Select(roles.TextAt), Is.EqualTo(new[] { "\"Microsoft.Storage/storageAccounts/read\"", "\"Machine reader\"" }));
            Assert.That(diagnostic.AdditionalLocations[0].GetLineSpan().Path, Is.EqualTo("/app/roles/Reader.role.json"));
            Assert.That(diagnostic.Descriptor.HelpLinkUri, Does.EndWith("/RBAC101.md"));
        });
    }

    [Test]
    public async Task Of_several_patterns_each_that_is_broken_is_marked_by_itself()
    {
        var roles = Roles;
        var diagnostics = await roles.On("""
            static class Patterns { internal const string Keys = "Microsoft.Storage/*/listKeys/action"; }
            """.Insert(0, "[assembly: RoleContract(\"Storage keeper\", MustNotGrant = \"Microsoft.Compute/*; Microsoft.Storage/*/write;\\tMicrosoft.Storage/*/delete ;;\" + Patterns.Keys)]\n"));
        Assert.That(diagnostics.Select(d => (d.Id, roles.TextAt(d.Location))), Is.EqualTo(new[]
        {
            ("RBAC101", "\"Microsoft.Compute/*; Microsoft.Storage/*/write;\\tMicrosoft.Storage/*/delete ;;\" + Patterns.Keys"),
            ("RBAC101", "Microsoft.Storage/*/write"),
            ("RBAC101", "Microsoft.Storage/*/delete"),
        }));
    }

    [Test]
    public async Task An_exclusion_that_breaks_the_promise_is_the_place_beside_it()
    {
        var roles = Roles;
        var diagnostic = (await roles.On("[assembly: RoleContract(typeof(App.Roles.Storage), MustGrant = \"Microsoft.Storage/storageAccounts/*\", Plane = OperationPlane.Control)]")).Single();
        Assert.That(diagnostic.AdditionalLocations.Select(roles.TextAt), Is.EqualTo(new[] { "\"Microsoft.Storage/storageAccounts/delete\"" }));
    }

    [Test]
    public async Task What_only_one_reading_of_a_wildcard_between_slashes_grants_is_told_as_such()
    {
        var found = await Roles.On("[assembly: RoleContract(typeof(App.Roles.Shared), MustNotGrant = \"Microsoft.Storage/read\")]");
        Assert.That(found.Select(d => d.GetMessage(null)), Has.One.EqualTo(
            "Role 'Shared slash' must not grant 'Microsoft.Storage/read', but it grants 'Microsoft.Storage/read' (none that is known today, but the pattern allows it) by 'Microsoft.Storage/*/read'; the readings of '/*/' differ, and under the lenient one it is so."));
        Assert.That(found.Select(d => (d.Id, Text: d.GetMessage(null))), Has.One.Matches<(string Id, string Text)>(d =>
            d.Id == "RBAC103" && d.Text.StartsWith("'Microsoft.Storage/read' matches no operation that is known, so that the promise says little. Did you mean 'Microsoft.Storage/", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_whole_operation_is_asked_about_in_its_own_plane_unless_another_is_named()
    {
        const string Keys = "Microsoft.Storage/storageAccounts/listKeys/action";
        var roles = new ContractRun().Role("Data", "Data", """ "DataActions": ["Microsoft.Storage/*"] """);
        Assert.That(await roles.Says($"[assembly: RoleContract(\"Data\", MustNotGrant = \"{Keys}\")]"), Is.Empty);
        Assert.That(await roles.Says($"[assembly: RoleContract(\"Data\", MustNotGrant = \"{Keys}\", Plane = OperationPlane.Data)]"), Does.StartWith("RBAC101").And.Contain("RBAC103: 'Microsoft.Storage/storageAccounts/listKeys/action' matches no operation that is known in the data plane"));
    }
}
