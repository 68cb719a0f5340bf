using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.CodeFixes.CSharp;

/// <summary>
/// Reads a constant as an operation of its own plane: <c>DataAction.Parse</c> in place of <c>ControlAction.Parse</c>, or the
/// reverse. That gives another type, which suits some places (the builder takes either) and others not.
/// </summary>
internal static class PlaneChange
{
    private const string Control = nameof(ControlAction);
    private const string Data = nameof(DataAction);

    /// <summary>The change of the type's name, and the name it gets; null where the constant is given to something else.</summary>
    internal static (DocumentChange Change, string TypeName)? Find(ReportedConstant constant, CancellationToken cancellationToken)
    {
        SyntaxNode node = constant.Expression;
        while (node.Parent is ParenthesizedExpressionSyntax parenthesized)
            node = parenthesized;
        if (node.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } }
            || constant.Model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is not INamedTypeSymbol { ContainingNamespace: { Name: nameof(Permissions), ContainingNamespace.IsGlobalNamespace: true } } type)
            return null;
        var other = type.Name switch { Control => Data, Data => Control, _ => null };
        SimpleNameSyntax? name = access.Expression switch
        {
            SimpleNameSyntax simple => simple,
            MemberAccessExpressionSyntax qualified => qualified.Name,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            _ => null,
        };
        return other is null || name is null ? null : (new(constant.Document.Id, new(name.Span, other)), other);
    }

    /// <summary>Whether a document compiles after changes as well as before.</summary>
    internal static async Task<bool> CompilesAsync(Document document, IEnumerable<DocumentChange> changes, CancellationToken cancellationToken)
    {
        var changed = await DocumentChange.ApplyAsync(document.Project.Solution, changes, cancellationToken).ConfigureAwait(false);
        return await CountErrorsAsync(changed.GetDocument(document.Id)!, cancellationToken).ConfigureAwait(false)
            <= await CountErrorsAsync(document, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> CountErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
