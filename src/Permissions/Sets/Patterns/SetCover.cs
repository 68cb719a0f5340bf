namespace Permissions;

/// <summary>The fewest of some candidates that cover all elements: exact by branch and bound, within a number of steps.</summary>
internal sealed class SetCover
{
    // Enough for every built-in role and every union of them that was tried, and well under a second.
    internal const int MaximumSteps = 200_000;

    private readonly IReadOnlyList<BitSet> _candidates;
    private readonly List<int>[] _coveredBy;
    private readonly int _maximumSteps;
    private int _steps;
    private List<int> _best;

    private SetCover(int elements, IReadOnlyList<BitSet> candidates, int maximumSteps)
    {
        _candidates = candidates;
        _maximumSteps = maximumSteps;
        _coveredBy = new List<int>[elements];
        for (var element = 0; element < elements; element++)
            _coveredBy[element] = [.. Enumerable.Range(0, candidates.Count).Where(candidate => candidates[candidate][element])];
        _best = Greedy(BitSet.All(elements));
    }

    /// <summary>Solves a cover in which each element is in some candidate. Of equally few, the one whose candidates come first in the search is taken, so that the result is stable.</summary>
    /// <returns>The chosen candidates in their order, and whether fewer are proved impossible.</returns>
    internal static (IReadOnlyList<int> Chosen, bool IsProved) Solve(int elements, IReadOnlyList<BitSet> candidates, int maximumSteps = MaximumSteps)
    {
        var cover = new SetCover(elements, candidates, maximumSteps);
        cover.Search(BitSet.All(elements), []);
        cover._best.Sort();
        return (cover._best, cover._steps <= maximumSteps);
    }

    /// <summary>Counts elements of which no two share a candidate: each needs one of its own. Also finds the element with the fewest candidates.</summary>
    internal static int LeastStillNeeded(BitSet open, List<int>[] coveredBy, out int hardest)
    {
        hardest = -1;
        var needed = 0;
        var met = new HashSet<int>();
        foreach (var element in open.Members().OrderBy(element => coveredBy[element].Count).ThenBy(element => element))
        {
            if (hardest < 0)
                hardest = element;
            if (coveredBy[element].TrueForAll(candidate => !met.Contains(candidate)))
            {
                needed++;
                met.UnionWith(coveredBy[element]);
            }
        }

        return needed;
    }

    private void Search(BitSet open, List<int> chosen)
    {
        if (++_steps > _maximumSteps)
            return;
        if (open.IsEmpty)
        {
            if (chosen.Count < _best.Count)
                _best = [.. chosen];
            return;
        }

        if (chosen.Count + LeastStillNeeded(open, _coveredBy, out var hardest) >= _best.Count)
            return;
        foreach (var candidate in _coveredBy[hardest].OrderByDescending(candidate => _candidates[candidate].CountShared(open)).ThenBy(candidate => candidate))
        {
            chosen.Add(candidate);
            Search(open.Without(_candidates[candidate]), chosen);
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    private List<int> Greedy(BitSet open)
    {
        var chosen = new List<int>();
        while (!open.IsEmpty)
        {
            var best = 0;
            var most = -1;
            for (var candidate = 0; candidate < _candidates.Count; candidate++)
            {
                var shared = _candidates[candidate].CountShared(open);
                if (shared > most)
                    (best, most) = (candidate, shared);
            }

            chosen.Add(best);
            open = open.Without(_candidates[best]);
        }

        return chosen;
    }
}
