using Permissions.Rules;

namespace Permissions.Tests.Rules;

/// <summary>The rules about what a role must not be given unseen: RBAC031 and RBAC032.</summary>
public sealed class PrivilegeRuleTests
{
    [Test]
    public void Each_privileged_operation_is_known_in_its_plane_and_named_once()
    {
        Assert.That(PrivilegedOperations.All.Where(known => !OperationCatalogue.Azure.Contains(known.Operation, known.Plane)), Is.Empty);
        Assert.That(PrivilegedOperations.All.Select(known => known.Operation), Is.Unique);
    }

    [TestCase("Microsoft.Authorization/roleAssignments/write", "assigns any role")]
    [TestCase("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action", "attaches an identity")]
    [TestCase("Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action", "may grant 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'")]
    [TestCase("Microsoft.Authorization/*", "more of the kind")]
    public void RBAC031_finds_operations_and_wildcards_that_raise_rights(string action, string message)
    {
        var finding = RuleAssert.Finds(RuleIds.RaisesOwnRights, RoleJson.Custom(actions: $"\"Microsoft.Compute/disks/read\", [|\"{action}\"|]")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Warning));
            Assert.That(finding.Message, Does.Contain(message));
        });
    }

    [Test]
    public void RBAC031_looks_into_the_data_plane() =>
        RuleAssert.FindsOnly(RuleIds.RaisesOwnRights, RoleJson.Custom(dataActions: "[|\"Microsoft.Compute/virtualMachines/loginAsAdmin/action\"|]"));

    [TestCase("\"Microsoft.Authorization/*/read\"", "")]
    [TestCase("\"Microsoft.Authorization/roleAssignments/*\"", "\"Microsoft.Authorization/*/write\"", Description = "The exclusion takes it away for sure.")]
    [TestCase("\"Microsoft.Compute/virtualMachines/write\"", "")]
    public void RBAC031_is_silent_where_nothing_of_the_kind_is_left(string actions, string notActions) =>
        RuleAssert.FindsNothing(RuleIds.RaisesOwnRights, RoleJson.Custom(actions, notActions));

    [Test]
    public void RBAC031_does_not_trust_an_exclusion_that_holds_under_one_reading_only() => RuleAssert.Finds(
        RuleIds.RaisesOwnRights,
        RoleJson.Custom("[|\"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action\"|]", "\"Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action\""));

    [TestCase("Microsoft.Storage/storageAccounts/listKeys/action", "gives out keys or secrets")]
    [TestCase("Microsoft.OperationalInsights/workspaces/sharedKeys/action", "gives out keys or secrets")]
    [TestCase("Microsoft.ApiManagement/service/*/listSecrets/action", "and ")]
    [TestCase("Microsoft.Web/sites/config/list/Action", "gives out keys or secrets")]
    [TestCase("Microsoft.Storage/storageAccounts/*", "may grant 'Microsoft.Storage/storageAccounts/listAccountSas/action'")]
    public void RBAC032_finds_what_gives_out_keys_or_secrets(string action, string message)
    {
        var finding = RuleAssert.Finds(RuleIds.ReadsSecrets, RoleJson.Custom(actions: $"[|\"{action}\"|]")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Info));
            Assert.That(finding.Message, Does.Contain(message));
        });
    }

    [TestCase("\"*/read\", \"Microsoft.Storage/storageAccounts/regenerateKey/action\", \"Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action\"", "")]
    [TestCase("\"Microsoft.Logic/integrationAccounts/listKeyVaultKeys/action\"", "")]
    [TestCase("\"Microsoft.Storage/storageAccounts/listKeys/action\"", "\"*/action\"")]
    public void RBAC032_is_silent_about_reads_new_keys_public_keys_and_what_is_excluded(string actions, string notActions) =>
        RuleAssert.FindsNothing(RuleIds.ReadsSecrets, RoleJson.Custom(actions, notActions));

    [Test]
    public void RBAC032_finds_what_a_project_names()
    {
        var options = new RuleOptions(OperationCatalogue.Azure.With([new("Contoso.App/things/listKeys/action", OperationPlane.Control, null, default)]));
        Assert.That(RuleAssert.On(RoleJson.Custom("\"Contoso.App/things/*\""), options).Select(f => f.Rule.Id), Is.EqualTo(new[] { RuleIds.ReadsSecrets }));
    }

    [Test]
    public void A_built_in_role_may_have_both() =>
        RuleAssert.IsClean(RoleJson.BuiltIn("\"Microsoft.Authorization/roleAssignments/write\", \"Microsoft.Storage/storageAccounts/listKeys/action\""));
}
