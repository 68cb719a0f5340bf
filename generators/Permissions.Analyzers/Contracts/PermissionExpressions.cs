using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Permissions.Analyzers.Contracts;

/// <summary>Reads permissions, and arrays and collections of them, whose strings are known while compiling.</summary>
internal sealed class PermissionExpressions(RoleResolver roles, CancellationToken cancellationToken)
{
    /// <summary>Adds the permission strings of a value to a list, each with its place.</summary>
    /// <returns>The part that is not known while compiling; null where all is.</returns>
    internal IOperation? Read(IOperation value, SemanticModel model, List<(string Text, Location Place)> found) => Read(value, model, found, 0);

    private IOperation? Read(IOperation value, SemanticModel model, List<(string Text, Location Place)> found, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Read(conversion.Operand, model, found, depth);
            case IArrayCreationOperation array:
                return array.Initializer is { } elements ? ReadAll(elements.ElementValues, model, found, depth)
                    : array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 }) ? null
                    : array;
            case IInvocationOperation call when IsReading(call.TargetMethod):
                if (call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: string text })
                    return call;
                found.Add((text, call.Arguments[0].Value.Syntax.GetLocation()));
                return null;
            case IMemberReferenceOperation { Member: var member }:
                return ReadMember((IMemberReferenceOperation)value, member, model, found, depth);
            default:
                // The oldest compiler has collection expressions, but no operation of their own for them.
                return value.Syntax.IsKind(SyntaxKind.CollectionExpression) || value.Syntax.IsKind(SyntaxKind.SpreadElement)
                    ? ReadAll(value.ChildOperations, model, found, depth)
                    : value;
        }
    }

    private IOperation? ReadMember(IMemberReferenceOperation reference, ISymbol member, SemanticModel model, List<(string Text, Location Place)> found, int depth)
    {
        if ((TextOfRoleMember(member) ?? CatalogMembers.PermissionOf(member)) is { } text)
        {
            found.Add((text, reference.Syntax.GetLocation()));
            return null;
        }

        return depth < Initializers.MaximumDepth && Initializers.Of(member, model, cancellationToken) is { } value
            ? Read(value, model, found, depth + 1)
            : reference;
    }

    private IOperation? ReadAll(IEnumerable<IOperation> values, SemanticModel model, List<(string Text, Location Place)> found, int depth)
    {
        foreach (var value in values)
        {
            if (Read(value, model, found, depth) is { } unread)
                return unread;
        }

        return null;
    }

    /// <summary>The string of a member of a role class, such as <c>Reader.Actions.ComputeRead</c>: the constant of the same name beside it.</summary>
    private string? TextOfRoleMember(ISymbol member)
    {
        if (member.ContainingType is not { Name: "Actions" or "NotActions" or "DataActions" or "NotDataActions", ContainingType: { } role } type || !roles.IsRoleClass(role))
            return null;
        var names = type.Name.Substring(0, type.Name.Length - 1) + "Names";
        return role.GetTypeMembers(names).SelectMany(constants => constants.GetMembers(member.Name)).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;
    }

    private static bool IsReading(IMethodSymbol method) =>
        method.Name is "Parse" or "FromService"
        && method.ContainingType is { Name: nameof(ControlAction) or nameof(DataAction), ContainingNamespace: { Name: "Permissions", ContainingNamespace.IsGlobalNamespace: true } };
}
