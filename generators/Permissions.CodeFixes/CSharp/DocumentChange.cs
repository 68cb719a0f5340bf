using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Permissions.CodeFixes.CSharp;

/// <summary>A change in one document of a solution.</summary>
internal readonly record struct DocumentChange(DocumentId Document, TextChange Change)
{
    /// <summary>Applies changes, none of which may overlap another one of its document.</summary>
    internal static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<DocumentChange> changes, CancellationToken cancellationToken)
    {
        foreach (var ofDocument in changes.GroupBy(change => change.Document))
        {
            var text = await solution.GetDocument(ofDocument.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(ofDocument.Key, text.WithChanges(ofDocument.Select(change => change.Change).OrderBy(change => change.Span.Start)));
        }

        return solution;
    }

    /// <summary>Whether both would change the same text.</summary>
    internal bool Conflicts(DocumentChange other) => Document == other.Document && Change.Span.IntersectsWith(other.Change.Span);
}
