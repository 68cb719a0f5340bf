namespace Permissions;

/// <summary>
/// Whether an operation is granted, as a formula over which globs match it and which conditions hold. Immutable.
/// </summary>
internal abstract class Formula
{
    internal static readonly Formula True = new Constant(Truth.Yes);

    internal static readonly Formula False = new Constant(Truth.No);

    private Formula(ulong conditions, int size = 1)
    {
        Conditions = conditions;
        Size = size;
    }

    /// <summary>The conditions that the formula speaks of, one bit each.</summary>
    internal ulong Conditions { get; }

    /// <summary>How many parts the formula has, of which each may have to be looked at.</summary>
    internal int Size { get; }

    /// <summary>The formula's value as far as it is decided without any condition.</summary>
    /// <param name="globs">For each glob whether it matches; unknown where that depends on what is still to be read.</param>
    /// <param name="budget">What to spend on conditions that are asked about inside the formula.</param>
    internal abstract Truth Evaluate(Truth[] globs, SearchBudget budget);

    /// <summary>Whether some valuation of the conditions makes the formula true; unknown if the budget was used up before that was decided.</summary>
    /// <param name="globs">For each glob whether it matches. Each must be decided.</param>
    /// <param name="budget">What to spend.</param>
    internal Truth CanHold(Truth[] globs, SearchBudget budget)
    {
        var truth = Evaluate(globs, budget);
        return truth != Truth.Unknown || budget.IsExhausted ? truth : In(globs, true, budget).CanHold(budget);
    }

    /// <summary>The formula, or its negation where <paramref name="asIs"/> is false, as a proposition about conditions alone.</summary>
    internal abstract Proposition In(Truth[] globs, bool asIs, SearchBudget budget);

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

    private static Truth Opposite(Truth truth) => (Truth)(Truth.Yes - truth);

    private sealed class Constant(Truth value) : Formula(0)
    {
        internal Truth Value => value;

        internal override Truth Evaluate(Truth[] globs, SearchBudget budget) => value;

        internal override Proposition In(Truth[] globs, bool asIs, SearchBudget budget) => Proposition.Of(asIs ? value : Opposite(value));
    }

    private sealed class GlobMatch(int glob) : Formula(0)
    {
        internal override Truth Evaluate(Truth[] globs, SearchBudget budget) => globs[glob];

        internal override Proposition In(Truth[] globs, bool asIs, SearchBudget budget) => Proposition.Of(asIs ? globs[glob] : Opposite(globs[glob]));
    }

    private sealed class ConditionHolds(int index) : Formula(1UL << index)
    {
        internal override Truth Evaluate(Truth[] globs, SearchBudget budget) => Truth.Unknown;

        internal override Proposition In(Truth[] globs, bool asIs, SearchBudget budget) => Proposition.Of(Conditions, asIs);
    }

    private sealed class Negation(Formula formula) : Formula(formula.Conditions, 1 + formula.Size)
    {
        internal override Truth Evaluate(Truth[] globs, SearchBudget budget) => Opposite(formula.Evaluate(globs, budget));

        internal override Proposition In(Truth[] globs, bool asIs, SearchBudget budget) => formula.In(globs, !asIs, budget);
    }

    private sealed class Possibility(Formula formula) : Formula(0, 1 + formula.Size)
    {
        internal override Truth Evaluate(Truth[] globs, SearchBudget budget)
        {
            var truth = formula.Evaluate(globs, budget);
            return truth != Truth.Unknown || Array.IndexOf(globs, Truth.Unknown) >= 0 ? truth : formula.CanHold(globs, budget);
        }

        internal override Proposition In(Truth[] globs, bool asIs, SearchBudget budget)
        {
            var truth = formula.CanHold(globs, budget);
            return Proposition.Of(asIs ? truth : Opposite(truth));
        }
    }

    /// <summary>A conjunction, which one "no" decides, or a disjunction, which one "yes" decides.</summary>
    private sealed class Junction(Formula[] parts, Truth decisive) : Formula(parts.Aggregate(0UL, (bits, part) => bits | part.Conditions), 1 + parts.Sum(part => part.Size))
    {
        internal override Truth Evaluate(Truth[] globs, SearchBudget budget)
        {
            var result = Opposite(decisive);
            foreach (var part in parts)
            {
                var truth = part.Evaluate(globs, budget);
                if (truth == decisive)
                    return truth;
                if (truth == Truth.Unknown)
                    result = Truth.Unknown;
            }

            return result;
        }

        internal override Proposition In(Truth[] globs, bool asIs, SearchBudget budget)
        {
            // Once the budget is used up nothing is decided any more, and the formula may be large.
            if (!budget.Spend(parts.Length))
                return Proposition.Of(Truth.Unknown);
            return Proposition.Join((decisive == Truth.No) == asIs, parts.Select(part => part.In(globs, asIs, budget)));
        }
    }
}
