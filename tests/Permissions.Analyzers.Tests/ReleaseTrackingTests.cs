using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Analyzers.Tests;

/// <summary>
/// The release files name exactly the rules there are. The compiler's own check of them sees only descriptors that are written
/// out in the analyzer; ours are made from the rules, so this test is that check.
/// </summary>
public sealed class ReleaseTrackingTests
{
    [Test]
    public void The_analyzer_tracks_each_rule_that_it_reports() =>
        Assert.That(Tracked("Permissions.Analyzers"), Is.EqualTo(Reported.Concat(InCode).Select(Row)));

    [Test]
    public void The_generator_tracks_each_rule_that_it_reports() =>
        Assert.That(Tracked("Permissions.Generators"), Is.EqualTo(RuleDescriptors.All.Except(Reported.Concat(InCode)).Concat(InAccessFiles).OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(Row)));

    [Test]
    public void The_analyzer_supports_each_advice_with_its_link_and_no_other()
    {
        var supported = new RoleFileAnalyzer().SupportedDiagnostics;
        Assert.Multiple(() =>
        {
            Assert.That(supported.Select(d => (d.Id, d.HelpLinkUri)), Is.EqualTo(Reported.Select(r => (r.Id, r.HelpUri))));
            Assert.That(supported.Select(d => d.IsEnabledByDefault), Is.All.True);
            Assert.That(supported.SelectMany(d => d.CustomTags), Has.None.EqualTo(WellKnownDiagnosticTags.NotConfigurable));
        });
    }

    /// <summary>The rules over role files, and the one over lists of operations.</summary>
    private static IEnumerable<RuleDescriptor> Reported =>
        RoleRules.Advice.Select(rule => rule.Descriptor).Append(RuleDescriptors.MalformedOperationList).OrderBy(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rules over C# code.</summary>
    private static IEnumerable<RuleDescriptor> InCode =>
        [RuleDescriptors.ConstantPermission, RuleDescriptors.BrokenContract, RuleDescriptors.NewAccess, RuleDescriptors.UncheckedContract, RuleDescriptors.UnconditionalAssignment];

    /// <summary>The rules of the analyzer that the generator reports too, in identity and access-level files.</summary>
    private static IEnumerable<RuleDescriptor> InAccessFiles =>
        [RuleDescriptors.MalformedCondition, RuleDescriptors.UnknownAttribute, RuleDescriptors.UnfitComparison, RuleDescriptors.NeedsTwoClauses, RuleDescriptors.ConditionTooLong, RuleDescriptors.UnconditionalAssignment];

    private static string Row(RuleDescriptor rule) => $"{rule.Id} | {rule.Category} | {rule.Severity}";

    private static string[] Tracked(string project)
    {
        var text = string.Concat(
            File.ReadAllText(Repository.PathOf("generators", project, "AnalyzerReleases.Shipped.md")),
            File.ReadAllText(Repository.PathOf("generators", project, "AnalyzerReleases.Unshipped.md")));
        return [.. Regex.Matches(text, @"^(RBAC\d{3}\s*\|[^|\n]*\|[^|\n]*?)\s*\|", RegexOptions.Multiline).Select(m => Regex.Replace(m.Groups[1].Value, @"\s*\|\s*", " | "))];
    }
}
