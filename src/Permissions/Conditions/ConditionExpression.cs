using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>
/// A condition, or a part of one, as a tree. Trees are immutable and equal when they say the same in the same order, however
/// they were written; <see cref="RoleCondition.IsEquivalentTo"/> compares what they mean. <c>&amp;</c>, <c>|</c> and <c>!</c> combine them.
/// </summary>
public abstract class ConditionExpression : IEquatable<ConditionExpression>
{
    /// <summary>How deep a condition may be nested; far deeper than 8 KB of sensible text is.</summary>
    internal const int MaximumDepth = 64;

    private protected ConditionExpression(SourceSpan span, int depth)
    {
        Span = span;
        Depth = depth;
    }

    /// <summary>Where it stands in the text that was read, without parentheses around it; empty at the start for one that was built.</summary>
    public SourceSpan Span { get; }

    /// <summary>The longest way down: 1 for a leaf.</summary>
    internal int Depth { get; }

    /// <summary>Both must hold.</summary>
    /// <param name="left">The first; the parts of an AND join the new one.</param>
    /// <param name="right">The second; the parts of an AND join the new one.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ConditionExpression operator &(ConditionExpression left, ConditionExpression right) =>
        new AndExpression([.. Parts<AndExpression>(left, nameof(left)), .. Parts<AndExpression>(right, nameof(right))]);

    /// <summary>One must hold.</summary>
    /// <param name="left">The first; the parts of an OR join the new one.</param>
    /// <param name="right">The second; the parts of an OR join the new one.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ConditionExpression operator |(ConditionExpression left, ConditionExpression right) =>
        new OrExpression([.. Parts<OrExpression>(left, nameof(left)), .. Parts<OrExpression>(right, nameof(right))]);

    /// <summary>It must not hold.</summary>
    /// <param name="operand">What must not.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operand"/> is null.</exception>
    public static ConditionExpression operator !(ConditionExpression operand) =>
        new NotExpression(operand ?? throw new ArgumentNullException(nameof(operand)));

    /// <summary>What <c>&amp;</c> does.</summary>
    /// <param name="other">What must hold too.</param>
    /// <returns>The expression.</returns>
    public ConditionExpression And(ConditionExpression other) => this & other;

    /// <summary>What <c>|</c> does.</summary>
    /// <param name="other">What may hold instead.</param>
    /// <returns>The expression.</returns>
    public ConditionExpression Or(ConditionExpression other) => this | other;

    /// <summary>What <c>!</c> does.</summary>
    /// <returns>The expression.</returns>
    public ConditionExpression Not() => !this;

    /// <summary>Whether both are the same tree. Spans, parentheses and spelling do not count; the order does.</summary>
    /// <param name="other">The other expression.</param>
    /// <returns>True if they are.</returns>
    public bool Equals(ConditionExpression? other) =>
        ReferenceEquals(this, other) || (other is not null && other.GetType() == GetType() && Depth == other.Depth && IsSameAs(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConditionExpression);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The canonical text, on one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ConditionPrinter.Print(this);

    private protected abstract bool IsSameAs(ConditionExpression other);

    private static IReadOnlyList<ConditionExpression> Parts<T>(ConditionExpression? expression, string parameter)
        where T : LogicalExpression => expression switch
        {
            null => throw new ArgumentNullException(parameter),
            T chain => chain.Operands,
            _ => [expression],
        };
}
