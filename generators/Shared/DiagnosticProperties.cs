using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Permissions.Rules;

namespace Permissions.Compiler;

/// <summary>What a diagnostic carries besides its message, for the code fixes.</summary>
internal static class DiagnosticProperties
{
    private const string RuleKey = "Rule";
    private const string SuggestionsKey = "Suggestions";
    private const string ParameterKey = "Parameter";

    // No permission string that could be suggested has one.
    private const char Separator = '\n';

    /// <summary>The properties of a finding.</summary>
    internal static ImmutableDictionary<string, string?> Of(RuleFinding finding)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(RuleKey, finding.Rule.Id);
        return finding.Suggestions.Count == 0 ? properties : properties.Add(SuggestionsKey, string.Join(Separator.ToString(), finding.Suggestions));
    }

    /// <summary>The properties of a finding about what was not given to a parameter.</summary>
    internal static ImmutableDictionary<string, string?> Of(RuleFinding finding, string parameter) => Of(finding).Add(ParameterKey, parameter);

    /// <summary>The name of the parameter to which nothing was given; null where the diagnostic is about something else.</summary>
    internal static string? ParameterOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ParameterKey, out var parameter) ? parameter : null;

    /// <summary>The id of the rule that found it, also where RBAC100 reports it.</summary>
    internal static string RuleOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RuleKey, out var rule) && rule is not null ? rule : diagnostic.Id;

    /// <summary>What may be written in place of the whole permission string, best first.</summary>
    internal static IReadOnlyList<string> SuggestionsOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(SuggestionsKey, out var suggestions) && suggestions is { Length: > 0 } ? suggestions.Split(Separator) : [];
}
