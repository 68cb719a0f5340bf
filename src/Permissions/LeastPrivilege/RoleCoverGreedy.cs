namespace Permissions;

/// <summary>A good choice, found quickly: where the search starts from, and what it has at hand if it may not search for long.</summary>
internal sealed class RoleCoverGreedy
{
    private readonly RoleCoverProblem _problem;
    private readonly RoleCoverBudget _budget;
    private readonly Func<long, int, double> _price;
    private readonly int[] _fresh;
    private readonly long[] _weight;

    private RoleCoverGreedy(RoleCoverProblem problem, RoleCoverBudget budget, Func<long, int, double> price)
    {
        _problem = problem;
        _budget = budget;
        _price = price;
        var none = BitWords.Of(problem.Weights.Length);
        _fresh = [.. problem.Candidates.Select(candidate => BitWords.Count(candidate.Covers))];
        _weight = [.. problem.Candidates.Select(candidate => problem.WeightOf(candidate.Extras, none))];
    }

    /// <summary>The cheaper of two: the least weight for each new need, and the most new needs at a time. Where time runs out it is one that covers everything, and no more is promised.</summary>
    internal static List<RoleCoverCandidate> Solve(RoleCoverProblem problem, RoleCoverBudget budget)
    {
        var cheap = new RoleCoverGreedy(problem, budget, static (weight, covered) => (double)(weight + 1) / covered).Solve();
        if (!budget.HasTime())
            return cheap;
        var few = new RoleCoverGreedy(problem, budget, static (weight, covered) => (double)(weight + 1) / covered / covered).Solve();
        return problem.CostOf(cheap).CompareTo(problem.CostOf(few)) <= 0 ? cheap : few;
    }

    private List<RoleCoverCandidate> Solve()
    {
        var open = BitWords.All(_problem.Needs);
        var extras = BitWords.All(_problem.Weights.Length);
        var chosen = new List<RoleCoverCandidate>();
        while (!BitWords.IsEmpty(open))
        {
            if (!_budget.HasTime())
            {
                AddInOrder(open, chosen);
                break;
            }

            var best = _problem.Candidates[Cheapest()];
            chosen.Add(best);
            Update(Take(best.Covers, open), Take(best.Extras, extras));
        }

        return WithoutIdle(chosen);
    }

    private int Cheapest()
    {
        var best = -1;
        var least = double.PositiveInfinity;
        for (var i = 0; i < _fresh.Length; i++)
        {
            if (_fresh[i] == 0)
                continue;
            var cost = _price(_weight[i], _fresh[i]);
            if (cost < least)
                (best, least) = (i, cost);
        }

        return best;
    }

    /// <summary>Takes members out of what is left of all; gives them as words with their places.</summary>
    private static List<(int Place, ulong Word)> Take(ulong[] members, ulong[] left)
    {
        var taken = new List<(int, ulong)>();
        for (var i = 0; i < members.Length; i++)
        {
            var word = members[i] & left[i];
            if (word == 0)
                continue;
            taken.Add((i, word));
            left[i] &= ~word;
        }

        return taken;
    }

    /// <summary>What is covered now is no longer new in any candidate, and what is granted now no longer weighs in any.</summary>
    private void Update(List<(int Place, ulong Word)> covered, List<(int Place, ulong Word)> extras)
    {
        for (var i = 0; i < _fresh.Length; i++)
        {
            if (_fresh[i] == 0)
                continue;
            var candidate = _problem.Candidates[i];
            foreach (var (place, word) in covered)
                _fresh[i] -= BitWords.Count(candidate.Covers[place] & word);
            foreach (var (place, word) in extras)
            {
                for (var shared = candidate.Extras[place] & word; shared != 0; shared &= shared - 1)
                    _weight[i] -= _problem.Weights[(place << 6) + BitWords.Lowest(shared)];
            }
        }
    }

    /// <summary>Covers what is open with whatever adds to it, by the price as it is now: one look at each candidate.</summary>
    private void AddInOrder(ulong[] open, List<RoleCoverCandidate> chosen)
    {
        foreach (var i in Enumerable.Range(0, _fresh.Length).Where(i => _fresh[i] > 0).OrderBy(i => _price(_weight[i], _fresh[i])).ThenBy(i => i))
        {
            if (BitWords.IsEmpty(open))
                return;
            if (Take(_problem.Candidates[i].Covers, open).Count > 0)
                chosen.Add(_problem.Candidates[i]);
        }
    }

    /// <summary>Drops what later choices made superfluous, the dearest first.</summary>
    private List<RoleCoverCandidate> WithoutIdle(List<RoleCoverCandidate> chosen)
    {
        var none = BitWords.Of(_problem.Weights.Length);
        var times = new int[_problem.Needs];
        foreach (var need in chosen.SelectMany(candidate => BitWords.Members(candidate.Covers)))
            times[need]++;
        var idle = new HashSet<int>();
        foreach (var candidate in chosen.OrderByDescending(candidate => _problem.WeightOf(candidate.Extras, none)))
        {
            if (!BitWords.Members(candidate.Covers).All(need => times[need] > 1))
                continue;
            idle.Add(candidate.Id);
            foreach (var need in BitWords.Members(candidate.Covers))
                times[need]--;
        }

        return chosen.FindAll(candidate => !idle.Contains(candidate.Id));
    }
}
