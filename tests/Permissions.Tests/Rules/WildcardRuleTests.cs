using Permissions.Rules;

namespace Permissions.Tests.Rules;

/// <summary>The rules about wildcards and how strings of a block relate: RBAC024, 026, 027, 030 and 034.</summary>
public sealed class WildcardRuleTests
{
    [TestCase("Microsoft.Compute/virtualMachine/*", "did you mean 'Microsoft.Compute/virtualMachines/*'")]
    [TestCase("Microsoft.Compute/quantumFrames/*", "the nearest of them is 'Microsoft.Compute/")]
    [TestCase("Microsoft.Compute/*/reed", "2026-08-22")]
    [TestCase("*/reed", "2026-08-22")]
    public void RBAC024_finds_a_wildcard_that_matches_nothing(string action, string message)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.DeadWildcard, RoleJson.Custom(actions: $"[|\"{action}\"|]")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Warning));
            Assert.That(finding.Message, Does.Contain(message));
        });
    }

    [TestCase("Microsoft.Compute/virtualMachine/*/read", "Microsoft.Compute/virtualMachines/*/read")]
    [TestCase("Microsoft.Compute/virtualMachines/extension/*", "Microsoft.Compute/virtualMachines/extensions/*")]
    [TestCase("Microsoft.Compute/virtualMachines/virtualMachines/*", "Microsoft.Compute/virtualMachines/*")]
    [TestCase("Microsoft.Storage/storageAccounts/containers/*", "Microsoft.Storage/storageAccounts/blobServices/containers/*")]
    [TestCase("Microsoft.Compute/*/reed", "Microsoft.Compute/*/read")]
    [TestCase("Microsoft.Compute/*/get", "Microsoft.Compute/*/read")]
    [TestCase("Microsoft.Network/virtualNetwork/*/join/action", "Microsoft.Network/virtualNetworks/*/join/action")]
    [TestCase("*/reed", "*/read")]
    public void RBAC024_suggests_the_nearest_wildcard_that_matches_something(string action, string suggestion)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.DeadWildcard, RoleJson.Custom(actions: $"[|\"{action}\"|]")).Single();
        Assert.That(finding.Suggestions[0], Is.EqualTo(suggestion), string.Join(", ", finding.Suggestions));
    }

    [TestCase("Microsoft.Compute/quantumFrames/*")]
    [TestCase("Microsoft.Compute/virtualMachines/quantumFrames/*/read")]
    [TestCase("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/*")]
    public void RBAC024_suggests_nothing_that_means_more_than_what_was_written(string action) =>
        Assert.That(RuleAssert.FindsOnly(RuleIds.DeadWildcard, RoleJson.Custom(actions: $"[|\"{action}\"|]")).Single().Suggestions, Is.Empty);

    [Test]
    public void RBAC024_says_where_a_wildcard_matches_operations_of_the_other_plane()
    {
        var finding = RuleAssert.FindsOnly(RuleIds.DeadWildcard, RoleJson.Custom(actions: "[|\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/*\"|]")).Single();
        Assert.That(finding.Message, Does.Contain("only data actions such as 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/").And.Contain("move it to 'DataActions'"));
    }

    [TestCase("Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action", Description = "Matches under the lenient reading only.")]
    [TestCase("Microsoft.Compute/virtualMachines/read/*", Description = "Leniently a final /* stands for nothing.")]
    [TestCase("Microsoft.Compute/virtualMachines/*")]
    [TestCase("*/read")]
    [TestCase("Microsoft.Compute/*/*/read", Description = "RBAC021 speaks of it.")]
    public void RBAC024_is_silent_where_a_reading_matches_something_or_another_rule_speaks(string action) =>
        RuleAssert.FindsNothing(RuleIds.DeadWildcard, RoleJson.Custom(actions: $"\"{action}\""));

    [Test]
    public void RBAC024_speaks_of_a_dead_exclusion_and_RBAC027_does_not() =>
        RuleAssert.FindsOnly(RuleIds.DeadWildcard, RoleJson.Custom("\"Microsoft.Compute/disks/read\"", "[|\"Microsoft.Compute/virtualMachine/*\"|]"));

    [Test]
    public void RBAC026_finds_what_a_wildcard_of_its_list_matches_wherever_that_stands()
    {
        var findings = RuleAssert.FindsOnly(RuleIds.CoveredPermission, RoleJson.Custom(
            "[|\"Microsoft.Compute/disks/read\"|], \"Microsoft.Compute/*/read\", [|\"Microsoft.Compute/virtualMachines/*/read\"|], \"Microsoft.Compute/disks/write\""));
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(f => f.Severity), Is.All.EqualTo(RuleSeverity.Info));
            Assert.That(findings[0].Message, Does.StartWith("'Microsoft.Compute/*/read' in 'Actions' matches all that 'Microsoft.Compute/disks/read' does"));
            Assert.That(findings[0].Related, Has.Count.EqualTo(1));
            Assert.That(findings[0].Related[0], Is.EqualTo(findings[1].Related[0]));
        });
    }

    [TestCase("\"Microsoft.ApiManagement/service/*/read\", \"Microsoft.ApiManagement/service/read\"", Description = "Covered under the lenient reading only.")]
    [TestCase("\"Microsoft.Compute/disks/*/read\", \"Microsoft.Compute/images/read\"")]
    public void RBAC026_is_silent_where_not_both_readings_cover(string actions) =>
        RuleAssert.FindsNothing(RuleIds.CoveredPermission, RoleJson.Custom(actions));

    [Test]
    public void RBAC026_looks_at_each_list_alone() =>
        RuleAssert.FindsNothing(RuleIds.CoveredPermission, RoleJson.Custom("\"Microsoft.Compute/*/read\"", "\"Microsoft.Compute/disks/read\""));

    [Test]
    public void RBAC025_and_not_RBAC026_speaks_of_a_duplicate() =>
        RuleAssert.FindsOnly(RuleIds.DuplicatePermission, RoleJson.Custom("\"Microsoft.Compute/*/read\", [|\"microsoft.compute/*/Read\"|]"));

    [TestCase("\"Microsoft.Compute/*/read\"", "[|\"Microsoft.Compute/disks/write\"|]")]
    [TestCase("\"Microsoft.Compute/*/read\"", "[|\"*/write\"|]")]
    [TestCase("\"Microsoft.Compute/disks/read\"", "[|\"Microsoft.Compute/images/*\"|]")]
    [TestCase("\"Microsoft.Compute/*\"", "[|\"Microsoft.Storage/*/read\"|]")]
    public void RBAC027_finds_an_exclusion_that_meets_nothing(string actions, string notActions)
    {
        var finding = RuleAssert.Finds(RuleIds.IdleExclusion, RoleJson.Custom(actions, notActions)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Warning));
            Assert.That(finding.Message, Does.Contain("'Actions' of the same block grants none of it"));
        });
    }

    [Test]
    public void RBAC027_compares_the_lists_of_one_plane() => RuleAssert.Finds(
        RuleIds.IdleExclusion,
        RoleJson.Custom("\"Microsoft.Storage/*/read\"", "", "\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read\"", "[|\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write\"|]"));

    [TestCase("\"Microsoft.Compute/*\"", "\"*/read\"", Description = "Each has what the other lacks.")]
    [TestCase("\"Microsoft.Compute/*\"", "\"Microsoft.*/write\"")]
    [TestCase("\"Microsoft.MachineLearningServices/workspaces/computes/write\"", "\"Microsoft.MachineLearningServices/workspaces/computes/*/write\"", Description = "Excluded under the lenient reading.")]
    [TestCase("\"Microsoft.Compute/disks/*\"", "\"Microsoft.Compute/disks/read\"")]
    [TestCase("\"Microsoft.Compute/disks/${verb}\"", "\"Microsoft.Compute/images/read\"", Description = "What is granted is not known yet.")]
    [TestCase("\"Microsoft.Compute/disks /read\"", "\"Microsoft.Compute/images/read\"", Description = "What was meant is not known.")]
    [TestCase("", "\"Microsoft.Compute/images/read\"", Description = "RBAC008 speaks of it.")]
    public void RBAC027_is_silent_where_an_exclusion_may_exclude(string actions, string notActions) =>
        RuleAssert.FindsNothing(RuleIds.IdleExclusion, RoleJson.Custom(actions, notActions));

    [Test]
    public void RBAC027_is_silent_where_a_template_fills_in_what_is_granted() => RuleAssert.FindsNothing(
        RuleIds.IdleExclusion, RoleJson.WithPermissions("""[{ "actions": "[parameters('actions')]", "notActions": ["Microsoft.Compute/disks/read"], "dataActions": ["*/read"] }]"""));

    [Test]
    public void RBAC030_finds_a_lone_wildcard_in_either_granting_list()
    {
        var findings = RuleAssert.Finds(RuleIds.GrantsEverything, RoleJson.Custom("[|\"*\"|]", "\"Microsoft.Authorization/*/write\"", "[|\"*\"|]"));
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(f => f.Severity), Is.All.EqualTo(RuleSeverity.Warning));
            Assert.That(findings[0].Message, Does.Contain("'*' in 'Actions' grants every control-plane action"));
            Assert.That(findings[1].Message, Does.Contain("'*' in 'DataActions' grants every data action"));
        });
    }

    [Test]
    public void RBAC030_is_silent_about_exclusions_and_narrower_wildcards() =>
        RuleAssert.FindsNothing(RuleIds.GrantsEverything, RoleJson.Custom("\"*/read\", \"Microsoft.Compute/*\"", "\"*\""));

    [Test]
    public void RBAC034_finds_a_wildcard_over_a_provider_and_offers_a_narrower_one()
    {
        var finding = RuleAssert.Finds(RuleIds.WholeProvider, RoleJson.Custom("[|\"Microsoft.Storage/*\"|]")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Info));
            Assert.That(finding.Message, Does.Contain("grants every control-plane action of Microsoft.Storage").And.Contain("'Microsoft.Storage/storageAccounts/*'"));
        });
    }

    [TestCase("\"Microsoft.Compute/virtualMachines/*\", \"*\", \"*/read\", \"Microsoft.Storage/*/read\"")]
    public void RBAC034_is_silent_about_other_wildcards(string actions) =>
        RuleAssert.FindsNothing(RuleIds.WholeProvider, RoleJson.Custom(actions, "\"Microsoft.Compute/*\""));
}
