using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Permissions.Json;

namespace Permissions.Analyzers.CSharp;

/// <summary>
/// A constant string as its expression writes it: literals, constants by name, and concatenations and interpolations of them.
/// </summary>
internal sealed class ConstantText
{
    private readonly List<(int Start, int Length, TextSpan Span, int[]? Offsets)> _parts = [];
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private int _length;

    private ConstantText(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        Expression = expression;
        _model = model;
        _cancellationToken = cancellationToken;
        Add(expression);
    }

    /// <summary>The whole expression.</summary>
    internal ExpressionSyntax Expression { get; }

    /// <summary>Takes a constant expression apart.</summary>
    internal static ConstantText Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        new(expression, model, cancellationToken);

    /// <summary>
    /// Where a part of the value stands in the source: inside one literal, or null where it spans several or comes from a
    /// constant by name. An escape is covered as a whole. An empty part lies where it would be typed.
    /// </summary>
    internal TextSpan? SpanOf(int start, int length)
    {
        foreach (var part in _parts)
        {
            if (part.Offsets is { } offsets && start >= part.Start && start + length <= part.Start + part.Length)
                return TextSpan.FromBounds(part.Span.Start + offsets[start - part.Start], part.Span.Start + offsets[start - part.Start + length]);
        }

        return null;
    }

    /// <summary>Where a part of the value stands, or the whole expression where it stands nowhere by itself.</summary>
    internal Location LocationOf(int start, int length) =>
        SpanOf(start, length) is { } span ? Location.Create(Expression.SyntaxTree, span) : Expression.GetLocation();

    /// <summary>Where a finding about the value stands: at its part, and at the whole expression where it is about nothing less than all of the value.</summary>
    internal Location LocationOf(SourceSpan finding) =>
        finding.Length > 0 && finding.Length < _length ? LocationOf(finding.Start, finding.Length) : Expression.GetLocation();

    /// <summary>As <see cref="SpanOf"/>, for a part that is to be replaced: null also where it touches a constant by name, since the change may belong there.</summary>
    internal TextSpan? SpanToReplace(int start, int length) =>
        _parts.Exists(part => part.Offsets is null && part.Start <= start + length && start <= part.Start + part.Length) ? null : SpanOf(start, length);

    private void Add(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Add(parenthesized.Expression);
                break;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                AddSum(sum);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                Add(literal.Span, literal.Token.ValueText, StringTokenText.Offsets(literal.Token.Text, literal.Token.ValueText, StringForm.Of(literal.Token)));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                Add(interpolated);
                break;
            default:
                Add(expression.Span, ValueOf(expression), null);
                break;
        }
    }

    // A long sum is nested as deep on its left as it has parts, so it is not descended by calls.
    private void AddSum(BinaryExpressionSyntax sum)
    {
        var parts = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        for (; left is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression); left = inner.Left)
            parts.Push(inner.Right);
        Add(left);
        while (parts.Count > 0)
            Add(parts.Pop());
    }

    private void Add(InterpolatedStringExpressionSyntax interpolated)
    {
        var start = interpolated.StringStartToken;
        var form = new StringForm(
            start.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken),
            start.IsKind(SyntaxKind.InterpolatedSingleLineRawStringStartToken) || start.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken),
            IsPart: true);
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax text)
                AddText(text, form);
            else if (content is InterpolationSyntax hole)
                Add(hole.Expression);
        }
    }

    private void AddText(InterpolatedStringTextSyntax text, StringForm form)
    {
        // The token's value has its escapes resolved, but not its doubled braces.
        var value = text.TextToken.ValueText;
        if (!form.IsRaw)
            value = value.Replace("{{", "{").Replace("}}", "}");
        Add(text.Span, value, StringTokenText.Offsets(text.TextToken.Text, value, form));
    }

    private void Add(TextSpan span, string value, int[]? offsets)
    {
        _parts.Add((_length, value.Length, span, offsets));
        _length += value.Length;
    }

    private string ValueOf(ExpressionSyntax expression) =>
        _model.GetConstantValue(expression, _cancellationToken) is { HasValue: true, Value: { } value } ? value.ToString() ?? string.Empty : string.Empty;
}
