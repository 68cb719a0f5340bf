using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Permissions.Json;

namespace Permissions.Analyzers.Contracts;

/// <summary>Reads roles that C# composes of constants, as they will be when the program runs.</summary>
internal sealed class RoleExpressions(RoleResolver roles, SemanticModel model, CancellationToken cancellationToken)
{
    private const string Library = "Permissions";

    private readonly PermissionExpressions _permissions = new(roles, cancellationToken);

    /// <summary>The role that an expression is.</summary>
    internal RoleReading Read(ExpressionSyntax expression) =>
        Unwrapped.OperationOf(expression, model, cancellationToken) is { } operation ? Read(operation) : Unread(expression);

    /// <summary>The role that a value is. None, and no problem, only where its code does not compile.</summary>
    internal RoleReading Read(IOperation operation) => Read(operation, 0);

    private RoleReading Read(IOperation operation, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (operation.Type is { TypeKind: TypeKind.Error })
            return default;
        switch (operation)
        {
            case var any when roles.IsRoleClass(any.Type):
                return roles.OfType(any.Type!, cancellationToken);
            // A conversion that someone wrote is a method like any other.
            case IConversionOperation { OperatorMethod: null } conversion:
                return Read(conversion.Operand, depth);
            case IInvocationOperation { TargetMethod.Name: "WithAssignableScopes", Instance: { } role } call when roles.IsRole(call.TargetMethod.ContainingType):
                return Read(role, depth);
            case IInvocationOperation { TargetMethod: { Name: "Build", ContainingType: { Name: nameof(RoleDefinitionBuilder), ContainingNamespace.Name: Library } } } build:
                return Built(build);
            case IMemberReferenceOperation { Member: var member } when CatalogMembers.RoleOf(member) is { } role:
                return new(new(role));
            case IMemberReferenceOperation { Member: var member } when depth < Initializers.MaximumDepth && Initializers.Of(member, model, cancellationToken) is { } value:
                return Read(value, depth + 1);
            default:
                return Unread(operation);
        }
    }

    private RoleReading Built(IInvocationOperation build)
    {
        var calls = new Stack<IInvocationOperation>();
        var receiver = build.Instance;
        for (; receiver is IInvocationOperation { Instance: { } instance } call; receiver = instance)
            calls.Push(call);
        if (receiver is not IInvocationOperation { TargetMethod: { Name: nameof(RoleDefinition.Create), IsStatic: true } create } start || !roles.IsRole(create.ContainingType))
            return Unread(receiver ?? build);
        if (Argument(start, "name")?.ConstantValue is not { HasValue: true, Value: string name } || string.IsNullOrWhiteSpace(name))
            return Unread(start);

        var lists = new List<(string Text, Location Place)>[4];
        for (var i = 0; i < lists.Length; i++)
            lists[i] = [];
        foreach (var call in calls)
        {
            if (call.TargetMethod.Name is nameof(RoleDefinitionBuilder.AssignableAt) or nameof(RoleDefinitionBuilder.WithId))
                continue;
            if (ListOf(call.TargetMethod) is not { } list)
                return Unread(call);
            foreach (var argument in call.Arguments)
            {
                if (_permissions.Read(argument.Value, model, lists[(int)list]) is { } unread)
                    return Unread(unread);
            }
        }

        return new(new(RoleOf(name, lists), place => lists[(int)place.List].FirstOrDefault(item => item.Text == place.Text).Place, start.Syntax.GetLocation));
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private static PermissionListKind? ListOf(IMethodSymbol method)
    {
        if (method.Parameters.Length != 1 || method.Parameters[0].Type is not IArrayTypeSymbol { ElementType.Name: var type })
            return null;
        return (method.Name, type) switch
        {
            (nameof(RoleDefinitionBuilder.Allow), nameof(ControlAction)) => PermissionListKind.Actions,
            (nameof(RoleDefinitionBuilder.Except), nameof(ControlAction)) => PermissionListKind.NotActions,
            (nameof(RoleDefinitionBuilder.Allow), nameof(DataAction)) => PermissionListKind.DataActions,
            (nameof(RoleDefinitionBuilder.Except), nameof(DataAction)) => PermissionListKind.NotDataActions,
            _ => null,
        };
    }

    private static RoleDefinition RoleOf(string name, List<(string Text, Location Place)>[] lists)
    {
        var block = new PermissionBlock(
            lists[0].Select(item => ControlAction.FromService(item.Text)),
            lists[1].Select(item => ControlAction.FromService(item.Text)),
            lists[2].Select(item => DataAction.FromService(item.Text)),
            lists[3].Select(item => DataAction.FromService(item.Text)));
        return new(name, null, RoleType.Custom, [block], []);
    }

    private static RoleReading Unread(IOperation operation) => Unread(operation.Syntax);

    private static RoleReading Unread(SyntaxNode value) => new(
        null,
        $"What '{Excerpts.Of(value)}' gives is not known while compiling. A contract checks a class generated from a role file, a role of BuiltInRoles, and RoleDefinition.Create(…) … .Build() with permissions that are constants, members of role classes or of Permissions.Catalog.",
        value.GetLocation());
}
