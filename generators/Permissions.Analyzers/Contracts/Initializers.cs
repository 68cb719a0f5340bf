using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>The value that a field or property is declared with, where nothing can give it another.</summary>
internal static class Initializers
{
    /// <summary>How many names are followed; more than anyone writes, and an end for those that lead in a circle.</summary>
    internal const int MaximumDepth = 16;

    /// <summary>The value of a read-only static field or get-only static property of this compilation; null where its declaration does not say it.</summary>
    internal static IOperation? Of(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member is not (IFieldSymbol or IPropertySymbol) || !member.IsStatic || member.DeclaringSyntaxReferences.Length != 1)
            return null;
        var declaration = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (ValueOf(declaration) is not { } value || Constancy.ChangeOf(member, cancellationToken) is not null)
            return null;
        var tree = declaration.SyntaxTree;
#pragma warning disable RS1030 // A role that is composed of what another file declares is rare, and there is no other way to read that file.
        var declaring = tree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        return Unwrapped.OperationOf(value, declaring, cancellationToken);
    }

    /// <summary>The expression that a declaration gives its field or property, by an initializer, <c>=></c>, or a getter that only returns it; null for any other.</summary>
    internal static ExpressionSyntax? ValueOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? GetterOf(property) ?? (HasBody(property) ? null : property.Initializer?.Value),
        _ => null,
    };

    /// <summary>Whether code decides what the property gives: its initializer then is that of the field behind it.</summary>
    private static bool HasBody(PropertyDeclarationSyntax property) =>
        property.AccessorList is { Accessors: var accessors } && accessors.Any(accessor => accessor.ExpressionBody is not null || accessor.Body is not null);

    private static ExpressionSyntax? GetterOf(PropertyDeclarationSyntax property)
    {
        if (property.AccessorList is not { Accessors: { Count: 1 } accessors })
            return null;
        return accessors[0].ExpressionBody?.Expression
            ?? (accessors[0].Body is { Statements: { Count: 1 } statements } ? (statements[0] as ReturnStatementSyntax)?.Expression : null);
    }
}
