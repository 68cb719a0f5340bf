using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>AND or OR over two expressions or more.</summary>
public abstract class LogicalExpression : ConditionExpression
{
    private protected LogicalExpression(IReadOnlyList<ConditionExpression> operands, SourceSpan span)
        : base(span, 1 + operands.Max(operand => operand.Depth)) =>
        Operands = ReadOnlyLists.Copy(operands);

    /// <summary>What is combined, at least two, in the order of the text. One in parentheses may be of the same kind.</summary>
    public IReadOnlyList<ConditionExpression> Operands { get; }

    /// <inheritdoc/>
    public override int GetHashCode() => Operands.Aggregate(GetType() == typeof(AndExpression) ? 1 : 2, (hash, operand) => (hash * 31) + operand.GetHashCode());

    private protected override bool IsSameAs(ConditionExpression other) => Operands.SequenceEqual(((LogicalExpression)other).Operands);
}

/// <summary>All must hold.</summary>
public sealed class AndExpression : LogicalExpression
{
    internal AndExpression(IReadOnlyList<ConditionExpression> operands, SourceSpan span = default)
        : base(operands, span)
    {
    }
}

/// <summary>One must hold.</summary>
public sealed class OrExpression : LogicalExpression
{
    internal OrExpression(IReadOnlyList<ConditionExpression> operands, SourceSpan span = default)
        : base(operands, span)
    {
    }
}

/// <summary>What it is about must not hold.</summary>
public sealed class NotExpression : ConditionExpression
{
    internal NotExpression(ConditionExpression operand, SourceSpan span = default)
        : base(span, operand.Depth + 1) =>
        Operand = operand;

    /// <summary>What must not hold.</summary>
    public ConditionExpression Operand { get; }

    /// <inheritdoc/>
    public override int GetHashCode() => ~Operand.GetHashCode();

    private protected override bool IsSameAs(ConditionExpression other) => Operand.Equals(((NotExpression)other).Operand);
}
