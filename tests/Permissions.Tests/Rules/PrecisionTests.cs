using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Tests.Rules;

/// <summary>What the rules say of real roles, kept so that a change of a rule or of the catalogue shows in review. See docs/rules/precision.md.</summary>
public sealed partial class PrecisionTests
{
    [Test]
    public void The_counts_by_rule_over_real_roles_are_those_on_record()
    {
        var report = new StringBuilder();
        foreach (var (title, texts) in Corpora())
        {
            var findings = texts.SelectMany((text, role) => RoleRules.Check(RoleDocument.Parse(text)).Select(f => (f.Rule.Id, f.Severity, Role: role))).ToArray();
            report.Append(CultureInfo.InvariantCulture, $"{title}: {texts.Length} roles, {findings.Select(f => f.Role).Distinct().Count()} with findings\n");
            foreach (var group in findings.GroupBy(f => (f.Id, f.Severity)).OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.Severity))
                report.Append(CultureInfo.InvariantCulture, $"  {group.Key.Id} {group.Key.Severity.ToString().ToLowerInvariant(),-7} {group.Count(),5} in {group.Select(f => f.Role).Distinct().Count(),4} roles\n");
        }

        Snapshot.Verify(report.ToString());
    }

    [Test]
    public void Every_finding_on_the_roles_of_the_two_documents_is_on_record()
    {
        var report = new StringBuilder();
        foreach (var path in new[] { "seqera", "pagopa" }.SelectMany(folder => FilesIn("definitions", folder)))
        {
            var text = File.ReadAllText(path);
            report.Append(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}\n");
            foreach (var finding in RoleRules.Check(RoleDocument.Parse(text)))
                report.Append(CultureInfo.InvariantCulture, $"  {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id} {text.AsSpan(finding.Span.Start, finding.Span.Length)}\n");
        }

        Snapshot.Verify(report.ToString());
    }

    private static IEnumerable<(string Title, string[] Texts)> Corpora()
    {
        string[] builtIn = [.. FilesIn("definitions", "azure", "roles").Select(File.ReadAllText)];
        yield return ("Azure's built-in roles", builtIn);
        yield return ("Azure's built-in roles, declared as custom roles", [.. builtIn.Select(AsCustom)]);
        yield return ("Seqera's roles", [.. FilesIn("definitions", "seqera").Select(File.ReadAllText)]);
        yield return ("PagoPA's roles", [.. FilesIn("definitions", "pagopa").Select(File.ReadAllText)]);
    }

    private static IEnumerable<string> FilesIn(params string[] folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.json").Order(StringComparer.Ordinal);

    /// <summary>The same role with another type and a scope that a custom role may have.</summary>
    private static string AsCustom(string text)
    {
        var custom = RootScope().Replace(text.Replace("\"BuiltInRole\"", "\"CustomRole\"", StringComparison.Ordinal), "\"assignableScopes\": [\"" + RoleJson.Subscription + "\"]");
        Assert.That(RoleDocument.Parse(custom).Roles.Single().Type, Is.EqualTo(RoleType.Custom));
        return custom;
    }

    [GeneratedRegex("\"assignableScopes\": \\[\\s*\"/\"\\s*\\]")]
    private static partial Regex RootScope();
}
