using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Permissions.Compiler;
using Permissions.Rules;

namespace Permissions.CodeFixes.CSharp;

/// <summary>Fixes all of one kind in C#. Roslyn's own provider changes a document for its own diagnostics only, and a constant may be declared in another one.</summary>
internal sealed class PermissionStringFixAllProvider : FixAllProvider
{
    internal static PermissionStringFixAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var changes = new List<DocumentChange>();
        foreach (var (document, diagnostics) in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            var constants = new List<(ReportedConstant Constant, Diagnostic Diagnostic)>();
            foreach (var diagnostic in diagnostics.Where(diagnostic => FixTitles.Takes(fixAllContext.CodeActionEquivalenceKey, DiagnosticProperties.RuleOf(diagnostic))))
            {
                if (await ReportedConstant.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false) is { } constant)
                    constants.Add((constant, diagnostic));
            }

            await AddSuggestedAsync(constants, fixAllContext, changes).ConfigureAwait(false);
            await AddPlanesAsync(document, constants, fixAllContext, changes).ConfigureAwait(false);
        }

        return changes.Count == 0 ? null : CodeAction.Create(
            "Fix all permission strings",
            cancellationToken => DocumentChange.ApplyAsync(fixAllContext.Solution, changes, cancellationToken),
            fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<(Document Document, IEnumerable<Diagnostic> Diagnostics)>> DiagnosticsAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document && context.Document is { } only)
            return [(only, await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false))];
        var found = new List<(Document, IEnumerable<Diagnostic>)>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var byTree = (await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).ToLookup(diagnostic => diagnostic.Location.SourceTree);
            foreach (var diagnostics in byTree)
            {
                if (diagnostics.Key is { } tree && project.GetDocument(tree) is { } document)
                    found.Add((document, diagnostics));
            }
        }

        return found;
    }

    private static async Task AddSuggestedAsync(List<(ReportedConstant Constant, Diagnostic Diagnostic)> constants, FixAllContext context, List<DocumentChange> changes)
    {
        var index = FixTitles.SuggestionOf(context.CodeActionEquivalenceKey);
        foreach (var (constant, diagnostic) in constants)
        {
            // Two uses of one constant want the same change.
            if (DiagnosticProperties.SuggestionsOf(diagnostic).ElementAtOrDefault(index) is { } suggestion
                && await ConstantEdit.FindAsync(constant, suggestion, context.CancellationToken).ConfigureAwait(false) is { } change
                && !changes.Exists(change.Conflicts))
                changes.Add(change);
        }
    }

    /// <summary>All planes of a document at once, where that compiles: what one call takes must be of one type. Else as many as go one by one.</summary>
    private static async Task AddPlanesAsync(Document document, List<(ReportedConstant Constant, Diagnostic Diagnostic)> constants, FixAllContext context, List<DocumentChange> changes)
    {
        var planes = constants
            .Where(found => DiagnosticProperties.RuleOf(found.Diagnostic) == RuleIds.WrongPlane)
            .Select(found => PlaneChange.Find(found.Constant, context.CancellationToken)?.Change).OfType<DocumentChange>()
            .ToImmutableArray();
        if (planes.IsEmpty)
            return;
        if (await PlaneChange.CompilesAsync(document, planes, context.CancellationToken).ConfigureAwait(false))
        {
            changes.AddRange(planes);
            return;
        }

        var taken = ImmutableArray<DocumentChange>.Empty;
        foreach (var plane in planes)
        {
            if (await PlaneChange.CompilesAsync(document, taken.Add(plane), context.CancellationToken).ConfigureAwait(false))
                taken = taken.Add(plane);
        }

        changes.AddRange(taken);
    }
}
