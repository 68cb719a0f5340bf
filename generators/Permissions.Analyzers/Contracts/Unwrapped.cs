using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>Expressions without what changes nothing about their value, and for which the compiler has no operation of its own.</summary>
internal static class Unwrapped
{
    /// <summary>The expression within parentheses, <c>!</c>, <c>checked</c> and <c>unchecked</c>.</summary>
    internal static ExpressionSyntax Of(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    expression = suppressed.Operand;
                    break;
                case CheckedExpressionSyntax context:
                    expression = context.Expression;
                    break;
                default:
                    return expression;
            }
        }
    }

    /// <summary>As <see cref="Of"/>, within casts too.</summary>
    internal static ExpressionSyntax WithoutCasts(ExpressionSyntax expression)
    {
        var inner = Of(expression);
        while (inner is CastExpressionSyntax cast)
            inner = Of(cast.Expression);
        return inner;
    }

    /// <summary>The operation of an expression; null only where the code does not compile, or the expression is no value, such as <c>ref x</c>.</summary>
    internal static IOperation? OperationOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(Of(expression), cancellationToken);
}
