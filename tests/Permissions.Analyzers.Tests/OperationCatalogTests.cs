using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Permissions.Analyzers.Tests.CSharp;
using Permissions.Rules;

namespace Permissions.Analyzers.Tests;

/// <summary>What a project says about the rules: its own operations, and how its roles are named.</summary>
public sealed class OperationCatalogTests
{
    private const string Role = """
        {
          "Name": "Reader of things",
          "IsCustom": true,
          "Description": "Reads things.",
          "Actions": ["Contoso.App/things/read"],
          "DataActions": ["Contoso.App/things/data/read"],
          "AssignableScopes": ["/subscriptions/11111111-2222-3333-4444-555555555555"]
        }
        """;

    private const string List = "# ours\nContoso.App/things/read\nContoso.App/things/data/read data 2026-01-01\n";

    private static readonly Dictionary<string, string> Kinds = new() { ["contoso.operations.txt"] = "OperationCatalog", ["more.operations.txt"] = "OperationCatalog" };

    [Test]
    public async Task Operations_of_a_listed_file_count_as_known()
    {
        Assert.That((await AnalyzerRun.On([("a.role.json", Role)])).Select(d => d.Id), Is.EqualTo(new[] { RuleIds.UnknownOperation, RuleIds.UnknownOperation }));
        Assert.That(await AnalyzerRun.On([("a.role.json", Role), ("contoso.operations.txt", List)], Kinds), Is.Empty);
    }

    [Test]
    public async Task Operations_of_a_listed_file_count_as_known_in_code_and_in_their_plane()
    {
        const string code = """
            using Permissions;
            class C
            {
                object[] known = { ControlAction.Parse("Contoso.App/things/read"), DataAction.Parse("Contoso.App/things/data/read"), ControlAction.Parse("Contoso.App/*") };
                object misplaced = ControlAction.Parse("Contoso.App/things/data/read");
                object slip = ControlAction.Parse("Contoso.App/thing/read");
            }
            """;
        var project = new AnalyzerOptions([new InMemoryText("contoso.operations.txt", List)], new KindOptions(Kinds));
        var found = await CodeRun.On(code, project: project);
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(d => (d.Properties["Rule"], d.Severity)), Is.EqualTo(new[] { (RuleIds.WrongPlane, DiagnosticSeverity.Error), (RuleIds.UnknownOperation, DiagnosticSeverity.Warning) }));
            Assert.That(found[1].GetMessage(CultureInfo.InvariantCulture), Does.Contain("did you mean 'Contoso.App/things/read'"));
        });
        Assert.That((await CodeRun.On(code)).Select(d => d.Properties["Rule"]), Is.EqualTo(Enumerable.Repeat(RuleIds.UnknownOperation, 5)));
    }

    [Test]
    public async Task Several_files_add_up_and_a_file_of_no_kind_adds_nothing()
    {
        var lines = List.Split('\n');
        Assert.That(await AnalyzerRun.On([("a.role.json", Role), ("contoso.operations.txt", lines[1]), ("more.operations.txt", lines[2])], Kinds), Is.Empty);
        Assert.That(await AnalyzerRun.On([("a.role.json", Role), ("contoso.operations.txt", List)]), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Another_projects_operations_are_not_known_here()
    {
        Assert.That(await AnalyzerRun.On([("a.role.json", Role), ("contoso.operations.txt", List)], Kinds), Is.Empty);
        Assert.That(await AnalyzerRun.On([("a.role.json", Role), ("contoso.operations.txt", "Contoso.App/others/read")], Kinds), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_line_that_cannot_be_read_is_reported_at_its_place_and_the_others_count()
    {
        var diagnostics = await AnalyzerRun.On([("a.role.json", Role), ("contoso.operations.txt", List + "Contoso.App/*/write\n")], Kinds);
        Assert.Multiple(() =>
        {
            Assert.That(diagnostics.Select(d => (d.Id, d.Severity)), Is.EqualTo(new[] { (RuleIds.MalformedOperationList, DiagnosticSeverity.Warning) }));
            Assert.That(diagnostics[0].Location.GetLineSpan().ToString(), Is.EqualTo("contoso.operations.txt: (3,12)-(3,13)"));
        });
    }

    [Test]
    public async Task A_list_that_cannot_be_opened_adds_nothing() =>
        Assert.That(await AnalyzerRun.On([("a.role.json", Role), ("contoso.operations.txt", null)], Kinds), Has.Length.EqualTo(2));

    [Test]
    public async Task Role_names_are_held_against_the_projects_pattern()
    {
        var files = new[] { ("a.role.json", (string?)Role), ("contoso.operations.txt", List) };
        Assert.That(await AnalyzerRun.On(files, Kinds, roleNamePattern: "^Reader of"), Is.Empty);
        Assert.That((await AnalyzerRun.On(files, Kinds, roleNamePattern: "^Contoso ")).Select(d => d.Id), Is.EqualTo(new[] { RuleIds.RoleNamePattern }));
    }

    [Test]
    public async Task A_pattern_that_is_no_regular_expression_is_reported_once_and_checks_no_name()
    {
        var diagnostics = await AnalyzerRun.On([("a.role.json", Role), ("b.role.json", Role), ("contoso.operations.txt", List)], Kinds, roleNamePattern: "(");
        Assert.Multiple(() =>
        {
            Assert.That(diagnostics.Select(d => (d.Id, d.Location)), Is.EqualTo(new[] { (RuleIds.RoleNamePattern, Location.None) }));
            Assert.That(diagnostics[0].GetMessage(CultureInfo.InvariantCulture), Does.StartWith("PermissionsRoleNamePattern is no regular expression"));
        });
    }
}
