using Permissions.Json;
using Permissions.Rules;
using Permissions.TestSupport;

namespace Permissions.Tests.Rules;

/// <summary>What one rule finds in a role file whose places are marked <c>[|…|]</c>.</summary>
internal static class RuleAssert
{
    /// <summary>The rule finds exactly the marked places, in their order, and no other rule finds anything, but for one that is passed over.</summary>
    internal static IReadOnlyList<RuleFinding> FindsOnly(string id, string marked, string? besides = null)
    {
        RuleFinding[] findings = [.. Check(marked, out var expected).Where(f => f.Rule.Id != besides)];
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(f => f.Rule.Id), Is.Not.Empty.And.All.EqualTo(id), string.Join("\n", findings.AsEnumerable()));
            Assert.That(findings.Select(f => f.Span), Is.EqualTo(expected), string.Join("\n", findings.AsEnumerable()));
        });
        return findings;
    }

    /// <summary>The rule finds exactly the marked places; other rules may find others.</summary>
    internal static IReadOnlyList<RuleFinding> Finds(string id, string marked)
    {
        var findings = Check(marked, out var expected).Where(f => f.Rule.Id == id).ToArray();
        Assert.That(findings.Select(f => f.Span), Is.EqualTo(expected), string.Join("\n", findings.AsEnumerable()));
        return findings;
    }

    /// <summary>All findings in a text, in the order of their places.</summary>
    internal static IReadOnlyList<RuleFinding> On(string text, RuleOptions? options = null) =>
        RoleRules.Check(RoleDocument.Parse(text), RoleRules.All, options ?? RuleOptions.Default);

    /// <summary>The rule finds nothing.</summary>
    internal static void FindsNothing(string id, string text) =>
        Assert.That(RoleRules.Check(RoleDocument.Parse(text)).Where(f => f.Rule.Id == id), Is.Empty);

    /// <summary>No rule finds anything, but for one that is passed over.</summary>
    internal static void IsClean(string text, string? besides = null) => Assert.That(RoleRules.Check(RoleDocument.Parse(text)).Where(f => f.Rule.Id != besides), Is.Empty);

    private static IReadOnlyList<RuleFinding> Check(string marked, out SourceSpan[] expected)
    {
        var parsed = MarkedText.Parse(marked);
        Assert.That(parsed.Places, Is.Not.Empty, "The text has no mark.");
        expected = [.. parsed.Places.Select(p => new SourceSpan(p.Start, p.Length))];
        return RoleRules.Check(RoleDocument.Parse(parsed.Text));
    }
}
