using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Permissions.Analyzers.CSharp;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.CodeFixes.CSharp;

/// <summary>Writes what a rule suggests into a constant in C#, where what changes lies in one literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PermissionStringCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ConstantPermission];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixAllAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var suggestions = DiagnosticProperties.SuggestionsOf(diagnostic);
            for (var i = 0; i < suggestions.Count; i++)
            {
                if (await ChangeAsync(context.Document, diagnostic, suggestions[i], context.CancellationToken).ConfigureAwait(false) is not { } change)
                    continue;
                var rule = DiagnosticProperties.RuleOf(diagnostic);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        FixTitles.Of(rule, suggestions[i], suggestions[i]),
                        cancellationToken => ApplyAsync(context.Document, [change], cancellationToken),
                        FixTitles.KeyOf(rule, i)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var key = context.CodeActionEquivalenceKey;
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics.Where(diagnostic => FixTitles.Takes(key, DiagnosticProperties.RuleOf(diagnostic))))
        {
            if (DiagnosticProperties.SuggestionsOf(diagnostic).ElementAtOrDefault(FixTitles.SuggestionOf(key)) is { } suggestion
                && await ChangeAsync(document, diagnostic, suggestion, context.CancellationToken).ConfigureAwait(false) is { } change
                && !changes.Any(other => other.Span.IntersectsWith(change.Span)))
                changes.Add(change);
        }

        return changes.Count == 0 ? document : await ApplyAsync(document, changes, context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<TextChange> changes, CancellationToken cancellationToken) =>
        document.WithText((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(changes.OrderBy(change => change.Span.Start)));

    /// <summary>The change in the source that makes a constant what is suggested; null where it does not lie in one literal.</summary>
    private static async Task<TextChange?> ChangeAsync(Document document, Diagnostic diagnostic, string suggestion, CancellationToken cancellationToken)
    {
        if (diagnostic.AdditionalLocations.Count == 0
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || model.GetConstantValue(expression, cancellationToken) is not { HasValue: true, Value: string value })
            return null;
        var edit = StringEdit.Between(value, suggestion);
        // Braces are written in more than one way, where a string is interpolated.
        return edit.Text.IndexOfAny(['{', '}']) < 0 && ConstantText.Of(expression, model, cancellationToken).SpanOf(edit.Start, edit.Length) is { } span
            ? new TextChange(span, edit.Text)
            : null;
    }
}
