using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>The value that a field or property is declared with, where nothing can give it another.</summary>
internal static class Initializers
{
    /// <summary>How many names are followed; more than anyone writes, and an end for those that lead in a circle.</summary>
    internal const int MaximumDepth = 16;

    /// <summary>The value of a read-only field or get-only property of this compilation; null where its declaration does not say it.</summary>
    internal static IOperation? Of(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { IsReadOnly: true }) || !member.IsStatic || member.DeclaringSyntaxReferences.Length != 1)
            return null;
        var declaration = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (ValueOf(declaration) is not { } value || IsNamedInStaticConstructor(member, cancellationToken))
            return null;
        var tree = declaration.SyntaxTree;
#pragma warning disable RS1030 // A role that is composed of what another file declares is rare, and there is no other way to read that file.
        var declaring = tree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        return declaring.GetOperation(value, cancellationToken);
    }

    /// <summary>The expression that a declaration gives its field or property, by an initializer, <c>=></c>, or a getter that only returns it; null for any other.</summary>
    internal static ExpressionSyntax? ValueOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value ?? GetterOf(property),
        _ => null,
    };

    /// <summary>Whether the static constructor, which alone may give the member another value, speaks of it.</summary>
    private static bool IsNamedInStaticConstructor(ISymbol member, CancellationToken cancellationToken) => member.ContainingType.StaticConstructors
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
        .SelectMany(reference => reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax constructor ? constructor.DescendantNodes() : [])
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name);

    private static ExpressionSyntax? GetterOf(PropertyDeclarationSyntax property)
    {
        if (property.AccessorList is not { Accessors: { Count: 1 } accessors })
            return null;
        return accessors[0].ExpressionBody?.Expression
            ?? (accessors[0].Body is { Statements: { Count: 1 } statements } ? (statements[0] as ReturnStatementSyntax)?.Expression : null);
    }
}
