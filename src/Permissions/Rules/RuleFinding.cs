using Permissions.Json;

namespace Permissions.Rules;

/// <summary>One thing that a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">The text concerned, in UTF-16 code units of the file; empty at the start for a role that comes from no file.</param>
/// <param name="Message">What is wrong, what was expected, and the way out.</param>
/// <param name="Severity">How serious this finding is; most have their rule's severity.</param>
public sealed record RuleFinding(RuleDescriptor Rule, SourceSpan Span, string Message, RuleSeverity Severity)
{
    /// <summary>Other places in the same file that have to do with it, such as the first of two duplicates; empty for none.</summary>
    public IReadOnlyList<SourceSpan> Related { get; init; } = Array.Empty<SourceSpan>();

    /// <summary>What may be written in place of the whole permission string that the finding is about, best first; empty for none.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = Array.Empty<string>();

    /// <summary>The finding as one line, without its place.</summary>
    /// <returns>Severity, id and message, such as <c>error RBAC021: …</c>.</returns>
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()} {Rule.Id}: {Message}";
}
