using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Permissions.Json;
using Permissions.Rules;

namespace Permissions.Compiler;

/// <summary>Findings of the rules as diagnostics of the compiler.</summary>
internal static class DiagnosticFactory
{
    private static readonly ConcurrentDictionary<RuleDescriptor, DiagnosticDescriptor> Descriptors = new();

    /// <summary>The compiler's descriptor of a rule; the same one for the same rule.</summary>
    internal static DiagnosticDescriptor DescriptorOf(RuleDescriptor rule) => Descriptors.GetOrAdd(rule, static rule => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category,
        SeverityOf(rule.Severity),
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpUri));

    /// <summary>The diagnostic of a finding.</summary>
    internal static Diagnostic Create(RuleFinding finding, string path, SourceText text) => Diagnostic.Create(
        DescriptorOf(finding.Rule),
        LocationOf(path, text, finding.Span),
        SeverityOf(finding.Severity),
        finding.Related.Select(related => LocationOf(path, text, related)),
        DiagnosticProperties.Of(finding),
        finding.Message);

    /// <summary>
    /// The diagnostic of a finding about a constant in C#: RBAC100, as serious as the finding's own rule, which its properties
    /// name. Its one additional location is the whole constant.
    /// </summary>
    internal static Diagnostic CreateInCode(RuleFinding finding, Location location, Location constant) => Diagnostic.Create(
        DescriptorOf(RuleDescriptors.ConstantPermission),
        location,
        SeverityOf(finding.Severity),
        [constant],
        DiagnosticProperties.Of(finding),
        finding.Message);

    /// <summary>A diagnostic from what is left of a finding in a value-equal model, or from no finding.</summary>
    internal static Diagnostic Create(
        RuleDescriptor rule,
        RuleSeverity severity,
        string message,
        Location location,
        IEnumerable<Location>? related = null,
        ImmutableDictionary<string, string?>? properties = null) =>
        Diagnostic.Create(DescriptorOf(rule), location, SeverityOf(severity), related, properties, message);

    /// <summary>A place in an additional file. What lies outside the text is moved to its end.</summary>
    internal static Location LocationOf(string path, SourceText text, SourceSpan span)
    {
        var start = Math.Min(span.Start, text.Length);
        var textSpan = TextSpan.FromBounds(start, Math.Max(start, Math.Min(span.End, text.Length)));
        return Location.Create(path, textSpan, text.Lines.GetLinePositionSpan(textSpan));
    }

    private static DiagnosticSeverity SeverityOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
