using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Permissions.Analyzers.CSharp;

namespace Permissions.CodeFixes.CSharp;

/// <summary>
/// Whether a named constant may be changed for the sake of one of its uses: only if all others that come to a permission string
/// take the whole of it as one, of the same plane. What else it is used for does not count.
/// </summary>
internal sealed class ConstantUses
{
    private readonly Solution _solution;
    private readonly OperationPlane _plane;
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

    private ConstantUses(Solution solution, OperationPlane plane)
    {
        _solution = solution;
        _plane = plane;
    }

    /// <summary>Starts from the use that a diagnostic is about; null where that is no longer one.</summary>
    internal static ConstantUses? Of(ReportedConstant constant, CancellationToken cancellationToken) =>
        PermissionUse.PlaneOfConstant(constant.Expression, constant.Model, new PermissionTargets(constant.Model.Compilation), cancellationToken) is { } plane
            ? new(constant.Document.Project.Solution, plane)
            : null;

    /// <summary>The constant field or local that an expression is the name of; null where it is none.</summary>
    internal static ISymbol? NamedBy(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return model.GetSymbolInfo(expression, cancellationToken).Symbol is (IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }) and var symbol ? symbol : null;
    }

    /// <summary>The value that a constant is declared with; null where it has no source.</summary>
    internal static ExpressionSyntax? DeclarationOf(ISymbol constant, CancellationToken cancellationToken) =>
        constant.DeclaringSyntaxReferences.Length == 1 && constant.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;

    /// <summary>Whether all uses of a constant agree, also those of constants that have its value.</summary>
    internal async Task<bool> AllAgreeAsync(ISymbol constant, CancellationToken cancellationToken)
    {
        if (!_asked.Add(constant))
            return true;
        foreach (var place in (await SymbolFinder.FindReferencesAsync(constant, _solution, cancellationToken).ConfigureAwait(false)).SelectMany(found => found.Locations))
        {
            if (!await AgreesAsync(place, cancellationToken).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    private async Task<bool> AgreesAsync(ReferenceLocation place, CancellationToken cancellationToken)
    {
        if (await place.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await place.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax name)
            return false;
        var (whole, isPart) = WholeConstant(name, model, cancellationToken);
        if (whole.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            && model.GetDeclaredSymbol(declarator, cancellationToken) is (IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }) and var other)
            return !isPart && await AllAgreeAsync(other, cancellationToken).ConfigureAwait(false);
        return PermissionUse.PlaneOfConstant(whole, model, new PermissionTargets(model.Compilation), cancellationToken) is not { } plane
            || (plane == _plane && !isPart);
    }

    /// <summary>The largest constant around a name, and whether the name is but a part of it.</summary>
    private static (ExpressionSyntax Whole, bool IsPart) WholeConstant(ExpressionSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
            name = access;
        var (whole, isPart) = (name, false);
        for (var node = name.Parent; node is ExpressionSyntax or InterpolationSyntax; node = node.Parent)
        {
            if (node is not ExpressionSyntax expression)
                continue;
            if (!model.GetConstantValue(expression, cancellationToken).HasValue)
                break;
            isPart |= !expression.IsKind(SyntaxKind.ParenthesizedExpression);
            whole = expression;
        }

        return (whole, isPart);
    }
}
