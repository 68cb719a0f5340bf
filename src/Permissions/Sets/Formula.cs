namespace Permissions;

/// <summary>
/// Whether an operation is granted, as a formula over which globs match it and which conditions hold. Immutable.
/// </summary>
internal abstract class Formula
{
    internal static readonly Formula True = new Constant(Truth.Yes);

    internal static readonly Formula False = new Constant(Truth.No);

    private Formula(ulong conditions) => Conditions = conditions;

    /// <summary>The conditions that the formula speaks of, one bit each.</summary>
    internal ulong Conditions { get; }

    /// <summary>The formula's value as far as it is decided.</summary>
    /// <param name="globs">For each glob whether it matches; unknown where that depends on what is still to be read.</param>
    /// <param name="known">The conditions whose value is given.</param>
    /// <param name="held">Those of them that hold.</param>
    internal abstract Truth Evaluate(Truth[] globs, ulong known, ulong held);

    /// <summary>Whether some valuation of the conditions makes the formula true. Each glob must be decided.</summary>
    internal bool CanHold(Truth[] globs) => CanHold(globs, 0, 0);

    internal static Formula Matches(int glob) => new GlobMatch(glob);

    internal static Formula Condition(int index) => new ConditionHolds(index);

    internal static Formula Not(Formula formula) => formula is Constant { Value: var value } ? (value == Truth.Yes ? False : True) : new Negation(formula);

    /// <summary>True where some valuation of the conditions makes <paramref name="formula"/> true.</summary>
    internal static Formula Possible(Formula formula) => formula.Conditions == 0 ? formula : new Possibility(formula);

    /// <summary>True where every valuation of the conditions makes <paramref name="formula"/> true.</summary>
    internal static Formula Certain(Formula formula) => Not(Possible(Not(formula)));

    internal static Formula All(params Formula[] parts) => Combine(parts, Truth.No, Truth.Yes);

    internal static Formula Any(params Formula[] parts) => Combine(parts, Truth.Yes, Truth.No);

    private static Formula Combine(Formula[] parts, Truth decisive, Truth neutral)
    {
        var open = new List<Formula>(parts.Length);
        foreach (var part in parts)
        {
            if (part is Constant { Value: var value })
            {
                if (value == decisive)
                    return part;
            }
            else
            {
                open.Add(part);
            }
        }

        return open.Count switch
        {
            0 => neutral == Truth.Yes ? True : False,
            1 => open[0],
            _ => new Junction([.. open], decisive),
        };
    }

    private bool CanHold(Truth[] globs, ulong known, ulong held)
    {
        var truth = Evaluate(globs, known, held);
        if (truth != Truth.Unknown)
            return truth == Truth.Yes;
        var open = Conditions & ~known;
        var next = open & (~open + 1);
        return CanHold(globs, known | next, held | next) || CanHold(globs, known | next, held);
    }

    private sealed class Constant(Truth value) : Formula(0)
    {
        internal Truth Value => value;

        internal override Truth Evaluate(Truth[] globs, ulong known, ulong held) => value;
    }

    private sealed class GlobMatch(int glob) : Formula(0)
    {
        internal override Truth Evaluate(Truth[] globs, ulong known, ulong held) => globs[glob];
    }

    private sealed class ConditionHolds(int index) : Formula(1UL << index)
    {
        internal override Truth Evaluate(Truth[] globs, ulong known, ulong held)
        {
            if ((known & Conditions) == 0)
                return Truth.Unknown;
            return (held & Conditions) == 0 ? Truth.No : Truth.Yes;
        }
    }

    private sealed class Negation(Formula formula) : Formula(formula.Conditions)
    {
        internal override Truth Evaluate(Truth[] globs, ulong known, ulong held) => (Truth)(Truth.Yes - formula.Evaluate(globs, known, held));
    }

    private sealed class Possibility(Formula formula) : Formula(0)
    {
        internal override Truth Evaluate(Truth[] globs, ulong known, ulong held)
        {
            var truth = formula.Evaluate(globs, 0, 0);
            if (truth != Truth.Unknown)
                return truth;
            if (Array.IndexOf(globs, Truth.Unknown) >= 0)
                return Truth.Unknown;
            return formula.CanHold(globs) ? Truth.Yes : Truth.No;
        }
    }

    /// <summary>A conjunction, which one "no" decides, or a disjunction, which one "yes" decides.</summary>
    private sealed class Junction(Formula[] parts, Truth decisive) : Formula(parts.Aggregate(0UL, (bits, part) => bits | part.Conditions))
    {
        internal override Truth Evaluate(Truth[] globs, ulong known, ulong held)
        {
            var result = decisive == Truth.No ? Truth.Yes : Truth.No;
            foreach (var part in parts)
            {
                var truth = part.Evaluate(globs, known, held);
                if (truth == decisive)
                    return truth;
                if (truth == Truth.Unknown)
                    result = Truth.Unknown;
            }

            return result;
        }
    }
}
