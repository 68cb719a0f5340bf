using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permissions.Analyzers.Contracts;

/// <summary>What an argument of a contract says: a type, a string or null. None of these, where it does not compile.</summary>
/// <param name="Type">The type of a <c>typeof</c>.</param>
/// <param name="Text">The string.</param>
/// <param name="IsNull">Whether it is null, which is what an argument that is not given would be.</param>
internal readonly record struct ContractValue(ITypeSymbol? Type, string? Text, bool IsNull)
{
    /// <summary>Reads an argument.</summary>
    internal static ContractValue Of(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Unwrapped.WithoutCasts(argument) is TypeOfExpressionSyntax typeOf)
            return new(model.GetTypeInfo(typeOf.Type, cancellationToken).Type, null, IsNull: false);
        var constant = model.GetConstantValue(argument, cancellationToken);
        if (!constant.HasValue)
            constant = model.GetConstantValue(Unwrapped.WithoutCasts(argument), cancellationToken);
        return new(null, constant.Value as string, constant is { HasValue: true, Value: null });
    }

    /// <summary>Why an argument that says none of these is not checked.</summary>
    internal static string Unread(ExpressionSyntax argument) =>
        $"'{Excerpts.Of(argument)}' is not known while compiling, so that what it promises is not checked. Write a constant string, or typeof with the class of a role.";
}
