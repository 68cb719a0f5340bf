using Microsoft.CodeAnalysis;
using Permissions.Compiler;
using Permissions.Json;

namespace Permissions.Analyzers.Tests.Contracts;

/// <summary>Roles held against what they granted when that was last agreed on.</summary>
public sealed class BaselineTests
{
    private const string Contract = "[assembly: RoleContract(typeof(App.Roles.Storage), NoNewAccessSince = \"{0}\")]";
    private const string Id = "11111111-2222-3333-4444-555555555555";

    private static ContractRun Roles => new ContractRun().RoleFile("Storage", "Storage keeper", $$"""
        { "Name": "Storage keeper", "Id": "{{Id}}", "Actions": ["Microsoft.Storage/storageAccounts/*"], "AssignableScopes": ["/subscriptions/<SUBSCRIPTION-ID>"] }
        """);

    private static string Baseline(string action, string name = "Storage keeper") => $$"""{ "Name": "{{name}}", "Actions": ["{{action}}"] }""";

    [TestCase("Microsoft.Storage/*")]
    [TestCase("*")]
    [TestCase("microsoft.storage/STORAGEaccounts/*")]
    public async Task A_role_that_grants_nothing_new_is_met_with_silence(string action) =>
        Assert.That(await Roles.File("/app/keeper.baseline.json", Baseline(action)).Says(On("keeper.baseline.json")), Is.Empty);

    [Test]
    public async Task New_access_is_told_with_one_operation_and_how_many_there_are()
    {
        var roles = Roles.File("/app/keeper.baseline.json", Baseline("Microsoft.Storage/storageAccounts/read"));
        var diagnostic = (await roles.On(On("keeper.baseline.json"))).Single();
        var count = OperationCatalogue.Azure.Matching("Microsoft.Storage/storageAccounts/*", OperationPlane.Control).Count() - 1;
        Assert.Multiple(() =>
        {
            Assert.That((diagnostic.Id, diagnostic.Severity), Is.EqualTo(("RBAC102", DiagnosticSeverity.Warning)));
            Assert.That(diagnostic.GetMessage(null), Is.EqualTo(
                "Role 'Storage keeper' grants 'Microsoft.Storage/storageAccounts/write' by 'Microsoft.Storage/storageAccounts/*', which its baseline 'keeper.baseline.json' does not. " +
                $"It is one of {count} known operations that are new. If that is meant, write the baseline anew and commit it."));
            Assert.That(roles.TextAt(diagnostic.Location), Is.EqualTo("\"keeper.baseline.json\""));
            Assert.That(diagnostic.AdditionalLocations.Select(roles.TextAt), Is.EqualTo(new[] { "\"Microsoft.Storage/storageAccounts/*\"", "\"Storage keeper\"" }));
            Assert.That(diagnostic.AdditionalLocations[1].GetLineSpan().Path, Is.EqualTo("/app/keeper.baseline.json"));
        });
    }

    [Test]
    public async Task A_condition_that_the_role_has_lost_is_new_access()
    {
        var baseline = """{ "Name": "Storage keeper", "permissions": [{ "actions": ["Microsoft.Storage/*"], "condition": "c" }] }""";
        Assert.That(await Roles.File("/app/b.baseline.json", baseline).Says(On("b.baseline.json")), Does.StartWith("RBAC102").And.Contain("which its baseline 'b.baseline.json' does not for sure; a condition decides: c."));
    }

    [TestCase("keeper.baseline.json")]
    [TestCase("roles/keeper.baseline.json")]
    [TestCase("./roles/../roles/KEEPER.baseline.json")]
    [TestCase("roles\\\\keeper.baseline.json")]
    [TestCase("/app/roles/keeper.baseline.json")]
    public async Task A_baseline_is_found_by_its_path_or_by_the_end_of_it(string path) =>
        Assert.That(await Roles.File("/app/roles/keeper.baseline.json", Baseline("*")).Says(On(path)), Is.Empty);

    [Test]
    public async Task A_baseline_may_lie_beside_the_project() =>
        Assert.That(await Roles.File("/shared/b.json", Baseline("*")).Says(On("../shared/b.json")), Is.Empty);

    [Test]
    public async Task Of_two_files_of_one_name_the_one_in_the_projects_folder_is_meant_and_else_neither()
    {
        var roles = Roles.File("/app/a/b.baseline.json", Baseline("*")).File("/app/c/b.baseline.json", Baseline("*"));
        Assert.That(await roles.Says(On("b.baseline.json")), Is.EqualTo("RBAC103: 'b.baseline.json' is the end of the paths of 2 files: '/app/a/b.baseline.json', '/app/c/b.baseline.json'. Write the path from the project's folder."));
        Assert.That(await roles.File("/app/b.baseline.json", Baseline("*")).Says(On("b.baseline.json")), Is.Empty);
    }

    [TestCase("line.json")]
    [TestCase("other/baseline.json")]
    [TestCase("")]
    public async Task A_baseline_that_is_no_file_of_the_project_is_told(string path) => Assert.That(
        await Roles.File("/app/baseline.json", Baseline("*")).Says(On(path)),
        Does.StartWith($"RBAC103: No file of the project is the baseline '{path}'. Write it with the code fix or with 'dotnet build -t:WriteRoleBaselines'"));

    [Test]
    public async Task A_role_file_of_the_project_is_no_baseline() => Assert.That(
        await Roles.Says(On("roles/Storage.role.json")),
        Is.EqualTo("RBAC103: 'roles/Storage.role.json' is a role file of the project, which has a class and changes with it. A baseline is a copy that is included as RoleBaseline."));

    [Test]
    public async Task A_baseline_that_is_not_json_is_told_with_its_place()
    {
        var roles = Roles.File("/app/baseline.json", "{ \"Name\": ]");
        var diagnostic = (await roles.On(On("baseline.json"))).Single();
        Assert.That((diagnostic.Id, diagnostic.AdditionalLocations.Single().GetLineSpan().Path), Is.EqualTo(("RBAC103", "/app/baseline.json")));
        Assert.That(diagnostic.GetMessage(null), Does.StartWith("The baseline 'baseline.json' is not JSON: "));
    }

    [Test]
    public async Task A_baseline_that_cannot_be_opened_is_the_compilers_to_report() =>
        Assert.That(await Roles.File("/app/baseline.json", null).Says(On("baseline.json")), Is.Empty);

    [Test]
    public async Task A_baseline_of_several_roles_is_asked_for_the_one_by_name_or_by_id()
    {
        var other = Baseline("*", "Other role");
        Assert.That(await Roles.File("/app/baseline.json", $"[{other}, {Baseline("*", "STORAGE keeper")}]").Says(On("baseline.json")), Is.Empty);
        Assert.That(await Roles.File("/app/baseline.json", $$"""[{{other}}, { "Id": "{{Id}}", "Name": "Old name", "Actions": ["*"] }]""").Says(On("baseline.json")), Is.Empty);
        Assert.That(await Roles.File("/app/baseline.json", $"[{other}]").Says(On("baseline.json")), Does.StartWith("RBAC103: The baseline 'baseline.json' has no role 'Storage keeper'."));
    }

    [TestCase(null)]
    [TestCase("{ \"Name\": \"Storage keeper\", \"Actions\": [\"Microsoft.Storage/storageAccounts/read\"] }")]
    [TestCase("[{ \"Name\": \"Other\", \"Actions\": [\"*\"] }, { \"Name\": \"storage KEEPER\", \"Actions\": [] }]")]
    [TestCase("[{ \"Name\": \"Other\", \"Actions\": [\"*\"] }]")]
    [TestCase("{ \"Name\": \"Storage keeper\", \"Actions\": [")]
    [TestCase("")]
    public async Task What_the_fix_would_write_is_a_baseline_that_the_role_keeps(string? before)
    {
        var roles = before is null ? Roles : Roles.File("/app/baseline.json", before);
        var diagnostic = (await roles.On(On("baseline.json"))).Single();
        var fix = BaselineProperties.Of(diagnostic)!;
        Assert.That((fix.Path, fix.IsNew), Is.EqualTo((before is null ? "baseline.json" : "/app/baseline.json", before is null)));

        var written = RoleDocument.Parse(fix.Text);
        Assert.That(written.Syntax.Errors, Is.Empty);
        Assert.That(written.Roles.Any(role => role.Name!.Value == "Other"), Is.EqualTo(before?.Contains("Other", StringComparison.Ordinal) ?? false));
        Assert.That(await Roles.File("/app/baseline.json", fix.Text).Says(On("baseline.json")), Is.Empty);
    }

    [TestCase(null, "No file of the project is the baseline 'baseline.json'.")]
    [TestCase("{ \"Name\": \"Other\", \"Actions\": [] }", "The baseline 'baseline.json' has no role 'Owner'.")]
    public async Task The_way_out_for_a_role_without_a_file_is_one_that_writes_it(string? before, string problem)
    {
        const string Contract = "[assembly: RoleContract(\"Owner\", NoNewAccessSince = \"baseline.json\")]";
        var roles = before is null ? Roles : Roles.File("/app/baseline.json", before);
        Assert.That(await roles.Says(Contract), Does.StartWith($"RBAC103: {problem} Write it with the code fix, or with a program that saves what RoleFileWriter.Write(role, RoleFileShape.CliOutput) gives").And.Not.Contain("WriteRoleBaselines"));

        // Both ways write what the contract then accepts.
        Assert.That(BuiltInRoleCatalogue.Azure.TryFind("Owner", out var owner));
        Assert.That(await Roles.File("/app/baseline.json", RoleFileWriter.Write(owner!, RoleFileShape.CliOutput)).Says(Contract), Is.Empty);
        Assert.That(await Roles.File("/app/baseline.json", BaselineProperties.Of((await roles.On(Contract)).Single())!.Text).Says(Contract), Is.Empty);
    }

    private static string On(string path) => Contract.Replace("{0}", path, StringComparison.Ordinal);
}
