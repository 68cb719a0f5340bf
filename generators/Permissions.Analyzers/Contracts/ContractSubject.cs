using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>Which roles a contract is about: the one it names, or those that it stands on.</summary>
internal static class ContractSubject
{
    /// <summary>The roles, each with the place where the contract names it.</summary>
    internal static IEnumerable<(RoleReading Reading, Location Place)> Of(
        AttributeSyntax attribute, ExpressionSyntax? named, RoleResolver roles, SemanticModel model, CancellationToken cancellationToken)
    {
        var place = (named ?? (SyntaxNode)attribute).GetLocation();
        if (named is not null)
        {
            yield return (Named(named, roles, model, cancellationToken), place);
            yield break;
        }

        switch (attribute.Parent?.Parent)
        {
            case TypeDeclarationSyntax type:
                if (model.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol symbol)
                    yield return (roles.OfType(symbol, cancellationToken), place);
                break;
            case PropertyDeclarationSyntax property:
                yield return (Declared(property, property.Identifier.ValueText, roles, model, cancellationToken), place);
                break;
            case FieldDeclarationSyntax fields:
                foreach (var field in fields.Declaration.Variables)
                    yield return (Declared(field, field.Identifier.ValueText, roles, model, cancellationToken), place);
                break;
            default:
                yield return (new(null, "This contract names no role. Write the class of one, or its name, as its first argument."), place);
                break;
        }
    }

    private static RoleReading Named(ExpressionSyntax named, RoleResolver roles, SemanticModel model, CancellationToken cancellationToken)
    {
        if (named is TypeOfExpressionSyntax typeOf)
            return model.GetTypeInfo(typeOf.Type, cancellationToken).Type is { } type ? roles.OfType(type, cancellationToken) : default;
        return model.GetConstantValue(named, cancellationToken).Value is string name
            ? roles.OfName(name, cancellationToken)
            : new(null, "This contract names no role: null is none.");
    }

    private static RoleReading Declared(SyntaxNode declaration, string name, RoleResolver roles, SemanticModel model, CancellationToken cancellationToken) =>
        Initializers.ValueOf(declaration) is { } value
            ? new RoleExpressions(roles, model, cancellationToken).Read(value)
            : new(null, $"The declaration of '{name}' does not say which role it holds. Give it an initializer.");
}
