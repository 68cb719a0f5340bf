namespace Permissions;

/// <summary>
/// The cheapest choice of candidates that covers all needs: branch and bound over the need with the fewest candidates left.
/// Deterministic: it depends on the problem and the number of steps only.
/// </summary>
internal sealed class RoleCoverSearch
{
    private readonly RoleCoverProblem _problem;
    private readonly RoleCoverBudget _budget;
    private readonly int _maximumNumber;
    private readonly List<int>[] _coveredBy;
    private readonly bool[] _isBanned;
    private readonly long[] _marginal;
    private readonly List<RoleCoverCandidate> _chosen = [];
    private IReadOnlyList<RoleCoverCandidate> _best;
    private RoleCoverCost _bestCost;
    private readonly RoleCoverCost _floor;
    private RoleCoverCost _openBound = RoleCoverCost.Greatest;

    private RoleCoverSearch(RoleCoverProblem problem, IReadOnlyList<RoleCoverCandidate> start, RoleCoverCost startCost, int maximumNumber, RoleCoverBudget budget)
    {
        _problem = problem;
        _budget = budget;
        _maximumNumber = maximumNumber;
        _isBanned = new bool[problem.Candidates.Count];
        _marginal = new long[problem.Candidates.Count];
        _coveredBy = SetCover.CoveredBy(problem.Needs, [.. problem.Candidates.Select(candidate => candidate.Covers)]);
        _floor = FloorOf(problem);
        _best = start;
        _bestCost = startCost;
    }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">A choice that is known, and that counts no more than it may.</param>
    /// <param name="startCost">What it costs.</param>
    /// <param name="maximumNumber">The most that the chosen may count together.</param>
    /// <param name="budget">How long to search.</param>
    /// <returns>The best choice found, and what no choice costs less than: the cost of the best one if it is proved.</returns>
    internal static (IReadOnlyList<RoleCoverCandidate> Chosen, RoleCoverCost Cost, RoleCoverCost Bound) Solve(
        RoleCoverProblem problem, IReadOnlyList<RoleCoverCandidate> start, RoleCoverCost startCost, int maximumNumber, RoleCoverBudget budget)
    {
        var search = new RoleCoverSearch(problem, start, startCost, maximumNumber, budget);
        search.Visit(BitWords.Of(problem.Needs), BitWords.Of(problem.Weights.Length), default);
        return (search._best, search._bestCost, search._openBound.CompareTo(search._bestCost) < 0 ? search._openBound : search._bestCost);
    }

    private void Visit(ulong[] covered, ulong[] extras, RoleCoverCost cost)
    {
        List<int> open = [.. Enumerable.Range(0, _problem.Needs).Where(need => !BitWords.Contains(covered, need))];
        if (open.Count == 0)
        {
            if (cost.CompareTo(_bestCost) < 0)
                (_best, _bestCost) = ([.. _chosen], cost);
            return;
        }

        if (!_budget.TryStep())
        {
            LeaveOpen(cost);
            return;
        }

        var candidates = CandidatesFor(open, covered, extras, cost);
        if (_budget.IsLate)
        {
            LeaveOpen(cost);
            return;
        }

        if (candidates is null || BoundOf(open, candidates, extras, cost) is not { } bound || bound.CompareTo(_bestCost) >= 0)
            return;
        var hardest = 0;
        for (var i = 1; i < open.Count; i++)
        {
            if (candidates[i].Count < candidates[hardest].Count)
                hardest = i;
        }

        Branch(Preferred(candidates[hardest], covered, extras), covered, extras, cost, bound);
    }

    private void Branch(List<int> candidates, ulong[] covered, ulong[] extras, RoleCoverCost cost, RoleCoverCost bound)
    {
        var done = 0;
        foreach (var index in candidates)
        {
            var candidate = _problem.Candidates[index];
            var next = new RoleCoverCost(cost.Weight + _problem.WeightOf(candidate.Extras, extras), cost.Number + candidate.Number);
            if (_budget.IsSpent)
            {
                LeaveOpen(next.CompareTo(bound) > 0 ? next : bound);
            }
            else
            {
                _chosen.Add(candidate);
                Visit(BitWords.Or(covered, candidate.Covers), BitWords.Or(extras, candidate.Extras), next);
                _chosen.RemoveAt(_chosen.Count - 1);
            }

            // Choices with this one are searched; the others are searched without it.
            _isBanned[index] = true;
            done++;
        }

        for (var i = 0; i < done; i++)
            _isBanned[candidates[i]] = false;
    }

    private void LeaveOpen(RoleCoverCost bound)
    {
        if (bound.CompareTo(_floor) < 0)
            bound = _floor;
        if (bound.CompareTo(_openBound) < 0)
            _openBound = bound;
    }

    /// <summary>What no choice costs less than, at a glance: the dearest need with its cheapest candidate.</summary>
    private static RoleCoverCost FloorOf(RoleCoverProblem problem)
    {
        var none = BitWords.Of(problem.Weights.Length);
        var least = new long[problem.Needs];
        for (var need = 0; need < least.Length; need++)
            least[need] = long.MaxValue;
        foreach (var candidate in problem.Candidates)
        {
            var weight = problem.WeightOf(candidate.Extras, none);
            foreach (var need in BitWords.Members(candidate.Covers))
                least[need] = Math.Min(least[need], weight);
        }

        return new(least.Length == 0 || least.Contains(long.MaxValue) ? 0 : least.Max(), 0);
    }

    /// <summary>For each open need the candidates that may still be chosen; null if one has none, or time has run out. Computes what each would add.</summary>
    private List<int>[]? CandidatesFor(List<int> open, ulong[] covered, ulong[] extras, RoleCoverCost cost)
    {
        var isLast = cost.Number + 1 == _maximumNumber;
        for (var i = 0; i < _marginal.Length; i++)
            _marginal[i] = -1;
        var result = new List<int>[open.Count];
        for (var i = 0; i < open.Count; i++)
        {
            if (!_budget.HasTime())
                return null;
            var candidates = new List<int>();
            foreach (var index in _coveredBy[open[i]])
            {
                var candidate = _problem.Candidates[index];
                if (_isBanned[index] || cost.Number + candidate.Number > _maximumNumber)
                    continue;
                if (isLast && candidate.Number > 0 && BitWords.CountWithout(candidate.Covers, covered) < open.Count)
                    continue;
                if (_marginal[index] < 0)
                    _marginal[index] = _problem.WeightOf(candidate.Extras, extras);
                if (new RoleCoverCost(cost.Weight + _marginal[index], cost.Number + candidate.Number).CompareTo(_bestCost) < 0)
                    candidates.Add(index);
            }

            if (candidates.Count == 0)
                return null;
            result[i] = candidates;
        }

        return result;
    }

    /// <summary>
    /// What covering the open needs costs at least; null if it cannot be done with so few. Each extra is put on the account of
    /// one need, the dearest need first: then every need costs at least its cheapest candidate's share, and shares add up.
    /// Needs that share no candidate need one each.
    /// </summary>
    private RoleCoverCost? BoundOf(List<int> open, List<int>[] candidates, ulong[] extras, RoleCoverCost cost)
    {
        var weight = cost.Weight;
        var number = cost.Number;
        var taken = (ulong[])extras.Clone();
        var met = new bool[_isBanned.Length];
        foreach (var i in Enumerable.Range(0, open.Count).OrderByDescending(i => candidates[i].Min(index => _marginal[index])).ThenBy(i => candidates[i].Count).ThenBy(i => i))
        {
            // What was put on accounts so far is a bound too.
            if (!_budget.HasTime())
                break;
            var own = candidates[i];
            var least = long.MaxValue;
            foreach (var index in own)
                least = Math.Min(least, _problem.WeightOf(_problem.Candidates[index].Extras, taken));
            if (least > 0)
            {
                weight += least;
                foreach (var index in own)
                    BitWords.AddAll(taken, _problem.Candidates[index].Extras);
            }

            if (!own.TrueForAll(index => !met[index]))
                continue;
            number += own.Min(index => _problem.Candidates[index].Number);
            foreach (var index in own)
                met[index] = true;
        }

        return number > _maximumNumber ? null : new(weight, number);
    }

    /// <summary>The candidates in the order in which they are tried, without those that another one of them makes superfluous here.</summary>
    private List<int> Preferred(List<int> candidates, ulong[] covered, ulong[] extras)
    {
        List<int> order = [.. candidates.OrderBy(index => _marginal[index]).ThenByDescending(index => BitWords.CountWithout(_problem.Candidates[index].Covers, covered)).ThenBy(index => index)];
        var kept = new List<int>();
        foreach (var index in order)
        {
            var candidate = _problem.Candidates[index];
            // Whatever covers more or adds less stands earlier in the order, and so do equals.
            var isSuperfluous = kept.Exists(other =>
                _problem.Candidates[other].Number <= candidate.Number
                && BitWords.IsSubset(candidate.Covers, _problem.Candidates[other].Covers, covered)
                && BitWords.IsSubset(_problem.Candidates[other].Extras, candidate.Extras, extras));
            if (!isSuperfluous)
                kept.Add(index);
        }

        return kept;
    }
}
