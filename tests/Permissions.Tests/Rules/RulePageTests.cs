using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Tests.Rules;

/// <summary>Each rule has its page, and what the page says is true.</summary>
public sealed class RulePageTests
{
    private static readonly string[] Sections = ["## Cause", "## Why", "## Example", "## How to fix", "## How to suppress"];

    /// <summary>What the page of RBAC040 has as the project's pattern.</summary>
    private static readonly RuleOptions Options = new(roleNamePattern: "^Contoso ");

    private static string[] Ids => [.. RuleDescriptors.All.Select(d => d.Id)];

    /// <summary>All ids of rules over role files: not that of the generator's own fault, of a project's list of operations, or of code.</summary>
    private static string[] IdsOfRules => [.. Ids.Where(id => id is not (RuleIds.InternalError or RuleIds.MalformedOperationList) && Descriptor(id).Category is not (RuleCategories.Code or RuleCategories.Access))];

    [Test]
    public void Every_id_has_one_descriptor_and_every_rule_is_listed() => Assert.Multiple(() =>
    {
        var constants = typeof(RuleIds).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToArray();
        Assert.That(Ids, Is.EqualTo(constants.Order(StringComparer.Ordinal)), "descriptors");
        Assert.That(Ids, Is.Unique);
        Assert.That(RoleRules.All.Select(r => r.Descriptor.Id).Append(RuleIds.DuplicateRole).Order(StringComparer.Ordinal), Is.EqualTo(IdsOfRules), "rules");
        Assert.That(RoleRules.All, Is.EqualTo(RoleRules.Fatal.Concat(RoleRules.Advice)));
    });

    [TestCaseSource(nameof(Ids))]
    public void The_help_link_leads_to_the_page_in_the_repository(string id) =>
        Assert.That(Descriptor(id).HelpUri, Is.EqualTo($"https://github.com/permissions-rbac/permissions/blob/main/docs/rules/{id}.md"));

    [TestCaseSource(nameof(Ids))]
    public void The_page_has_its_title_its_severity_and_every_section(string id)
    {
        var page = Page(id);
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.StartWith($"# {id}: {Descriptor(id).Title}\n"));
            Assert.That(page, Does.Contain($"Default severity: {Descriptor(id).Severity.ToString().ToLowerInvariant()}"));
            foreach (var section in Sections)
                Assert.That(Section(page, section).Trim(), Has.Length.GreaterThan(40), section);
            Assert.That(Section(page, "## How to suppress"), Does.Contain($"dotnet_diagnostic.{id}.severity").And.Contain(".globalconfig").And.Contain("NoWarn").And.Contain(".editorconfig"));
        });
    }

    /// <summary>The rules over what a condition says: their pages show it where it belongs, on an assignment.</summary>
    private static string[] IdsOfConditions => [.. IdsOfRules.Where(id => id != RuleIds.ConditionInCustomRole && Descriptor(id).Category == RuleCategories.Conditions)];

    private static IEnumerable<string> IdsOfRoleFiles => IdsOfRules.Except(IdsOfConditions);

    [TestCaseSource(nameof(IdsOfConditions))]
    public void The_first_condition_has_the_fault_and_the_second_identity_file_has_no_finding_at_all(string id)
    {
        var findings = Regex.Matches(Section(Page(id), "## Example"), "```json\n(.*?)```", RegexOptions.Singleline)
            .Select(m => AccessFileRules.Check(IdentityDocument.Parse(m.Groups[1].Value), new AccessRoles([])).Select(f => f.Rule.Id).Distinct());
        Assert.That(findings, Is.EqualTo(new[] { new[] { id }, [] }));
    }

    [TestCaseSource(nameof(IdsOfRoleFiles))]
    public void The_first_example_has_the_fault_and_the_second_has_no_finding_at_all(string id)
    {
        var examples = Regex.Matches(Section(Page(id), "## Example"), "```json\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToArray();
        Assert.That(examples, Has.Length.EqualTo(2));
        Assert.Multiple(() =>
        {
            var options = id == RuleIds.RoleNamePattern ? Options : RuleOptions.Default;
            Assert.That(FindingsIn(examples[0], options), Has.Member(id), "wrong");
            Assert.That(FindingsIn(examples[1], options), Is.Empty, "corrected");
        });
    }

    [Test]
    public void The_first_example_of_RBAC100_has_the_fault_and_the_second_has_none()
    {
        var constants = Regex.Matches(Section(Page(RuleIds.ConstantPermission), "## Example"), @"ControlAction\.Parse\(""(.*?)""\)").Select(m => m.Groups[1].Value).ToArray();
        Assert.That(constants.Select(c => PermissionStringRules.Check(c, OperationPlane.Control).Count), Is.EqualTo(new[] { 1, 0 }));
    }

    [TestCase(RuleIds.UnknownRole)]
    [TestCase(RuleIds.LevelsNotOrdered)]
    [TestCase(RuleIds.AccessFileForm)]
    public void The_first_example_of_a_rule_over_levels_has_the_fault_and_the_second_has_no_finding_at_all(string id)
    {
        var findings = Regex.Matches(Section(Page(id), "## Example"), "```json\n(.*?)```", RegexOptions.Singleline)
            .Select(m => AccessFileRules.Check(AccessLevelDocument.Parse(m.Groups[1].Value), new AccessRoles([])).Select(f => f.Rule.Id));
        Assert.That(findings, Is.EqualTo(new[] { new[] { id }, [] }));
    }

    [Test]
    public void The_table_of_rules_is_up_to_date()
    {
        var path = Repository.PathOf("docs", "rules", "README.md");
        var received = Path.ChangeExtension(path, ".received.txt");
        var table = Table();
        if (File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == table)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, table);
        Assert.Fail($"docs/rules/README.md is stale. If {received} is right, replace it by that.");
    }

    private static string Table()
    {
        var table = new StringBuilder();
        table.Append("# Rules\n\n");
        table.Append("What the compiler, the tool and the runtime say about a role file. Made from the rules' descriptors by a test.\n\n");
        table.Append("| id | what it finds | default severity | reported by |\n|---|---|---|---|\n");
        foreach (var rule in RuleDescriptors.All)
            table.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Severity.ToString().ToLowerInvariant()} | {Reporter(rule)} |\n");
        table.Append("\nThe generator reports what keeps a file from becoming a class; the analyzer reports all else, and is silent where\nanalyzers are turned off (`RunAnalyzers=false`). In identity and access-level files the generator reports all of it, RBAC060-064\nand RBAC110 too. Each page says how to change the severity of its rule.\n");
        return table.ToString();
    }

    private static string Reporter(RuleDescriptor rule) =>
        rule == RuleDescriptors.MalformedOperationList || rule.Category == RuleCategories.Code || RoleRules.Advice.Any(advice => advice.Descriptor == rule) ? "analyzer" : "generator";

    [Test]
    public void The_page_of_a_list_of_operations_has_a_line_that_cannot_be_read_and_its_correction()
    {
        var examples = Regex.Matches(Section(Page(RuleIds.MalformedOperationList), "## Example"), "```text\n(.*?)```", RegexOptions.Singleline).Select(m => OperationList.Parse(m.Groups[1].Value)).ToArray();
        Assert.That(examples.Select(e => e.Problems.Count), Is.EqualTo(new[] { 1, 0 }));
    }

    private static string[] FindingsIn(string text, RuleOptions options)
    {
        var document = RoleDocument.Parse(text);
        var entries = document.Roles.Select(role => new RoleEntry("example", role.Name?.Value ?? string.Empty, string.Empty, role.HeaderSpan, LinePosition.Of(text, role.HeaderSpan.Start)));
        return [.. RoleRules.Check(document, RoleRules.All, options).Concat(RoleCollisions.Find(entries).Select(c => c.Finding)).Select(f => f.Rule.Id)];
    }

    private static RuleDescriptor Descriptor(string id) => RuleDescriptors.All.Single(d => d.Id == id);

    private static string Page(string id) => File.ReadAllText(Repository.PathOf("docs", "rules", id + ".md")).ReplaceLineEndings("\n");

    /// <summary>What stands under a heading; empty where the page has no such heading.</summary>
    private static string Section(string page, string heading)
    {
        var start = page.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (start < 0)
            return string.Empty;
        start += heading.Length + 1;
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }
}
