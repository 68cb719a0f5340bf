using Permissions.Json;

namespace Permissions.Conditions;

/// <summary><c>ActionMatches{'…'}</c>: the operation asked for matches a pattern.</summary>
public sealed class ActionMatchesExpression : ConditionExpression
{
    internal ActionMatchesExpression(string pattern, SourceSpan span = default)
        : base(span, 1) => Pattern = pattern;

    /// <summary>The operation, or a pattern over operations with <c>*</c>; of either plane.</summary>
    public string Pattern { get; }

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Pattern);

    // Operations are compared without case everywhere in Azure.
    private protected override bool IsSameAs(ConditionExpression other) =>
        string.Equals(Pattern, ((ActionMatchesExpression)other).Pattern, StringComparison.OrdinalIgnoreCase);
}

/// <summary><c>SubOperationMatches{'…'}</c>: the request is a certain form of its operation, such as the listing form of reading blobs.</summary>
public sealed class SubOperationMatchesExpression : ConditionExpression
{
    internal SubOperationMatchesExpression(string subOperation, SourceSpan span = default)
        : base(span, 1) => SubOperation = subOperation;

    /// <summary>The suboperation, such as <c>Blob.List</c>.</summary>
    public string SubOperation { get; }

    /// <inheritdoc/>
    public override int GetHashCode() => ~StringComparer.OrdinalIgnoreCase.GetHashCode(SubOperation);

    private protected override bool IsSameAs(ConditionExpression other) =>
        string.Equals(SubOperation, ((SubOperationMatchesExpression)other).SubOperation, StringComparison.OrdinalIgnoreCase);
}

/// <summary><c>Exists @…[…]</c>: the attribute has a value.</summary>
public sealed class ExistsExpression : ConditionExpression
{
    internal ExistsExpression(ConditionAttribute attribute, SourceSpan span = default)
        : base(span, 1) => Attribute = attribute;

    /// <summary>The attribute.</summary>
    public ConditionAttribute Attribute { get; }

    /// <inheritdoc/>
    public override int GetHashCode() => Attribute.GetHashCode();

    private protected override bool IsSameAs(ConditionExpression other) => Attribute.Equals(((ExistsExpression)other).Attribute);
}

/// <summary>An attribute, or values, compared with values or another attribute.</summary>
public sealed class ComparisonExpression : ConditionExpression
{
    internal ComparisonExpression(
        ConditionOperand left, ConditionQuantifier quantifier, ConditionOperator @operator, ConditionOperand right, SourceSpan span = default, SourceSpan operatorSpan = default)
        : base(span, 1)
    {
        Left = left;
        Quantifier = quantifier;
        Operator = @operator;
        Right = right;
        OperatorSpan = operatorSpan;
    }

    /// <summary>What is compared; in practice an attribute.</summary>
    public ConditionOperand Left { get; }

    /// <summary>How many values must agree.</summary>
    public ConditionQuantifier Quantifier { get; }

    /// <summary>How values are compared.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>What it is compared with.</summary>
    public ConditionOperand Right { get; }

    /// <summary>Where the operator stands with its quantifier.</summary>
    internal SourceSpan OperatorSpan { get; }

    /// <inheritdoc/>
    public override int GetHashCode() => (Left.GetHashCode() * 31) + Right.GetHashCode() + (int)Operator;

    private protected override bool IsSameAs(ConditionExpression other)
    {
        var comparison = (ComparisonExpression)other;
        return Quantifier == comparison.Quantifier && Operator == comparison.Operator && Left.Equals(comparison.Left) && Right.Equals(comparison.Right);
    }
}

/// <summary>What could not be read, so that the rest of the tree can be.</summary>
internal sealed class MalformedExpression : ConditionExpression
{
    internal MalformedExpression(SourceSpan span)
        : base(span, 1)
    {
    }

    public override int GetHashCode() => 0;

    private protected override bool IsSameAs(ConditionExpression other) => false;
}
