namespace Permissions;

/// <summary>
/// A set of operations of both planes: what a role, or any combination of roles, grants. Immutable. Questions are answered
/// exactly, for every possible operation and not only for those that are known today, under both readings of <c>/*/</c>.
/// </summary>
/// <remarks>
/// A possible operation is what Azure's providers could publish: two or more segments between slashes, none of them empty, of
/// letters, digits and <c>. - _ : $ { }</c>, compared without case. Two sets are compared by
/// <see cref="IsEquivalentTo"/>; there is no equality by value, because that question has more than two answers.
/// </remarks>
public sealed partial class PermissionSet
{
    /// <summary>The most distinct conditions that one set, or one question, may depend on.</summary>
    public const int MaximumConditions = 64;

    /// <summary>The most unions, intersections and differences that may stand in one another in one set. Unions of unions, and differences from differences, count once.</summary>
    public const int MaximumDepth = 256;

    /// <summary>The most permission blocks that one set may be put together of, in both planes together. A block that was put in several times, in different places, counts as often.</summary>
    public const int MaximumBlocks = 50_000;

    internal static readonly OperationPlane[] Planes = [OperationPlane.Control, OperationPlane.Data];

    private readonly SetExpression _control;
    private readonly SetExpression _data;

    internal PermissionSet(SetExpression control, SetExpression data)
    {
        _control = control;
        _data = data;
        Conditions = [.. control.Conditions.Union(data.Conditions, StringComparer.Ordinal)];
        ReadingsAgree = control.ReadingsAgree && data.ReadingsAgree;
        if (Math.Max(control.Depth, data.Depth) > MaximumDepth)
            throw new ArgumentException($"A set of permissions may be put together in at most {MaximumDepth} steps that stand in one another; this one would take {Math.Max(control.Depth, data.Depth)}. Unions of many sets count as one step, and so do differences from one set: take these together first.");
        if (control.ClauseCount + data.ClauseCount > MaximumBlocks)
            throw new ArgumentException($"A set of permissions may be put together of at most {Words.Number(MaximumBlocks)} permission blocks, each counted as often as it was put in and once for each plane; this one would have {Words.Number((long)control.ClauseCount + data.ClauseCount)}. Write what is there with {nameof(ToPermissionBlocks)} and go on from these blocks.");
        if (Conditions.Count > MaximumConditions)
            throw new ArgumentException($"A set of permissions may depend on {MaximumConditions} distinct conditions; this one would depend on {Conditions.Count}.");
    }

    /// <summary>The set that grants nothing.</summary>
    public static PermissionSet Empty { get; } = new(SetExpression.Empty, SetExpression.Empty);

    /// <summary>The set that grants every operation of both planes.</summary>
    public static PermissionSet Everything { get; } = new(new GrantClause(["*"], []), new GrantClause(["*"], []));

    /// <summary>The conditions that the set depends on, in their text without blanks around it; numbered by their place here.</summary>
    internal IList<string> Conditions { get; }

    /// <summary>Whether both readings of <c>/*/</c> give each pattern in the set the same meaning.</summary>
    internal bool ReadingsAgree { get; }

    private IEnumerable<GrantClause> Clauses => _control.Clauses.Concat(_data.Clauses);

    /// <summary>What a role grants: the union of its permission blocks. <see cref="RoleDefinition.Permissions"/> is the same and is kept.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    /// <exception cref="ArgumentException">The blocks are more than <see cref="MaximumBlocks"/>, or have more than <see cref="MaximumConditions"/> distinct conditions.</exception>
    public static PermissionSet Of(RoleDefinition role)
    {
        if (role is null)
            throw new ArgumentNullException(nameof(role));
        return Of(role.PermissionBlocks, role.Name);
    }

    /// <summary>What permission blocks grant together. Each block's exclusions count inside that block only.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="blocks"/> is null.</exception>
    /// <exception cref="ArgumentException">A block is null, or the blocks are more than <see cref="MaximumBlocks"/> or have more than <see cref="MaximumConditions"/> distinct conditions.</exception>
    public static PermissionSet Of(IEnumerable<PermissionBlock> blocks)
    {
        if (blocks is null)
            throw new ArgumentNullException(nameof(blocks));
        return Of(ReadOnlyLists.Copy(blocks, nameof(blocks)), null);
    }

    /// <summary>What one permission block grants: its lists less its exclusions, under its condition.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="block"/> is null.</exception>
    public static PermissionSet Of(PermissionBlock block) => Of([block ?? throw new ArgumentNullException(nameof(block))], null);

    /// <summary>The operations of the control plane that actions or patterns stand for.</summary>
    /// <param name="actions">Operations or patterns, with any number of <c>*</c>.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="actions"/> is null.</exception>
    public static PermissionSet Of(params ControlAction[] actions) => Of(new PermissionBlock(actions ?? throw new ArgumentNullException(nameof(actions))));

    /// <summary>The operations of the data plane that data actions or patterns stand for.</summary>
    /// <param name="dataActions">Operations or patterns, with any number of <c>*</c>.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataActions"/> is null.</exception>
    public static PermissionSet Of(params DataAction[] dataActions) => Of(new PermissionBlock(dataActions: dataActions ?? throw new ArgumentNullException(nameof(dataActions))));

    /// <summary>What either set grants.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The union.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">Both together have more than <see cref="MaximumConditions"/> distinct conditions or <see cref="MaximumBlocks"/> permission blocks, or stand deeper in one another than <see cref="MaximumDepth"/>.</exception>
    public PermissionSet Union(PermissionSet other) => Combine(other, static (first, second) => SetExpression.Union([first, second]));

    /// <summary>What both sets grant.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The intersection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">Both together have more than <see cref="MaximumConditions"/> distinct conditions or <see cref="MaximumBlocks"/> permission blocks, or stand deeper in one another than <see cref="MaximumDepth"/>.</exception>
    public PermissionSet Intersect(PermissionSet other) => Combine(other, SetExpression.Intersect);

    /// <summary>
    /// What this set grants and the other does not. Where the other grants an operation under a condition only, the difference
    /// grants it where that condition does not hold.
    /// </summary>
    /// <param name="other">The set that is taken away.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">Both together have more than <see cref="MaximumConditions"/> distinct conditions or <see cref="MaximumBlocks"/> permission blocks, or stand deeper in one another than <see cref="MaximumDepth"/>.</exception>
    public PermissionSet Except(PermissionSet other) => Combine(other, SetExpression.Except);

    /// <summary>What the set grants in one plane.</summary>
    internal SetExpression In(OperationPlane plane) => plane == OperationPlane.Control ? _control : _data;

    private static PermissionSet Of(IReadOnlyList<PermissionBlock> blocks, string? role)
    {
        var control = new List<SetExpression>();
        var data = new List<SetExpression>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Actions.Count > 0)
                control.Add(new GrantClause(block.Actions.Select(action => action.Value), block.NotActions.Select(action => action.Value), block.Condition, role, i));
            if (block.DataActions.Count > 0)
                data.Add(new GrantClause(block.DataActions.Select(action => action.Value), block.NotDataActions.Select(action => action.Value), block.Condition, role, i));
        }

        return new(SetExpression.Union(control), SetExpression.Union(data));
    }

    private PermissionSet Combine(PermissionSet other, Func<SetExpression, SetExpression, SetExpression> combine)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        return new(combine(_control, other._control), combine(_data, other._data));
    }
}
