namespace Permissions;

/// <summary>A choice, and what is proved about it.</summary>
/// <param name="Chosen">The ids of the chosen candidates, sorted; null if no choice covers all needs.</param>
/// <param name="Cost">What they cost.</param>
/// <param name="Bound">What no choice of that number costs less than.</param>
/// <param name="FewestNumber">What no choice counts less than, where that was asked; zero elsewhere.</param>
internal sealed record RoleCoverSolution(IReadOnlyList<int>? Chosen, RoleCoverCost Cost, RoleCoverCost Bound, int FewestNumber)
{
    /// <summary>The cheapest single candidate that covers all needs; the first of equals.</summary>
    internal static RoleCoverSolution OneOf(RoleCoverProblem problem)
    {
        var best = problem.Candidates
            .Where(candidate => BitWords.Count(candidate.Covers) == problem.Needs)
            .OrderBy(candidate => problem.CostOf([candidate]))
            .FirstOrDefault();
        return best is null ? new(null, default, default, 0) : Of([best], problem.CostOf([best]), problem.CostOf([best]), 1);
    }

    /// <summary>The cheapest choice, of any number.</summary>
    internal static RoleCoverSolution CheapestOf(RoleCoverProblem problem, RoleCoverBudget budget)
    {
        problem = RoleCoverReduction.MergeExtras(problem);
        var start = RoleCoverGreedy.Solve(problem, budget);
        var cost = problem.CostOf(start);
        var (chosen, best, bound) = RoleCoverSearch.Solve(RoleCoverReduction.Reduce(problem, cost, budget), start, cost, int.MaxValue, budget);
        return Of(chosen, best, bound, 0);
    }

    /// <summary>The choice of the fewest; of these, the cheapest.</summary>
    internal static RoleCoverSolution FewestOf(RoleCoverProblem problem, RoleCoverBudget budget)
    {
        // First without any cost, so that only the number counts.
        var free = problem with { Weights = [], Candidates = [.. problem.Candidates.Select(candidate => candidate with { Extras = [] })] };
        var start = RoleCoverGreedy.Solve(free, budget);
        var startCost = free.CostOf(start);
        var (fewest, number, leastNumber) = RoleCoverSearch.Solve(RoleCoverReduction.Reduce(free, startCost, budget), start, startCost, startCost.Number, budget);

        if (number.Number == 1)
            return OneOf(problem);
        problem = RoleCoverReduction.MergeExtras(problem);
        var known = fewest.Select(chosen => problem.Candidates.First(candidate => candidate.Id == chosen.Id)).ToList();
        var cost = problem.CostOf(known);
        var (best, bestCost, bound) = RoleCoverSearch.Solve(RoleCoverReduction.Reduce(problem, cost, budget), known, cost, number.Number, budget);
        return Of(best, bestCost, bound, leastNumber.Number);
    }

    private static RoleCoverSolution Of(IReadOnlyList<RoleCoverCandidate> chosen, RoleCoverCost cost, RoleCoverCost bound, int fewest) =>
        new([.. chosen.Select(candidate => candidate.Id).OrderBy(id => id)], cost, bound, fewest);
}
