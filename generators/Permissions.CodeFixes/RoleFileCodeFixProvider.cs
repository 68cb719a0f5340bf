using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.CodeFixes;

/// <summary>Fixes permission strings in role files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"])]
[Shared]
public sealed class RoleFileCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        RuleIds.MalformedPermission, RuleIds.UnknownOperation, RuleIds.WrongPlane, RuleIds.DeadWildcard, RuleIds.DuplicatePermission,
        RuleIds.CoveredPermission, RuleIds.IdleExclusion, RuleIds.OperationCase,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RoleFileFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = context.TextDocument;
        var text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var document = RoleDocuments.Of(text, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (RoleFileEditor.At(document, diagnostic.Location.SourceSpan) is not { } editor)
                continue;
            var suggestions = DiagnosticProperties.SuggestionsOf(diagnostic);
            for (var i = 0; i < Math.Max(1, suggestions.Count); i++)
            {
                var suggestion = i < suggestions.Count ? suggestions[i] : null;
                if (editor.Fix(diagnostic.Id, suggestion) is not { } changes)
                    continue;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        FixTitles.Of(diagnostic.Id, editor.Value, suggestion),
                        _ => Task.FromResult(file.Project.Solution.WithAdditionalDocumentText(file.Id, text.WithChanges(changes))),
                        FixTitles.KeyOf(diagnostic.Id, i)),
                    diagnostic);
            }
        }
    }
}
