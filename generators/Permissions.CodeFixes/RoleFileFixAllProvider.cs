using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Permissions.Compiler;
using Permissions.Json;

namespace Permissions.CodeFixes;

/// <summary>Fixes all of one kind in the role files of a project or a solution. Roslyn's own providers know C# documents only.</summary>
internal sealed class RoleFileFixAllProvider : FixAllProvider
{
    internal static RoleFileFixAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        var fixes = new List<(DocumentId Id, SourceText Text)>();
        foreach (var project in projects)
        {
            var byFile = (await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).ToLookup(diagnostic => diagnostic.Location.GetLineSpan().Path);
            foreach (var file in project.AdditionalDocuments.Where(file => file.FilePath is { } path && byFile.Contains(path)))
            {
                var text = await file.GetTextAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
                fixes.Add((file.Id, Fix(text, byFile[file.FilePath!], fixAllContext.CodeActionEquivalenceKey, fixAllContext.CancellationToken)));
            }
        }

        return fixes.Count == 0 ? null : CodeAction.Create(
            "Fix all in role files",
            _ => Task.FromResult(fixes.Aggregate(fixAllContext.Solution, (solution, fix) => solution.WithAdditionalDocumentText(fix.Id, fix.Text))),
            fixAllContext.CodeActionEquivalenceKey);
    }

    /// <summary>
    /// Fixes one after the other, each in the text that the one before it left, since neighbours in a list share their commas.
    /// From the end, so that what is still to be fixed stays where it was, but for lists that grew. With the copies of a string,
    /// of which the rule would speak only once the first is fixed.
    /// </summary>
    private static SourceText Fix(SourceText text, IEnumerable<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var index = FixTitles.SuggestionOf(key);
        var original = RoleDocuments.Of(text, cancellationToken);
        var pending = diagnostics
            .Where(diagnostic => FixTitles.Takes(key, diagnostic.Id))
            .Select(diagnostic => (diagnostic.Id, Span: diagnostic.Location.SourceSpan, Suggestion: DiagnosticProperties.SuggestionsOf(diagnostic).ElementAtOrDefault(index)))
            .SelectMany(fix => (RoleFileEditor.At(original, fix.Span)?.CopiesHiddenFrom(fix.Id) ?? []).Select(copy => fix with { Span = copy }).Prepend(fix))
            .Distinct()
            .OrderByDescending(fix => fix.Span.Start)
            .ToList();
        for (var i = 0; i < pending.Count; i++)
        {
            var document = RoleDocument.Parse(text.ToString(), cancellationToken);
            if (RoleFileEditor.At(document, pending[i].Span)?.Fix(pending[i].Id, pending[i].Suggestion) is not { } changes)
                continue;
            text = text.WithChanges(changes);
            for (var later = i + 1; later < pending.Count; later++)
                pending[later] = pending[later] with { Span = Moved(pending[later].Span, changes) };
        }

        return text;
    }

    private static TextSpan Moved(TextSpan span, IReadOnlyList<TextChange> changes) => new(
        span.Start + changes.Where(change => change.Span.End <= span.Start).Sum(change => change.NewText!.Length - change.Span.Length),
        span.Length);
}
