using Permissions.Rules;

namespace Permissions.Tests.Rules;

/// <summary>The rules that ask the catalogue about single operations: RBAC022, 023, 028 and 029.</summary>
public sealed class CatalogueRuleTests
{
    [TestCase("Microsoft.Compute/[|virtualMachine|]/read", "did you mean 'Microsoft.Compute/virtualMachines/read'")]
    [TestCase("Microsoft.Compute/virtualMachines/[|reed|]", "did you mean 'Microsoft.Compute/virtualMachines/read'")]
    [TestCase("[|Microsoft.Computer|]/virtualMachines/read", "No provider 'Microsoft.Computer' is among the operations known on")]
    [TestCase("[|Microsoft.Computer|]/virtualMachines/*", "'Microsoft.Compute")]
    [TestCase("[|Contoso.Zzyzx|]/things/read", "No provider 'Contoso.Zzyzx'")]
    [TestCase("Microsoft.Storage/[|storageAccount|]/blobService/read", "'Microsoft.Storage/storageAccounts/blobServices/read'")]
    [TestCase("Microsoft.Compute/[|quantumFrames|]/entangle/action", "it may be newer")]
    public void RBAC022_finds_the_first_segment_that_no_operation_has(string action, string message)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.UnknownOperation, RoleJson.Custom(actions: $"\"{action}\"")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Warning));
            Assert.That(finding.Message, Does.Contain(message).And.Contain("2026-08-22"));
        });
    }

    [Test]
    public void RBAC022_tells_a_slip_from_what_may_be_newer()
    {
        Assert.That(MessageOf("Microsoft.Compute/virtualMachine/read"), Does.Not.Contain("newer"));
        Assert.That(MessageOf("Microsoft.Compute/quantumFrames/entangle/action"), Does.Not.Contain("did you mean"));

        static string MessageOf(string action) => RuleAssert.On(RoleJson.Custom(actions: $"\"{action}\"")).Single().Message;
    }

    [Test]
    public void RBAC022_says_when_the_nearest_is_of_the_other_plane()
    {
        var finding = RuleAssert.On(RoleJson.Custom(actions: "\"Microsoft.Storage/storageAccounts/blobServices/containers/blob/read\"")).Single(f => f.Rule.Id == RuleIds.UnknownOperation);
        Assert.That(finding.Message, Does.Contain("'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'").And.Contain("data action"));
    }

    [TestCase("Microsoft.Compute/virtualMachines/read")]
    [TestCase("microsoft.compute/VIRTUALMACHINES/read")]
    [TestCase("Microsoft.Compute/${resource}/read")]
    [TestCase("Microsoft.Compute/{{resource}}/read")]
    [TestCase("Microsoft.ClassicCompute/nothing/like/this/action")]
    [TestCase("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")]
    [TestCase("Microsoft.Compute/virtualMachine/*")]
    public void RBAC022_leaves_known_operations_placeholders_and_what_other_rules_say_alone(string action) =>
        RuleAssert.FindsNothing(RuleIds.UnknownOperation, RoleJson.Custom(actions: $"\"{action}\""));

    [Test]
    public void RBAC022_says_it_once_of_a_string_that_is_there_twice() => RuleAssert.Finds(
        RuleIds.UnknownOperation, RoleJson.Custom(actions: "\"Microsoft.Compute/[|virtualMachine|]/read\", \"microsoft.compute/virtualMachine/read\""));

    [Test]
    public void RBAC022_without_a_snapshot_names_no_day()
    {
        var options = new RuleOptions(OperationCatalogue.Empty.With([new("Contoso.App/things/read", OperationPlane.Control, null, default)]));
        var finding = RuleAssert.On(RoleJson.Custom(actions: "\"Contoso.App/thing/read\""), options).Single();
        Assert.That(finding.Message, Is.EqualTo("'Contoso.App/thing/read' is not among the operations of the catalogue; did you mean 'Contoso.App/things/read'? Azure refuses a role that names an operation it does not have."));
    }

    [Test]
    public void A_projects_own_operations_count_as_known_in_their_plane()
    {
        var options = new RuleOptions(OperationCatalogue.Azure.With(
            [
                new("Contoso.App/things/read", OperationPlane.Control, null, default),
                new("Contoso.App/things/data/read", OperationPlane.Data, null, default),
            ]));
        Assert.That(RuleAssert.On(RoleJson.Custom("\"Contoso.App/things/read\"", dataActions: "\"Contoso.App/things/data/read\", \"Contoso.App/*/write\""), options).Select(f => f.Rule.Id), Is.EqualTo(new[] { RuleIds.DeadWildcard }));
        Assert.That(RuleAssert.On(RoleJson.Custom("\"Contoso.App/things/data/read\""), options).Select(f => f.Rule.Id), Is.EqualTo(new[] { RuleIds.WrongPlane }));
    }

    [Test]
    public void RBAC023_finds_a_data_action_among_the_actions_and_names_both_lists()
    {
        var finding = RuleAssert.FindsOnly(RuleIds.WrongPlane, RoleJson.Custom(actions: "[|\"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read\"|]")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Error));
            Assert.That(finding.Message, Does.Contain("is a data action; move it from 'Actions' to 'DataActions'"));
        });
    }

    [Test]
    public void RBAC023_looks_into_all_four_lists_and_writes_keys_as_the_file_does()
    {
        const string blob = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";
        var findings = RuleAssert.FindsOnly(RuleIds.WrongPlane, RoleJson.WithPermissions($$"""
            [{ "actions": ["*/read"], "notActions": [[|"{{blob}}"|]], "dataActions": [[|"Microsoft.Compute/virtualMachines/read"|]], "notDataActions": [[|"Microsoft.Compute/disks/read"|]] }]
            """));
        Assert.That(findings.Select(f => f.Message), Is.EqualTo(new[]
        {
            $"'{blob}' is a data action; move it from 'notActions' to 'notDataActions'. Azure refuses the role as it is.",
            "'Microsoft.Compute/virtualMachines/read' is a control-plane action; move it from 'dataActions' to 'actions'. Azure refuses the role as it is.",
            "'Microsoft.Compute/disks/read' is a control-plane action; move it from 'notDataActions' to 'notActions'. Azure refuses the role as it is.",
        }));
        var camel = RuleAssert.On(RoleJson.WithPermissions($$"""[{ "actions": ["{{blob}}"] }]""")).Single(f => f.Rule.Id == RuleIds.WrongPlane);
        Assert.That(camel.Message, Does.Contain("to 'dataActions'"));
    }

    [Test]
    public void RBAC023_is_silent_about_the_operations_of_both_planes()
    {
        var both = OperationCatalogue.Azure.Operations.GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase).Where(o => o.Count() == 2).Select(o => o.Key).ToArray();
        Assert.That(both, Has.Length.EqualTo(11).And.Member("Microsoft.KeyVault/vaults/keys/read"));
        var list = string.Join(", ", both.Select(name => $"\"{name}\""));
        RuleAssert.FindsNothing(RuleIds.WrongPlane, RoleJson.Custom(actions: list, dataActions: list));
        RuleAssert.FindsNothing(RuleIds.UnknownOperation, RoleJson.Custom(actions: list, dataActions: list));
    }

    [Test]
    public void RBAC028_finds_an_operation_in_another_case_and_gives_Azures()
    {
        var finding = RuleAssert.FindsOnly(RuleIds.OperationCase, RoleJson.Custom(actions: "[|\"Microsoft.Compute/virtualmachines/Read\"|], \"Microsoft.Compute/disks/read\"")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Info));
            Assert.That(finding.Message, Does.Contain("as 'Microsoft.Compute/virtualMachines/read'"));
        });
    }

    [TestCase("Microsoft.Insights/DataCollectionRules/Read")]
    [TestCase("microsoft.compute/*/read")]
    public void RBAC028_is_silent_about_Azures_own_spelling_and_about_wildcards(string action) =>
        RuleAssert.FindsNothing(RuleIds.OperationCase, RoleJson.Custom(actions: $"\"{action}\""));

    [TestCase("Microsoft.ClassicCompute/virtualMachines/read")]
    [TestCase("Microsoft.ClassicCompute/*")]
    [TestCase("microsoft.classicstorage/storageAccounts/listKeys/action")]
    [TestCase("Microsoft.ClassicNetwork/no/such/operation")]
    public void RBAC029_finds_what_Azure_refuses_in_custom_roles_and_no_other_rule_speaks_of_it(string action)
    {
        var finding = RuleAssert.FindsOnly(RuleIds.RefusedOperation, RoleJson.Custom(actions: $"\"Microsoft.Compute/disks/read\", [|\"{action}\"|]")).Single();
        Assert.That(finding.Severity, Is.EqualTo(RuleSeverity.Error));
    }

    [TestCase("*/read")]
    [TestCase("Microsoft.Compute/virtualMachines/read")]
    public void RBAC029_is_silent_where_not_all_of_a_wildcard_is_refused(string action) =>
        RuleAssert.FindsNothing(RuleIds.RefusedOperation, RoleJson.Custom(actions: $"\"{action}\""));

    [Test]
    public void A_copy_of_a_built_in_role_is_not_measured_against_the_catalogue() => RuleAssert.IsClean(RoleJson.BuiltIn(
        "\"*\", \"Microsoft.Compute/virtualMachine/read\", \"Microsoft.Compute/VirtualMachines/read\", \"Microsoft.Compute/virtualMachine/*\", \"Microsoft.ClassicCompute/*\", \"Microsoft.Compute/*\"",
        "\"Microsoft.Compute/virtualMachine/*\"",
        "\"Microsoft.Compute/virtualMachines/read\""));

    [Test]
    public void Errors_of_the_catalogue_refuse_a_role_before_it_is_sent_and_warnings_do_not()
    {
        Assert.That(Severities("Microsoft.Compute/virtualMachine/read"), Is.EqualTo(new[] { RuleSeverity.Warning }));
        Assert.That(Severities("Microsoft.ClassicCompute/virtualMachines/read"), Is.EqualTo(new[] { RuleSeverity.Error }));
        Assert.That(Severities("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"), Is.EqualTo(new[] { RuleSeverity.Error }));

        static IEnumerable<RuleSeverity> Severities(string action) => RoleRules.Check(new RoleDefinition(
            "Reader", "Reads.", RoleType.Custom, [new(actions: [ControlAction.Parse(action)])], [Scope.Parse(RoleJson.Subscription)])).Select(f => f.Severity);
    }
}
