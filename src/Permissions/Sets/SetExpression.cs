namespace Permissions;

/// <summary>What a set grants in one plane: clauses of permission blocks, united, intersected and subtracted. Immutable.</summary>
internal abstract class SetExpression
{
    internal static readonly SetExpression Empty = new UnionExpression([]);

    /// <summary>For a clause.</summary>
    private protected SetExpression(string? condition)
    {
        Conditions = condition is null ? [] : [condition];
        ClauseCount = 1;
        Depth = 1;
    }

    private protected SetExpression(IReadOnlyList<SetExpression> parts, bool subtractsConditions)
    {
        SubtractsConditions = subtractsConditions;
        ReadingsAgree = parts.All(part => part.ReadingsAgree);
        Conditions = [.. parts.SelectMany(part => part.Conditions).Distinct(StringComparer.Ordinal)];
        ClauseCount = (int)Math.Min(int.MaxValue / 4, parts.Sum(part => (long)part.ClauseCount));
        Depth = 1 + parts.Select(part => part.Depth).DefaultIfEmpty().Max();
    }

    /// <summary>Every clause in the expression, wherever it stands.</summary>
    internal abstract IEnumerable<GrantClause> Clauses { get; }

    /// <summary>Clauses that together grant all that the expression may grant, and maybe more.</summary>
    internal abstract IEnumerable<GrantClause> Sources { get; }

    /// <summary>Whether a set is taken away that depends on conditions, so that granting less may grant more.</summary>
    internal bool SubtractsConditions { get; }

    /// <summary>Whether one of the operations that <see cref="FormulaScope.Domain"/> matches is granted.</summary>
    internal abstract Formula In(FormulaScope scope);

    /// <summary>Whether the operation is granted where no condition holds. Allocates nothing.</summary>
    internal abstract bool GrantsUnconditionally(string operation, WildcardReading reading);

    /// <summary>Bounds of what is granted in a catalogue.</summary>
    internal abstract BitBounds Bits(OperationOrder order, OperationPlane plane, WildcardReading reading);

    /// <summary>The conditions of all clauses, each once.</summary>
    internal IReadOnlyList<string> Conditions { get; }

    /// <summary>Whether any block in the expression has a condition.</summary>
    internal bool IsConditional => Conditions.Count > 0;

    /// <summary>Whether both readings give every pattern in the expression the same meaning.</summary>
    internal bool ReadingsAgree { get; private protected init; }

    /// <summary>How many <see cref="Clauses"/> there are. A part that was put in twice counts twice.</summary>
    internal int ClauseCount { get; }

    /// <summary>How deep expressions stand in one another.</summary>
    internal int Depth { get; }

    internal static SetExpression Union(IEnumerable<SetExpression> parts)
    {
        var flat = new List<SetExpression>();
        foreach (var part in parts)
        {
            if (part is UnionExpression union)
                flat.AddRange(union.Parts);
            else
                flat.Add(part);
        }

        return flat.Count == 1 ? flat[0] : new UnionExpression([.. flat.Distinct()]);
    }

    internal static SetExpression Intersect(SetExpression first, SetExpression second) =>
        IsEmpty(first) || IsEmpty(second) ? Empty : new IntersectExpression(first, second);

    internal static SetExpression Except(SetExpression first, SetExpression second) =>
        IsEmpty(first) || IsEmpty(second) ? first
        // What is taken away bit by bit is taken away together, so that a long chain is not deep.
        : first is ExceptExpression before ? new ExceptExpression(before.First, Union([before.Second, second]))
        : new ExceptExpression(first, second);

    private static bool IsEmpty(SetExpression expression) => expression is UnionExpression { Parts.Count: 0 };
}

/// <summary>What any part grants.</summary>
internal sealed class UnionExpression(IReadOnlyList<SetExpression> parts)
    : SetExpression(parts, parts.Any(part => part.SubtractsConditions))
{
    internal IReadOnlyList<SetExpression> Parts { get; } = parts;

    internal override IEnumerable<GrantClause> Clauses => Parts.SelectMany(part => part.Clauses);

    internal override IEnumerable<GrantClause> Sources => Parts.SelectMany(part => part.Sources);

    internal override Formula In(FormulaScope scope)
    {
        var formulas = new List<Formula>();
        foreach (var part in Parts)
        {
            var formula = part.In(scope);
            if (formula == Formula.True)
                return formula;
            if (formula != Formula.False)
                formulas.Add(formula);
        }

        return Formula.Any([.. formulas]);
    }

    internal override bool GrantsUnconditionally(string operation, WildcardReading reading)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (Parts[i].GrantsUnconditionally(operation, reading))
                return true;
        }

        return false;
    }

    internal override BitBounds Bits(OperationOrder order, OperationPlane plane, WildcardReading reading)
    {
        var result = BitBounds.None(order);
        foreach (var part in Parts)
            result.Add(part.Bits(order, plane, reading));
        return result;
    }
}

/// <summary>What both grant.</summary>
internal sealed class IntersectExpression(SetExpression first, SetExpression second)
    : SetExpression([first, second], first.SubtractsConditions || second.SubtractsConditions)
{
    internal SetExpression First => first;

    internal SetExpression Second => second;

    internal override IEnumerable<GrantClause> Clauses => first.Clauses.Concat(second.Clauses);

    internal override IEnumerable<GrantClause> Sources => first.Sources;

    internal override Formula In(FormulaScope scope)
    {
        var formula = first.In(scope);
        return formula == Formula.False ? formula : Formula.All(formula, second.In(scope));
    }

    internal override bool GrantsUnconditionally(string operation, WildcardReading reading) =>
        first.GrantsUnconditionally(operation, reading) && second.GrantsUnconditionally(operation, reading);

    internal override BitBounds Bits(OperationOrder order, OperationPlane plane, WildcardReading reading)
    {
        var result = first.Bits(order, plane, reading);
        result.Keep(second.Bits(order, plane, reading));
        return result;
    }
}

/// <summary>What the first grants and the second does not.</summary>
internal sealed class ExceptExpression(SetExpression first, SetExpression second)
    : SetExpression([first, second], first.SubtractsConditions || second.IsConditional)
{
    internal SetExpression First => first;

    internal SetExpression Second => second;

    internal override IEnumerable<GrantClause> Clauses => first.Clauses.Concat(second.Clauses);

    internal override IEnumerable<GrantClause> Sources => first.Sources;

    internal override Formula In(FormulaScope scope)
    {
        var formula = first.In(scope);
        return formula == Formula.False ? formula : Formula.All(formula, Formula.Not(second.In(scope)));
    }

    // Only asked where nothing conditional is taken away, so that the second grants here what it ever grants.
    internal override bool GrantsUnconditionally(string operation, WildcardReading reading) =>
        first.GrantsUnconditionally(operation, reading) && !second.GrantsUnconditionally(operation, reading);

    internal override BitBounds Bits(OperationOrder order, OperationPlane plane, WildcardReading reading)
    {
        var result = first.Bits(order, plane, reading);
        result.Remove(second.Bits(order, plane, reading));
        return result;
    }
}
