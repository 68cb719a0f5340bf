namespace Permissions;

/// <summary>A good choice, found quickly: where the search starts from, and what it has at hand if it may not search for long.</summary>
internal static class RoleCoverGreedy
{
    /// <summary>The cheaper of two: the least weight for each new need, and the most new needs at a time.</summary>
    internal static List<RoleCoverCandidate> Solve(RoleCoverProblem problem, RoleCoverBudget budget)
    {
        var cheap = Solve(problem, budget, static (weight, covered) => (double)(weight + 1) / covered);
        var few = Solve(problem, budget, static (weight, covered) => (double)(weight + 1) / covered / covered);
        return problem.CostOf(cheap).CompareTo(problem.CostOf(few)) <= 0 ? cheap : few;
    }

    private static List<RoleCoverCandidate> Solve(RoleCoverProblem problem, RoleCoverBudget budget, Func<long, int, double> price)
    {
        var covered = BitWords.Of(problem.Needs);
        var extras = BitWords.Of(problem.Weights.Length);
        var chosen = new List<RoleCoverCandidate>();
        while (BitWords.Count(covered) < problem.Needs)
        {
            budget.ThrowIfCancelled();
            RoleCoverCandidate? best = null;
            var least = double.PositiveInfinity;
            foreach (var candidate in problem.Candidates)
            {
                var fresh = BitWords.CountWithout(candidate.Covers, covered);
                if (fresh == 0)
                    continue;
                var cost = price(problem.WeightOf(candidate.Extras, extras), fresh);
                if (cost < least)
                    (best, least) = (candidate, cost);
            }

            chosen.Add(best!);
            BitWords.AddAll(covered, best!.Covers);
            BitWords.AddAll(extras, best.Extras);
        }

        return WithoutIdle(problem, chosen, budget);
    }

    /// <summary>Drops what later choices made superfluous, the dearest first.</summary>
    private static List<RoleCoverCandidate> WithoutIdle(RoleCoverProblem problem, List<RoleCoverCandidate> chosen, RoleCoverBudget budget)
    {
        var none = BitWords.Of(problem.Weights.Length);
        foreach (var candidate in chosen.OrderByDescending(candidate => problem.WeightOf(candidate.Extras, none)).ToList())
        {
            budget.ThrowIfCancelled();
            var others = BitWords.Of(problem.Needs);
            foreach (var other in chosen)
            {
                if (other != candidate)
                    BitWords.AddAll(others, other.Covers);
            }

            if (BitWords.IsSubset(candidate.Covers, others))
                chosen.Remove(candidate);
        }

        return chosen;
    }
}
