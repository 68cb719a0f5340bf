using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>One side of a comparison: an attribute, or values.</summary>
public abstract class ConditionOperand
{
    private protected ConditionOperand(SourceSpan span) => Span = span;

    /// <summary>Where it stands in the text that was read; empty at the start for one that was built.</summary>
    public SourceSpan Span { get; }
}

/// <summary>One value, or several in braces.</summary>
public sealed class ConditionValues : ConditionOperand, IEquatable<ConditionValues>
{
    internal ConditionValues(IEnumerable<ConditionValue> values, bool isList, SourceSpan span = default)
        : base(span)
    {
        Values = ReadOnlyLists.Copy(values);
        IsList = isList;
    }

    /// <summary>The values, at least one, in the order of the text.</summary>
    public IReadOnlyList<ConditionValue> Values { get; }

    /// <summary>Whether the values stand in braces. One value may.</summary>
    public bool IsList { get; }

    /// <summary>Whether both hold the same values in the same order, and write them in the same way.</summary>
    /// <param name="other">The other values.</param>
    /// <returns>True if they do.</returns>
    public bool Equals(ConditionValues? other) => other is not null && IsList == other.IsList && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConditionValues);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(Values.Count, (hash, value) => (hash * 31) + value.GetHashCode());

    /// <summary>The values as a condition writes them.</summary>
    /// <returns>The text, such as <c>{'User', 'Group'}</c>.</returns>
    public override string ToString() => IsList ? "{" + string.Join(", ", Values) + "}" : Values[0].ToString();
}
