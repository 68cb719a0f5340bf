using Permissions.Json;

namespace Permissions.Rules;

/// <summary>What a rule is given: the file, and where its findings go.</summary>
internal readonly struct RuleContext(RuleDescriptor rule, RoleDocument document, Action<RuleFinding> report)
{
    internal RoleDocument Document => document;

    /// <summary>
    /// Whether the file has syntax errors. What seems to be missing in such a file may only be lost to recovery, so rules
    /// that speak of something missing are silent there.
    /// </summary>
    internal bool IsBroken => document.Syntax.Errors.Count > 0;

    internal void Report(SourceSpan span, string message, RuleSeverity? severity = null, SourceSpan? related = null) =>
        report(new(rule, span, message, severity ?? rule.Severity) { Related = related is { } other ? [other] : [] });
}
