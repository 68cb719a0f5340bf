using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Tests.Rules;

/// <summary>RBAC033: a role for which Azure has one already.</summary>
public sealed class SameAsBuiltInRoleTests
{
    // Storage Blob Data Reader.
    private const string Read = "\"Microsoft.Storage/storageAccounts/blobServices/containers/read\"";
    private const string Key = "\"Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action\"";
    private const string Blobs = "\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read\"";

    [Test]
    public void RBAC033_names_the_role_at_the_name_of_the_custom_one()
    {
        var finding = RuleAssert.FindsOnly(RuleIds.SameAsBuiltInRole, RoleJson.Custom($"{Read}, {Key}", dataActions: Blobs).Replace("\"Reader of machines\"", "[|\"Reader of machines\"|]", StringComparison.Ordinal)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Info));
            Assert.That(finding.Message, Does.StartWith("Azure's built-in role 'Storage Blob Data Reader' (as of 2026-08-22) grants exactly what this role grants."));
        });
    }

    [TestCase($"{Key}, {Read}", "", Blobs, "", Description = "Order does not count.")]
    [TestCase("\"microsoft.storage/storageaccounts/blobservices/containers/READ\", " + Key, "", Blobs, "", Description = "Case does not count.")]
    [TestCase($"{Read}, {Key}, {Read}", "", Blobs, "", Description = "A duplicate adds nothing.")]
    [TestCase($"{Read}, {Key}", "\"Microsoft.Compute/disks/read\"", Blobs, "", Description = "An exclusion of what is not granted takes nothing.")]
    [TestCase($"{Read}, {Key}, \"Microsoft.Compute/disks/read\"", "\"Microsoft.Compute/*\"", Blobs, "", Description = "What is excluded as a whole is not granted.")]
    public void RBAC033_finds_a_role_that_means_the_same(string actions, string notActions, string dataActions, string notDataActions) =>
        Assert.That(Found(RoleJson.Custom(actions, notActions, dataActions, notDataActions)), Does.Contain("'Storage Blob Data Reader'"));

    [Test]
    public void RBAC033_knows_exclusions_by_what_they_take_away()
    {
        Assert.That(BuiltInRoleCatalogue.Azure.TryFind("Contributor", out var contributor));
        string[] exclusions = [.. contributor!.PermissionBlocks[0].NotActions.Select(action => $"\"{action}\""), "\"Microsoft.Authorization/roleAssignments/write\""];
        Assert.Multiple(() =>
        {
            Assert.That(Found(RoleJson.Custom("\"*\", \"*/read\"", string.Join(", ", exclusions))), Does.Contain("'Contributor'"));
            Assert.That(Found(RoleJson.Custom("\"*\"", string.Join(", ", exclusions.Skip(1)))), Is.Null.Or.Not.Contain("'Contributor'"));
        });
    }

    [TestCase(Read, Blobs, Description = "One action less.")]
    [TestCase($"{Read}, {Key}, \"Microsoft.Compute/disks/read\"", Blobs, Description = "One action more.")]
    [TestCase($"{Read}, {Key}", "", Description = "Without the data plane.")]
    [TestCase($"{Read}, {Key}, \"${{more}}\"", Blobs, Description = "Something fills in another string.")]
    [TestCase($"{Read}, {Key}, \"Microsoft.Compute/disks/read/\"", Blobs, Description = "Nobody knows what a malformed string means.")]
    public void RBAC033_is_silent_on_a_role_that_means_something_else(string actions, string dataActions) =>
        Assert.That(Found(RoleJson.Custom(actions, dataActions: dataActions)), Is.Null);

    [Test]
    public void RBAC033_is_silent_on_a_list_that_a_template_computes() =>
        Assert.That(Found(RoleJson.WithPermissions($$"""[{ "actions": [{{Read}}, {{Key}}], "dataActions": [{{Blobs}}], "notActions": "[variables('less')]" }]""")), Is.Null);

    [Test]
    public void RBAC033_is_silent_on_a_copy_of_a_built_in_role() =>
        RuleAssert.FindsNothing(RuleIds.SameAsBuiltInRole, RoleJson.BuiltIn($"{Read}, {Key}", dataActions: Blobs));

    [Test]
    public void RBAC033_is_silent_where_the_role_holds_under_a_condition_only() =>
        Assert.That(Found(RoleJson.WithPermissions($$"""[{ "actions": [{{Read}}, {{Key}}], "dataActions": [{{Blobs}}], "condition": "true", "conditionVersion": "2.0" }]""")), Is.Null);

    [Test]
    public void RBAC033_names_each_built_in_role_without_conditions_for_a_custom_role_of_its_strings()
    {
        var silent = new List<string>();
        Assert.Multiple(() =>
        {
            foreach (var role in BuiltInRoleCatalogue.Azure.Roles)
            {
                var custom = new RoleDefinition("Copy", "A copy.", RoleType.Custom, role.PermissionBlocks, [Scope.Parse(RoleJson.Subscription)]);
                var found = Found(RoleFileWriter.Write(custom, RoleFileShape.Rest));
                if (found is null)
                    silent.Add(role.Name);
                else if (!found.Contains($"'{role.Name}'", StringComparison.Ordinal))
                    Assert.That(found, Does.StartWith("Azure's built-in roles '"), role.Name);
            }
        });
        var expected = BuiltInRoleCatalogue.Azure.Roles.Where(role =>
            role.PermissionBlocks.Any(block => block.Condition is not null) || IsMalformed(role) || role.PermissionBlocks.All(block => block.Actions.Count + block.DataActions.Count == 0));
        Assert.That(silent, Is.EquivalentTo(expected.Select(role => role.Name)));
    }

    private static bool IsMalformed(RoleDefinition role) => role.PermissionBlocks
        .SelectMany(block => block.Actions.Concat(block.NotActions).Select(action => action.Value).Concat(block.DataActions.Concat(block.NotDataActions).Select(action => action.Value)))
        .Any(text => !ControlAction.TryParse(text, out _));

    private static string? Found(string text) =>
        RoleRules.Check(RoleDocument.Parse(text)).SingleOrDefault(finding => finding.Rule.Id == RuleIds.SameAsBuiltInRole)?.Message;
}
