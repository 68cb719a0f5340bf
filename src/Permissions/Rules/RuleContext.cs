using System.Globalization;
using Permissions.Conditions;
using Permissions.Json;

namespace Permissions.Rules;

/// <summary>What a rule is given: the file, and where its findings go.</summary>
internal readonly struct RuleContext(RuleDescriptor rule, RuleInput input, Action<RuleFinding> report)
{
    internal RoleDocument Document => input.Document;

    internal RuleOptions Options => input.Options;

    internal OperationCatalogue Catalogue => input.Options.Catalogue;

    /// <summary>
    /// Whether the file has syntax errors. What seems to be missing in such a file may only be lost to recovery, so rules
    /// that speak of something missing are silent there.
    /// </summary>
    internal bool IsBroken => Document.Syntax.Errors.Count > 0;

    /// <summary>How messages about what is not in the catalogue say how old that is.</summary>
    internal string KnownOn => Catalogue.SnapshotDate is { } date
        ? "the operations known on " + date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : "the operations of the catalogue";

    /// <summary>The lists of a role with what the catalogue makes of their strings.</summary>
    internal IReadOnlyList<CheckedList> ListsOf(RoleSyntax role) => input.ListsOf(role);

    /// <summary>What is wrong with a condition.</summary>
    internal IReadOnlyList<ConditionProblem> ProblemsOf(JsonStringSyntax condition) => input.ProblemsOf(condition);

    internal void Report(SourceSpan span, string message, RuleSeverity? severity = null, SourceSpan? related = null, IReadOnlyList<string>? suggestions = null) =>
        report(new(rule, span, Phrases.Printable(message), severity ?? rule.Severity) { Related = related is { } other ? [other] : [], Suggestions = suggestions ?? [] });
}
