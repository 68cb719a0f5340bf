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
                yield return (Declared(property, roles, model, cancellationToken), place);
                break;
            case FieldDeclarationSyntax fields:
                foreach (var field in fields.Declaration.Variables)
                    yield return (Declared(field, roles, model, cancellationToken), place);
                break;
            case { } other when other is not CompilationUnitSyntax:
                yield return (new(null, $"'{Excerpts.Of(other)}' does not say which role it holds. A contract stands on the class of a role, or on a property or field that is declared with its role.", other.GetLocation()), place);
                break;
            default:
                yield return (new(null, "This contract names no role. Write the class of one, or its name, as its first argument."), place);
                break;
        }
    }

    private static RoleReading Named(ExpressionSyntax named, RoleResolver roles, SemanticModel model, CancellationToken cancellationToken) =>
        ContractValue.Of(named, model, cancellationToken) switch
        {
            { Type: { } type } => roles.OfType(type, cancellationToken),
            { Text: { } name } => roles.OfName(name, cancellationToken),
            { IsNull: true } => new(null, "This contract names no role: null is none."),
            _ => new(null, ContractValue.Unread(named)),
        };

    private static RoleReading Declared(SyntaxNode declaration, RoleResolver roles, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { } member)
            return default;
        if (Initializers.ValueOf(declaration) is not { } value)
            return new(null, $"The declaration of '{member.Name}' does not say which role it holds. Give it an initializer.");
        var reading = new RoleExpressions(roles, model, cancellationToken).Read(value);
        var type = (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
        // Of the class of a role there is one value only.
        if (reading.Role is null || roles.IsRoleClass(type) || Constancy.ChangeOf(member, cancellationToken) is not { } change)
            return reading;
        return change.KeepsFirstValue
            ? new(reading.Role, $"'{member.Name}' is not constant: {change.Reason}, so that only the role that it is declared with is checked. Make it a static readonly field or a property without a setter.", change.Place)
            : new(null, $"'{member.Name}' is not constant: {change.Reason}, so that which role it holds is not known while compiling. Declare it with its role.", change.Place);
    }
}
