using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>Whether a field or property keeps the value that it is declared with.</summary>
internal static class Constancy
{
    /// <summary>What can give a member another value; null where nothing can.</summary>
    internal static Change? ChangeOf(ISymbol member, CancellationToken cancellationToken)
    {
        switch (member)
        {
            case IFieldSymbol { IsReadOnly: false, IsConst: false } field:
                return new("it is not readonly", PlaceOf(field, cancellationToken), KeepsFirstValue: true);
            case IPropertySymbol { IsReadOnly: false } property:
                return new("it has a setter", property.SetMethod is { } setter ? PlaceOf(setter, cancellationToken) : null, KeepsFirstValue: true);
            case IPropertySymbol { RefKind: RefKind.Ref } property:
                return new("it gives a reference that can be assigned to", PlaceOf(property, cancellationToken), KeepsFirstValue: false);
            default:
                return AssignmentTo(member, cancellationToken) is { } assignment
                    ? new("a constructor gives it another value", assignment.GetLocation(), KeepsFirstValue: false)
                    : null;
        }
    }

    /// <summary>Where a constructor, or the initialisation of an object, assigns to a member that nothing else may assign to.</summary>
    private static IdentifierNameSyntax? AssignmentTo(ISymbol member, CancellationToken cancellationToken) => member.ContainingType.GetMembers()
        .OfType<IMethodSymbol>()
        .Where(method => method.IsStatic == member.IsStatic && (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor || method.IsInitOnly))
        .SelectMany(method => method.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax(cancellationToken))
        // A primary constructor is the whole type, and assigns nothing.
        .Where(syntax => syntax is ConstructorDeclarationSyntax or AccessorDeclarationSyntax)
        .SelectMany(syntax => syntax.DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .FirstOrDefault(name => name.Identifier.ValueText == member.Name && IsAssigned(name));

    private static bool IsAssigned(IdentifierNameSyntax name)
    {
        for (SyntaxNode node = name; node.Parent is { } parent and not StatementSyntax; node = parent)
        {
            var isTarget = parent switch
            {
                // What the initialiser of another object names is a member of that one.
                AssignmentExpressionSyntax when parent.Parent.IsKind(SyntaxKind.ObjectInitializerExpression) => false,
                AssignmentExpressionSyntax assignment => assignment.Left == node,
                ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
                RefExpressionSyntax => true,
                PrefixUnaryExpressionSyntax address => address.IsKind(SyntaxKind.AddressOfExpression),
                _ => false,
            };
            if (isTarget)
                return true;
        }

        return false;
    }

    private static Location? PlaceOf(ISymbol symbol, CancellationToken cancellationToken) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
    {
        VariableDeclaratorSyntax field => field.Identifier.GetLocation(),
        PropertyDeclarationSyntax property => property.Identifier.GetLocation(),
        { } syntax => syntax.GetLocation(),
        null => null,
    };
}

/// <summary>What can give a member another value than it is declared with.</summary>
/// <param name="Reason">What it is, after "'Name' is not constant: ".</param>
/// <param name="Place">Where that is written; null where it is nowhere in this project.</param>
/// <param name="KeepsFirstValue">Whether the member has the value of its declaration until then.</param>
internal sealed record Change(string Reason, Location? Place, bool KeepsFirstValue);
