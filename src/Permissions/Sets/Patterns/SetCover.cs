namespace Permissions;

/// <summary>The fewest of some candidates that cover all elements: exact by branch and bound, within a number of steps.</summary>
internal sealed class SetCover
{
    // Enough for every built-in role and every union of them that was tried, and well under a second.
    internal const int MaximumSteps = 200_000;

    // A step looks at every candidate of every element that is open; this is a second or two of looks.
    internal const long MaximumLooks = 50_000_000;

    private readonly IReadOnlyList<ulong[]> _candidates;
    private readonly List<int>[] _coveredBy;
    private readonly int _maximumSteps;
    private int _steps;
    private long _looks;
    private List<int> _best;

    private SetCover(int elements, IReadOnlyList<ulong[]> candidates, int maximumSteps)
    {
        _candidates = candidates;
        _maximumSteps = maximumSteps;
        _coveredBy = CoveredBy(elements, candidates);
        _best = Greedy(BitWords.All(elements));
    }

    /// <summary>Solves a cover in which each element is in some candidate. Of equally few, the one whose candidates come first in the search is taken, so that the result is stable.</summary>
    /// <returns>The chosen candidates in their order, and whether fewer are proved impossible.</returns>
    internal static (IReadOnlyList<int> Chosen, bool IsProved) Solve(int elements, IReadOnlyList<ulong[]> candidates, int maximumSteps = MaximumSteps)
    {
        // What alone covers an element is in every cover, and most covers of real roles are made of such candidates.
        var open = BitWords.All(elements);
        var chosen = new SortedSet<int>(CoveredBy(elements, candidates).Where(covering => covering.Count == 1).Select(covering => covering[0]));
        foreach (var candidate in chosen)
            open = BitWords.Without(open, candidates[candidate]);
        if (BitWords.IsEmpty(open))
            return ([.. chosen], true);

        int[] left = [.. BitWords.Members(open)];
        int[] useful = [.. Enumerable.Range(0, candidates.Count).Where(candidate => BitWords.CountShared(candidates[candidate], open) > 0)];
        var cover = new SetCover(left.Length, [.. useful.Select(candidate => Restricted(candidates[candidate], left))], maximumSteps);
        cover.Search(BitWords.All(left.Length), []);
        chosen.UnionWith(cover._best.Select(place => useful[place]));
        return ([.. chosen], !cover.IsSpent);
    }

    /// <summary>For each element, the candidates that cover it.</summary>
    internal static List<int>[] CoveredBy(int elements, IReadOnlyList<ulong[]> candidates)
    {
        var coveredBy = new List<int>[elements];
        for (var element = 0; element < elements; element++)
            coveredBy[element] = [];
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            foreach (var element in BitWords.Members(candidates[candidate]))
                coveredBy[element].Add(candidate);
        }

        return coveredBy;
    }

    private bool IsSpent => _steps > _maximumSteps || _looks > MaximumLooks;

    /// <summary>Counts elements of which no two share a candidate: each needs one of its own. Also finds the element with the fewest candidates.</summary>
    /// <param name="open">The elements that are not covered yet.</param>
    /// <param name="coveredBy">For each element, the candidates that cover it.</param>
    /// <param name="looks">Counts the candidates that are looked at.</param>
    /// <param name="hardest">The element with the fewest candidates; negative if none is open.</param>
    internal static int LeastStillNeeded(ulong[] open, List<int>[] coveredBy, ref long looks, out int hardest)
    {
        hardest = -1;
        var needed = 0;
        var met = new HashSet<int>();
        foreach (var element in BitWords.Members(open).OrderBy(element => coveredBy[element].Count).ThenBy(element => element))
        {
            looks += 1 + coveredBy[element].Count;
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

    private void Search(ulong[] open, List<int> chosen)
    {
        _steps++;
        if (IsSpent)
            return;
        if (BitWords.IsEmpty(open))
        {
            if (chosen.Count < _best.Count)
                _best = [.. chosen];
            return;
        }

        if (chosen.Count + LeastStillNeeded(open, _coveredBy, ref _looks, out var hardest) >= _best.Count)
            return;
        foreach (var candidate in _coveredBy[hardest].OrderByDescending(candidate => BitWords.CountShared(_candidates[candidate], open)).ThenBy(candidate => candidate))
        {
            chosen.Add(candidate);
            Search(BitWords.Without(open, _candidates[candidate]), chosen);
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    /// <summary>A candidate's elements by their places in a list.</summary>
    private static ulong[] Restricted(ulong[] candidate, int[] elements)
    {
        var restricted = BitWords.Of(elements.Length);
        for (var place = 0; place < elements.Length; place++)
        {
            if (BitWords.Contains(candidate, elements[place]))
                BitWords.Add(restricted, place);
        }

        return restricted;
    }

    private List<int> Greedy(ulong[] open)
    {
        var chosen = new List<int>();
        while (!BitWords.IsEmpty(open))
        {
            var best = 0;
            var most = -1;
            for (var candidate = 0; candidate < _candidates.Count; candidate++)
            {
                var shared = BitWords.CountShared(_candidates[candidate], open);
                if (shared > most)
                    (best, most) = (candidate, shared);
            }

            chosen.Add(best);
            open = BitWords.Without(open, _candidates[best]);
        }

        return chosen;
    }
}
