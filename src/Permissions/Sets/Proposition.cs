namespace Permissions;

/// <summary>
/// A statement about conditions alone, in which only single conditions are negated: a conjunction of conditions and of
/// disjunctions, or a disjunction of conditions and of conjunctions. Immutable.
/// </summary>
/// <remarks>
/// Whether it can hold is decided as Davis, Putnam, Logemann and Loveland do it: what stands alone in a conjunction is given, a
/// condition that occurs in one sense only is given that sense, parts without a common condition are decided one by one, and
/// only then is a condition tried both ways. A statement in which no condition occurs in both senses takes one step.
/// </remarks>
internal sealed class Proposition
{
    private static readonly Proposition True = new(true, 0, 0, [], Truth.Yes);

    private static readonly Proposition False = new(false, 0, 0, [], Truth.No);

    private static readonly Proposition Open = new(true, 0, 0, [], Truth.Unknown);

    private readonly bool _isAll;
    private readonly ulong _holding;
    private readonly ulong _failing;
    private readonly Proposition[] _parts;
    private readonly Truth _value;
    private readonly ulong _positive;
    private readonly ulong _negative;
    private readonly int _size = 1;

    /// <param name="isAll">Whether all must hold, or any of them.</param>
    /// <param name="holding">The conditions that stand in it as they are, one bit each.</param>
    /// <param name="failing">The conditions that stand in it negated.</param>
    /// <param name="parts">What else stands in it, each of the other kind.</param>
    /// <param name="value">Its value; unknown unless it is a constant.</param>
    private Proposition(bool isAll, ulong holding, ulong failing, Proposition[] parts, Truth value = Truth.Unknown)
    {
        _isAll = isAll;
        _holding = _positive = holding;
        _failing = _negative = failing;
        _parts = parts;
        _value = value;
        foreach (var part in parts)
        {
            _positive |= part._positive;
            _negative |= part._negative;
            _size += part._size;
        }
    }

    private ulong Conditions => _positive | _negative;

    /// <summary>A constant. What is unknown stays so, whatever conditions hold.</summary>
    internal static Proposition Of(Truth value) => value switch { Truth.Yes => True, Truth.No => False, _ => Open };

    /// <summary>One condition, which holds or does not.</summary>
    internal static Proposition Of(ulong condition, bool holds) => holds ? new(true, condition, 0, []) : new(true, 0, condition, []);

    /// <summary>A conjunction or a disjunction.</summary>
    internal static Proposition Join(bool isAll, IEnumerable<Proposition> parts)
    {
        var holding = 0UL;
        var failing = 0UL;
        var isOpen = false;
        List<Proposition>? others = null;
        foreach (var part in parts)
        {
            if (part._value == (isAll ? Truth.No : Truth.Yes))
                return part;
            if (part._value != Truth.Unknown)
                continue;
            if (part == Open)
            {
                isOpen = true;
            }
            else if (part._isAll == isAll || part.IsOne)
            {
                holding |= part._holding;
                failing |= part._failing;
                if (part._parts.Length > 0)
                    (others ??= []).AddRange(part._parts);
            }
            else
            {
                (others ??= []).Add(part);
            }
        }

        // A condition in both senses is never all of it, and always some of it.
        if ((holding & failing) != 0)
            return Of(isAll ? Truth.No : Truth.Yes);
        if (isOpen)
            return Open;
        if (others is null)
            return (holding | failing) == 0 ? Of(isAll ? Truth.Yes : Truth.No) : new(isAll, holding, failing, []);
        return others.Count == 1 && (holding | failing) == 0 ? others[0] : new(isAll, holding, failing, [.. others]);
    }

    /// <summary>Whether some valuation of the conditions makes it true; unknown if the budget is used up before that is decided, or a part of it is unknown.</summary>
    internal Truth CanHold(SearchBudget budget)
    {
        var left = this;
        while (left._value == Truth.Unknown && left != Open)
        {
            if (!budget.Spend(left._size))
                return Truth.Unknown;
            // Each alternative may be taken alone, and one condition can always be made to hold, or not to.
            if (!left._isAll)
                return (left._holding | left._failing) != 0 ? Truth.Yes : left.AnyCanHold(budget);
            var holds = left._holding | (left._positive & ~left._negative);
            var fails = left._failing | (left._negative & ~left._positive);
            if ((holds | fails) == 0)
                return left.BranchOrSplit(budget);
            left = left.Given(holds, fails);
        }

        return left._value;
    }

    private bool IsOne => _parts.Length == 0 && ((_holding | _failing) & ((_holding | _failing) - 1)) == 0;

    private Truth AnyCanHold(SearchBudget budget)
    {
        var result = Truth.No;
        foreach (var part in _parts)
        {
            var truth = part.CanHold(budget);
            if (truth == Truth.Yes)
                return truth;
            if (truth == Truth.Unknown)
                result = truth;
        }

        return result;
    }

    /// <summary>Decides a conjunction of disjunctions in which each condition occurs in both senses.</summary>
    private Truth BranchOrSplit(SearchBudget budget)
    {
        var (own, others) = Split();
        if (others.Count > 0)
        {
            var first = Join(true, own).CanHold(budget);
            if (first == Truth.No)
                return first;
            var second = Join(true, others).CanHold(budget);
            return first < second ? first : second;
        }

        var condition = MostConstrained();
        var held = Given(condition, 0).CanHold(budget);
        if (held == Truth.Yes)
            return held;
        var failed = Given(0, condition).CanHold(budget);
        return held > failed ? held : failed;
    }

    /// <summary>The parts that hang together with the first one by common conditions, and the others.</summary>
    private (List<Proposition> Own, List<Proposition> Others) Split()
    {
        List<Proposition> own = [_parts[0]];
        var others = _parts.Skip(1).ToList();
        var reached = _parts[0].Conditions;
        for (var grown = true; grown && others.Count > 0;)
        {
            var joining = others.FindAll(part => (part.Conditions & reached) != 0);
            others.RemoveAll(part => (part.Conditions & reached) != 0);
            foreach (var part in joining)
                reached |= part.Conditions;
            own.AddRange(joining);
            grown = joining.Count > 0;
        }

        return (own, others);
    }

    /// <summary>A condition of the smallest part: of its conditions the one that occurs in the most parts.</summary>
    private ulong MostConstrained()
    {
        var smallest = _parts[0];
        foreach (var part in _parts)
        {
            if (part._size + BitWords.Count(part.Conditions) < smallest._size + BitWords.Count(smallest.Conditions))
                smallest = part;
        }

        var best = 0UL;
        var most = -1;
        for (var open = smallest.Conditions; open != 0; open &= open - 1)
        {
            var condition = open & (~open + 1);
            var count = _parts.Count(part => (part.Conditions & condition) != 0);
            if (count > most)
                (best, most) = (condition, count);
        }

        return best;
    }

    /// <summary>What is left of it where some conditions hold and some do not.</summary>
    private Proposition Given(ulong holds, ulong fails)
    {
        if ((Conditions & (holds | fails)) == 0)
            return this;
        var (met, missed) = (((_holding & holds) | (_failing & fails)) != 0, ((_holding & fails) | (_failing & holds)) != 0);
        if (_isAll ? missed : met)
            return Of(_isAll ? Truth.No : Truth.Yes);
        var own = new Proposition(_isAll, _holding & ~(holds | fails), _failing & ~(holds | fails), []);
        return Join(_isAll, _parts.Select(part => part.Given(holds, fails)).Prepend(own.Conditions == 0 ? Of(_isAll ? Truth.Yes : Truth.No) : own));
    }
}
