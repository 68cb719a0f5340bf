namespace Permissions.Conditions;

/// <summary>
/// A request as a condition sees it: its operation, and the attributes that are there. Immutable; <see cref="With"/> gives a
/// new one. Nothing is added by itself: where a condition asks for the time, give it as <see cref="ConditionAttributes.UtcNow"/>.
/// </summary>
public sealed class ConditionContext
{
    private readonly Dictionary<ConditionAttribute, IReadOnlyList<ConditionValue>> _attributes;

    /// <summary>Makes a context without attributes.</summary>
    /// <param name="operation">The operation of the request, of either plane, such as <c>Microsoft.Authorization/roleAssignments/write</c>.</param>
    /// <param name="subOperation">The form of the operation, such as <c>Blob.List</c>; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    public ConditionContext(string operation, string? subOperation = null)
        : this(operation ?? throw new ArgumentNullException(nameof(operation)), subOperation, [])
    {
    }

    /// <inheritdoc cref="ConditionContext(string, string?)"/>
    public ConditionContext(ControlAction operation, string? subOperation = null)
        : this(operation.Value, subOperation)
    {
    }

    /// <inheritdoc cref="ConditionContext(string, string?)"/>
    public ConditionContext(DataAction operation, string? subOperation = null)
        : this(operation.Value, subOperation)
    {
    }

    private ConditionContext(string operation, string? subOperation, Dictionary<ConditionAttribute, IReadOnlyList<ConditionValue>> attributes)
    {
        Operation = operation;
        SubOperation = subOperation;
        _attributes = attributes;
    }

    /// <summary>The operation of the request.</summary>
    public string Operation { get; }

    /// <summary>The form of the operation; null for none.</summary>
    public string? SubOperation { get; }

    /// <summary>The attributes that have values.</summary>
    public IReadOnlyDictionary<ConditionAttribute, IReadOnlyList<ConditionValue>> Attributes => _attributes;

    /// <summary>Adds an attribute, or replaces it.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="values">Its values; none takes the attribute away.</param>
    /// <returns>The new context.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Several values for an attribute that Azure documents as having one.</exception>
    public ConditionContext With(ConditionAttribute attribute, params ConditionValue[] values)
    {
        if (attribute is null)
            throw new ArgumentNullException(nameof(attribute));
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        if (values.Length > 1 && !KnownAttributes.MayHaveSeveralValues(attribute))
            throw new ArgumentException($"{attribute} has one value at a time, not {values.Length}.", nameof(values));
        var attributes = new Dictionary<ConditionAttribute, IReadOnlyList<ConditionValue>>(_attributes);
        attributes.Remove(attribute);
        if (values.Length > 0)
            attributes.Add(attribute, ReadOnlyLists.Copy(values));
        return new(Operation, SubOperation, attributes);
    }

    /// <summary>The request in one line.</summary>
    /// <returns>The operation, then each attribute with its values.</returns>
    public override string ToString() => string.Join(", ",
    [
        SubOperation is null ? Operation : $"{Operation} ({SubOperation})",
        .. _attributes.OrderBy(attribute => attribute.Key.ToString(), StringComparer.Ordinal).Select(attribute => $"{attribute.Key} = {string.Join(", ", attribute.Value)}"),
    ]);

    /// <summary>The values of an attribute; null where it is missing.</summary>
    internal IReadOnlyList<ConditionValue>? ValuesOf(ConditionAttribute attribute)
    {
        if (_attributes.TryGetValue(attribute, out var values))
            return values;
        // What SubOperationMatches asks for, as conditions of the preview wrote it.
        return SubOperation is not null && attribute.Equals(ConditionAttributes.SubOperation) ? [ConditionValue.Of(SubOperation)] : null;
    }
}
