using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.CodeFixes.CSharp;

/// <summary>The constant that a diagnostic of RBAC100 is about, where it is used.</summary>
internal sealed record ReportedConstant(Document Document, ExpressionSyntax Expression, SemanticModel Model, string Value)
{
    /// <summary>Finds it by the diagnostic's additional location; null where the code has changed since.</summary>
    internal static async Task<ReportedConstant?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.AdditionalLocations.Count == 0
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || model.GetConstantValue(expression, cancellationToken) is not { HasValue: true, Value: string value })
            return null;
        return new(document, expression, model, value);
    }
}
