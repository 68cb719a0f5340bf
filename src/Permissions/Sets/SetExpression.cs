namespace Permissions;

/// <summary>What a set grants in one plane: clauses of permission blocks, united, intersected and subtracted. Immutable.</summary>
internal abstract class SetExpression
{
    internal static readonly SetExpression Empty = new UnionExpression([]);

    private protected SetExpression(bool isConditional, bool subtractsConditions)
    {
        IsConditional = isConditional;
        SubtractsConditions = subtractsConditions;
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

    /// <summary>Whether any block in the expression has a condition.</summary>
    internal bool IsConditional { get; }

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
        IsEmpty(first) || IsEmpty(second) ? first : new ExceptExpression(first, second);

    private static bool IsEmpty(SetExpression expression) => expression is UnionExpression { Parts.Count: 0 };
}

/// <summary>What any part grants.</summary>
internal sealed class UnionExpression(IReadOnlyList<SetExpression> parts)
    : SetExpression(parts.Any(part => part.IsConditional), parts.Any(part => part.SubtractsConditions))
{
    internal IReadOnlyList<SetExpression> Parts => parts;

    internal override IEnumerable<GrantClause> Clauses => parts.SelectMany(part => part.Clauses);

    internal override IEnumerable<GrantClause> Sources => parts.SelectMany(part => part.Sources);

    internal override Formula In(FormulaScope scope)
    {
        var formulas = new List<Formula>();
        foreach (var part in parts)
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
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].GrantsUnconditionally(operation, reading))
                return true;
        }

        return false;
    }

    internal override BitBounds Bits(OperationOrder order, OperationPlane plane, WildcardReading reading)
    {
        var result = BitBounds.None(order);
        foreach (var part in parts)
            result.Add(part.Bits(order, plane, reading));
        return result;
    }
}

/// <summary>What both grant.</summary>
internal sealed class IntersectExpression(SetExpression first, SetExpression second)
    : SetExpression(first.IsConditional || second.IsConditional, first.SubtractsConditions || second.SubtractsConditions)
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
    : SetExpression(first.IsConditional || second.IsConditional, first.SubtractsConditions || second.IsConditional)
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
