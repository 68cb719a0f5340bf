using Permissions.Analyzers.CSharp;

namespace Permissions.CodeFixes.CSharp;

/// <summary>
/// Makes a constant what is suggested: in the literal where it is used, or where it goes by a name, in the literal of its
/// declaration.
/// </summary>
internal static class ConstantEdit
{
    // A constant may be another constant's value; nobody goes on like this for long.
    private const int LongestChain = 8;

    /// <summary>The change; null where what changes does not lie in one literal, or where other uses of the constant may want something else.</summary>
    internal static async Task<DocumentChange?> FindAsync(ReportedConstant constant, string suggestion, CancellationToken cancellationToken)
    {
        var edit = StringEdit.Between(constant.Value, suggestion);
        // Braces are written in more than one way, where a string is interpolated.
        if (edit.Text.IndexOfAny(['{', '}']) >= 0)
            return null;
        var (document, expression, model) = (constant.Document, constant.Expression, constant.Model);
        var uses = default(ConstantUses);
        for (var i = 0; i < LongestChain; i++)
        {
            if (ConstantText.Of(expression, model, cancellationToken).SpanToReplace(edit.Start, edit.Length) is { } span)
                return new(document.Id, new(span, edit.Text));
            if (ConstantUses.NamedBy(expression, model, cancellationToken) is not { } symbol || ConstantUses.DeclarationOf(symbol, cancellationToken) is not { } declared)
                return null;
            uses ??= ConstantUses.Of(constant, cancellationToken);
            if (uses is null
                || document.Project.Solution.GetDocument(declared.SyntaxTree) is not { } declaring
                || await declaring.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } declaringModel
                || !await uses.AllAgreeAsync(symbol, cancellationToken).ConfigureAwait(false))
                return null;
            (document, expression, model) = (declaring, declared, declaringModel);
        }

        return null;
    }
}
