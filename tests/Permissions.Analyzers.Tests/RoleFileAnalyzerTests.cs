using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Analyzers.Tests;

public sealed class RoleFileAnalyzerTests
{
    private const string Sound = """
        {
          "Name": "Reader of machines",
          "IsCustom": true,
          "Description": "Reads virtual machines.",
          "Actions": ["Microsoft.Compute/virtualMachines/read"],
          "AssignableScopes": ["/subscriptions/11111111-2222-3333-4444-555555555555"]
        }
        """;

    private const string Faulty = """
        {
          "Name": "Reader of machines",
          "IsCustom": true,
          "Description": [|""|],
          "Actions": ["Microsoft.Compute/*/[|*|]", "Microsoft.Compute/disks/read", [|"Microsoft.Compute/Disks/read"|]],
          "AssignableScopes": [[|"/"|], "/subscriptions/[|your-sub|]"]
        }
        """;

    [Test]
    public async Task A_sound_role_file_gives_no_diagnostic() => Assert.That(await AnalyzerRun.On(Sound), Is.Empty);

    [Test]
    public async Task Each_fault_is_reported_with_its_id_severity_and_exact_span()
    {
        var marked = MarkedText.Parse(Faulty);
        var diagnostics = await AnalyzerRun.On(marked.Text);
        Assert.Multiple(() =>
        {
            Assert.That(diagnostics.Select(d => (d.Id, d.Severity)), Is.EqualTo(new[]
            {
                (RuleIds.Description, DiagnosticSeverity.Info),
                (RuleIds.SeveralWildcards, DiagnosticSeverity.Error),
                (RuleIds.DuplicatePermission, DiagnosticSeverity.Warning),
                (RuleIds.ScopeTooWide, DiagnosticSeverity.Error),
                (RuleIds.MalformedScope, DiagnosticSeverity.Error),
            }));
            Assert.That(diagnostics.Select(d => (d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)), Is.EqualTo(marked.Places));
        });
    }

    [Test]
    public async Task A_location_names_the_file_and_the_line_and_a_duplicate_names_the_first_one_too()
    {
        var diagnostics = await AnalyzerRun.On([("roles/x.role.json", MarkedText.Parse(Faulty).Text)]);
        var duplicate = diagnostics.Single(d => d.Id == RuleIds.DuplicatePermission);
        Assert.Multiple(() =>
        {
            Assert.That(duplicate.Location.Kind, Is.EqualTo(LocationKind.ExternalFile));
            Assert.That(duplicate.Location.GetLineSpan().Path, Is.EqualTo("roles/x.role.json"));
            Assert.That(duplicate.Location.GetLineSpan().StartLinePosition, Is.EqualTo(new LinePosition(4, 71)));
            Assert.That(duplicate.AdditionalLocations.Single().GetLineSpan().StartLinePosition, Is.EqualTo(new LinePosition(4, 39)));
            Assert.That(duplicate.Descriptor.HelpLinkUri, Is.EqualTo(RuleDescriptors.DuplicatePermission.HelpUri));
            Assert.That(duplicate.GetMessage(CultureInfo.InvariantCulture), Does.StartWith("'Microsoft.Compute/Disks/read' is in 'Actions' already"));
        });
    }

    [Test]
    public async Task A_description_that_is_too_long_is_an_error_under_the_id_that_is_info_otherwise()
    {
        var diagnostics = await AnalyzerRun.On(Sound.Replace("Reads virtual machines.", new string('d', 2049), StringComparison.Ordinal));
        Assert.That(diagnostics.Select(d => (d.Id, d.Severity)), Is.EqualTo(new[] { (RuleIds.Description, DiagnosticSeverity.Error) }));
    }

    [Test]
    public async Task A_brace_in_a_message_is_not_taken_for_a_format()
    {
        var diagnostics = await AnalyzerRun.On(Sound.Replace("virtualMachines/read", "{0}/{x", StringComparison.Ordinal).Replace("Microsoft.Compute/", "Microsoft.Compute//", StringComparison.Ordinal));
        Assert.That(diagnostics.Single().GetMessage(CultureInfo.InvariantCulture), Does.Contain("'Microsoft.Compute//{0}/{x'"));
    }

    [Test]
    public async Task What_prevents_a_class_is_left_to_the_generator()
    {
        Assert.That(await AnalyzerRun.On("{ \"Name\": "), Is.Empty);
        Assert.That(await AnalyzerRun.On("{}"), Is.Empty);
        Assert.That(await AnalyzerRun.On(Sound.Replace("Reader of machines", "", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_file_is_a_role_file_by_its_kind_and_by_its_name_only_without_one()
    {
        var faulty = MarkedText.Parse(Faulty).Text;
        var diagnostics = await AnalyzerRun.On(
            [("a.role.json", faulty), ("b.ROLE.json", faulty), ("c.json", faulty), ("d.json", faulty), ("e.role.json", faulty), ("f.role.json", faulty)],
            new() { ["d.json"] = "RoleDefinition", ["e.role.json"] = "AccessLevel", ["f.role.json"] = "" });
        Assert.That(diagnostics.Select(d => d.Location.GetLineSpan().Path).Distinct(), Is.EqualTo(new[] { "a.role.json", "b.ROLE.json", "d.json", "f.role.json" }));
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_passed_over() => Assert.That(await AnalyzerRun.On([("a.role.json", null)]), Is.Empty);

    [TestCase(ReportDiagnostic.Suppress)]
    [TestCase(ReportDiagnostic.Warn)]
    [TestCase(ReportDiagnostic.Error)]
    public async Task The_severity_of_every_rule_can_be_set(ReportDiagnostic severity)
    {
        var severities = RuleDescriptors.All.ToDictionary(d => d.Id, _ => severity);
        var diagnostics = await AnalyzerRun.On([("a.role.json", MarkedText.Parse(Faulty).Text)], severities: severities);
        Assert.That(
            diagnostics.Select(d => d.Severity),
            severity == ReportDiagnostic.Suppress ? Is.Empty : Is.Not.Empty.And.All.EqualTo(severity == ReportDiagnostic.Warn ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error));
    }

    [TestCase("tr-TR")]
    [TestCase("fi-FI")]
    public async Task Diagnostics_do_not_depend_on_the_culture(string culture)
    {
        var text = MarkedText.Parse(Faulty).Text.Replace("\"Description\"", "\"DESCRIPTION\"", StringComparison.Ordinal);
        var expected = await Describe(text);
        var before = CultureInfo.CurrentCulture;
        var beforeDefault = CultureInfo.DefaultThreadCurrentCulture;
        try
        {
            // The compiler runs analyzers on threads of its own.
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(await Describe(text), Is.EqualTo(expected).And.Not.Empty);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = beforeDefault;
        }
    }

    private static async Task<string[]> Describe(string text) => [.. (await AnalyzerRun.On(text)).Select(d => d.ToString())];
}
