using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Permissions.Analyzers.CSharp;

/// <summary>Which role an expression in code is, as far as its type, name or GUID says it.</summary>
internal static class AssignedRole
{
    private static readonly ControlAction Delegation = ControlAction.FromService("Microsoft.Authorization/roleAssignments/write");

    /// <summary>The built-in roles by the letters and digits of their names, of which their members' names are made.</summary>
    private static readonly Lazy<ILookup<string, RoleDefinition>> BuiltIn = new(() => BuiltInRoleCatalogue.Azure.Roles.ToLookup(role => Letters(role.Name), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a parameter takes a role: as one, or as its GUID.</summary>
    internal static bool IsRole(IParameterSymbol parameter) =>
        IsRoleType(parameter.Type) || (parameter.Name == "roleDefinitionId" && IsGuid(parameter.Type));

    /// <summary>
    /// How a message names the role, where it may write role assignments without a condition of its own; null where it may
    /// not, or where the expression does not say which role it is.
    /// </summary>
    internal static string? NameOfDelegator(IOperation value, CancellationToken cancellationToken)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (value is ILocalReferenceOperation local && InitialValueOf(local, cancellationToken) is { } initial)
            return NameOfDelegator(initial, cancellationToken);
        if (value is IPropertyReferenceOperation { Property: { ContainingType: { Name: "BuiltInRoles" } container } property } && container.ContainingNamespace.ToDisplayString() == "Permissions.Catalog")
            return BuiltIn.Value[Letters(property.Name)].Where(IsDelegator).Select(Describe).FirstOrDefault();
        if (IsGuid(value.Type))
            return GuidOf(value) is { } id && BuiltInRoleCatalogue.Azure.TryFind(id, out var role) && IsDelegator(role) ? Describe(role) : null;
        return value.Type is INamedTypeSymbol type && type.BaseType is { } parent && IsRoleType(parent) ? NameOfDelegator(type) : null;
    }

    private static string? NameOfDelegator(INamedTypeSymbol type)
    {
        var actions = ConstantsOf(type, "ActionNames");
        if (actions.Count == 0)
            return null;
        var block = new PermissionBlock(actions.Select(ControlAction.FromService), ConstantsOf(type, "NotActionNames").Select(ControlAction.FromService));
        var name = type.GetMembers("RoleName").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string ?? type.Name;
        return PermissionSet.Of(block).Allows(Delegation) ? $"The role '{name}'" : null;
    }

    /// <summary>The permission strings that the generator put into a nested class of a role's class.</summary>
    private static List<string> ConstantsOf(INamedTypeSymbol type, string name) =>
        [.. type.GetTypeMembers(name).SelectMany(nested => nested.GetMembers()).OfType<IFieldSymbol>().Select(field => field.ConstantValue).OfType<string>()];

    private static bool IsDelegator(RoleDefinition role) => PermissionSet.Of(role).Allows(Delegation);

    private static string Describe(RoleDefinition role) => $"The built-in role '{role.Name}'";

    private static string Letters(string name) => new([.. name.Where(char.IsLetterOrDigit)]);

    private static bool IsRoleType(ITypeSymbol type) => type.Name == "RoleDefinition" && type.ContainingNamespace?.ToDisplayString() == "Permissions";

    private static bool IsGuid(ITypeSymbol? type) => type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static Guid? GuidOf(IOperation value)
    {
        var text = value switch
        {
            IObjectCreationOperation { Arguments.Length: 1 } creation => creation.Arguments[0].Value.ConstantValue.Value as string,
            IInvocationOperation { TargetMethod.Name: "Parse", Arguments.Length: > 0 } call => call.Arguments[0].Value.ConstantValue.Value as string,
            _ => null,
        };
        return Guid.TryParse(text, out var id) ? id : null;
    }

    /// <summary>What a local was declared as, where nothing else is assigned to it.</summary>
    private static IOperation? InitialValueOf(ILocalReferenceOperation local, CancellationToken cancellationToken)
    {
        if (local.SemanticModel is not { } model
            || local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } initializer } declarator
            || declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return null;
        var isAssigned = member.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(assignment => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol, local.Local));
        return isAssigned ? null : model.GetOperation(initializer, cancellationToken);
    }
}
