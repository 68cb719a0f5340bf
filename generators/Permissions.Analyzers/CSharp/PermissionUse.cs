using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Permissions.Analyzers.CSharp;

/// <summary>The places in C# where a value comes to what may take permission strings or conditions.</summary>
internal static class PermissionUse
{
    internal static readonly OperationKind[] Kinds =
    [
        OperationKind.Argument,
        OperationKind.SimpleAssignment,
        OperationKind.CoalesceAssignment,
        OperationKind.ParameterInitializer,
        OperationKind.PropertyInitializer,
        OperationKind.FieldInitializer,
    ];

    /// <summary>The constant strings that such a place is given; null for none, as nearly everywhere.</summary>
    internal static List<IOperation>? ConstantsOf(IOperation use)
    {
        List<IOperation>? constants = null;
        ConstantStrings.Find(ValueOf(use), ref constants);
        return constants;
    }

    /// <summary>The plane of the permission strings that such a place takes; null if it takes none.</summary>
    internal static OperationPlane? PlaneOf(IOperation use, PermissionTargets targets) => targets.PlaneOf(TargetsOf(use));

    /// <summary>The plane in which a constant is used, to whatever place around it its value comes; null if that takes no permission strings.</summary>
    internal static OperationPlane? PlaneOfConstant(SyntaxNode constant, SemanticModel model, PermissionTargets targets, CancellationToken cancellationToken)
    {
        for (var node = constant; node is not null; node = node.Parent)
        {
            if (model.GetOperation(node, cancellationToken) is not { } operation)
                continue;
            for (var use = operation; use is not null; use = use.Parent)
            {
                if (Kinds.Contains(use.Kind) && ConstantsOf(use) is { } constants && constants.Exists(found => found.Syntax.Span.Contains(constant.Span)))
                    return PlaneOf(use, targets);
            }

            return null;
        }

        return null;
    }

    private static IOperation? ValueOf(IOperation operation) => operation switch
    {
        // What a default value is worth is said where it is declared.
        IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue } => null,
        IArgumentOperation argument => argument.Value,
        IAssignmentOperation assignment => assignment.Value,
        ISymbolInitializerOperation initializer => initializer.Value,
        _ => null,
    };

    /// <summary>What such a place gives its value to.</summary>
    internal static ImmutableArray<ISymbol> TargetsOf(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { } parameter } => ImmutableArray.Create<ISymbol>(parameter),
        IAssignmentOperation { Target: IMemberReferenceOperation target } => ImmutableArray.Create(target.Member),
        IParameterInitializerOperation { Parameter: { } parameter } => ImmutableArray.Create<ISymbol>(parameter),
        IPropertyInitializerOperation initializer => ImmutableArray<ISymbol>.CastUp(initializer.InitializedProperties),
        IFieldInitializerOperation initializer => ImmutableArray<ISymbol>.CastUp(initializer.InitializedFields),
        _ => ImmutableArray<ISymbol>.Empty,
    };
}
