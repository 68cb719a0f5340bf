using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Permissions.Analyzers.CSharp;

/// <summary>The constant strings that a value may be, or may hold as its elements.</summary>
internal static class ConstantStrings
{
    /// <summary>Adds the constants to a list, which is made only when there is one.</summary>
    internal static void Find(IOperation? value, ref List<IOperation>? found)
    {
        if (value is null)
            return;
        if (value.ConstantValue.HasValue)
        {
            if (value.ConstantValue.Value is string && !(value is IConversionOperation { IsImplicit: true } conversion && conversion.Operand.ConstantValue.HasValue))
                (found ??= []).Add(value);
            else if (value is IConversionOperation { Operand: { } operand })
                Find(operand, ref found);
            return;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                Find(conversion.Operand, ref found);
                break;
            case IArrayCreationOperation { Initializer: { } initializer }:
                FindInAll(initializer.ElementValues, ref found);
                break;
            case IArrayInitializerOperation initializer:
                FindInAll(initializer.ElementValues, ref found);
                break;
            case IConditionalOperation choice:
                Find(choice.WhenTrue, ref found);
                Find(choice.WhenFalse, ref found);
                break;
            case ICoalesceOperation coalesce:
                Find(coalesce.Value, ref found);
                Find(coalesce.WhenNull, ref found);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Find(arm.Value, ref found);
                break;
            case IObjectCreationOperation { Initializer: { } initializer }:
                foreach (var call in initializer.Initializers.OfType<IInvocationOperation>().Where(call => call.IsImplicit))
                    FindInAll(call.Arguments.Select(argument => argument.Value), ref found);
                break;
            default:
                // The oldest compiler has collection expressions, but no operation of their own for them.
                if (value.Syntax.IsKind(SyntaxKind.CollectionExpression) || value.Syntax.IsKind(SyntaxKind.SpreadElement))
                    FindInAll(value.ChildOperations, ref found);
                break;
        }
    }

    private static void FindInAll(IEnumerable<IOperation> values, ref List<IOperation>? found)
    {
        foreach (var value in values)
            Find(value, ref found);
    }
}
