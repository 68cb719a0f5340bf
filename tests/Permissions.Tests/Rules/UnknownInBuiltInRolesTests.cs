using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Tests.Rules;

/// <summary>What built-in roles name that no snapshot has: each string was looked at, and docs/rules/precision.md says what it is.</summary>
public sealed class UnknownInBuiltInRolesTests
{
    [Test]
    public void Each_finding_has_its_verdict_on_record()
    {
        var path = Repository.PathOf("docs", "rules", "precision.md");
        var recorded = File.ReadLines(path)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && cells[1] is RuleIds.UnknownOperation or RuleIds.DeadWildcard)
            .Select(cells => $"{cells[1]} {cells[2].Trim('`')} | {cells[3]}");
        Assert.That(recorded.Order(StringComparer.Ordinal), Is.EqualTo(Findings().Order(StringComparer.Ordinal)), "What a row of the table says and what is found differ.");
    }

    /// <summary>One line a string and rule, with how many roles have it, or the one that has.</summary>
    private static IEnumerable<string> Findings() =>
        from role in BuiltInRoleCatalogue.Azure.Roles
        let custom = new RoleDefinition(role.Name, "As custom.", RoleType.Custom, role.PermissionBlocks, [Scope.Parse(RoleJson.Subscription)])
        let text = RoleFileWriter.Write(custom, RoleFileShape.Rest)
        let document = RoleDocument.Parse(text)
        from finding in RoleRules.Check(document, RoleRules.Advice.Where(rule => rule.Descriptor.Id is RuleIds.UnknownOperation or RuleIds.DeadWildcard))
        let item = document.Roles[0].PermissionLists().SelectMany(list => list.Items).Single(item => item.Span.Start <= finding.Span.Start && finding.Span.End <= item.Span.End)
        group role.Name by (finding.Rule.Id, item.Value) into roles
        select $"{roles.Key.Id} {roles.Key.Value} | {(roles.Count() == 1 ? roles.First() : $"{roles.Count()} roles")}";
}
