namespace Permissions;

/// <summary>Makes a problem smaller without losing its best choices.</summary>
internal static class RoleCoverReduction
{
    /// <summary>Leaves out what no best choice needs, until nothing changes.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="known">What some choice costs: a candidate that alone weighs more is in no best one.</param>
    /// <param name="budget">Where time runs out, the problem is as small as it has become, and loses no best choice either.</param>
    internal static RoleCoverProblem Reduce(RoleCoverProblem problem, RoleCoverCost known, RoleCoverBudget budget)
    {
        var none = BitWords.Of(problem.Weights.Length);
        problem = problem with { Candidates = [.. problem.Candidates.Where(candidate => problem.WeightOf(candidate.Extras, none) <= known.Weight)] };
        while (true)
        {
            var smaller = DropNeeds(DropCandidates(problem, budget), budget);
            if (budget.IsLate)
                return smaller;
            if (smaller.Needs == problem.Needs && smaller.Candidates.Count == problem.Candidates.Count)
                return MergeExtras(smaller);
            problem = smaller;
        }
    }

    /// <summary>
    /// Extras that come with exactly the same candidates become one. Classes are split candidate by candidate: two extras stay in one
    /// class while no candidate tells them apart.
    /// </summary>
    internal static RoleCoverProblem MergeExtras(RoleCoverProblem problem)
    {
        var classOf = Classes(problem);
        // One extra of each class stands for it; class zero comes with no candidate.
        var first = new Dictionary<int, int>();
        var weights = new List<long>();
        var representatives = new List<int>();
        for (var extra = 0; extra < classOf.Length; extra++)
        {
            if (classOf[extra] == 0)
                continue;
            if (!first.TryGetValue(classOf[extra], out var place))
            {
                first.Add(classOf[extra], place = weights.Count);
                weights.Add(0);
                representatives.Add(extra);
            }

            weights[place] += problem.Weights[extra];
        }

        return new(problem.Needs, [.. weights], [.. problem.Candidates.Select(candidate => candidate with { Extras = Taken(candidate.Extras, representatives) })]);
    }

    private static int[] Classes(RoleCoverProblem problem)
    {
        var classOf = new int[problem.Weights.Length];
        var splitBy = new int[1024];
        var splitInto = new int[1024];
        var classes = 1;
        for (var i = 0; i < problem.Candidates.Count; i++)
        {
            var extras = problem.Candidates[i].Extras;
            for (var at = 0; at < extras.Length; at++)
            {
                for (var word = extras[at]; word != 0; word &= word - 1)
                {
                    ref var own = ref classOf[(at << 6) + BitWords.Lowest(word)];
                    if (splitBy[own] != i + 1)
                    {
                        splitBy[own] = i + 1;
                        splitInto[own] = classes++;
                        if (classes > splitBy.Length)
                        {
                            Array.Resize(ref splitBy, 2 * classes);
                            Array.Resize(ref splitInto, 2 * classes);
                        }
                    }

                    own = splitInto[own];
                }
            }
        }

        return classOf;
    }

    /// <summary>The members of a set that are in a list, by their place in it.</summary>
    private static ulong[] Taken(ulong[] set, List<int> members)
    {
        var result = BitWords.Of(members.Count);
        for (var i = 0; i < members.Count; i++)
        {
            if (BitWords.Contains(set, members[i]))
                BitWords.Add(result, i);
        }

        return result;
    }

    /// <summary>A candidate is not needed if another covers all that it covers, with no other extras and no greater number.</summary>
    private static RoleCoverProblem DropCandidates(RoleCoverProblem problem, RoleCoverBudget budget)
    {
        var all = problem.Candidates;
        var kept = new List<RoleCoverCandidate>();
        for (var i = 0; i < all.Count; i++)
        {
            if (!budget.HasTime())
            {
                kept.AddRange(all.Skip(i));
                break;
            }

            var isDominated = false;
            for (var j = 0; j < all.Count && !isDominated; j++)
                isDominated = i != j && Dominates(all[j], all[i]) && (j < i || !Dominates(all[i], all[j]));
            if (!isDominated)
                kept.Add(all[i]);
        }

        return problem with { Candidates = kept };
    }

    private static bool Dominates(RoleCoverCandidate other, RoleCoverCandidate candidate) =>
        other.Number <= candidate.Number
        && BitWords.IsSubset(candidate.Covers, other.Covers)
        && BitWords.IsSubset(other.Extras, candidate.Extras);

    /// <summary>A need says nothing if whatever covers another one covers it too.</summary>
    private static RoleCoverProblem DropNeeds(RoleCoverProblem problem, RoleCoverBudget budget)
    {
        if (budget.IsLate)
            return problem;
        var coveredBy = new ulong[problem.Needs][];
        for (var need = 0; need < problem.Needs; need++)
            coveredBy[need] = BitWords.Of(problem.Candidates.Count);
        for (var i = 0; i < problem.Candidates.Count; i++)
        {
            foreach (var need in BitWords.Members(problem.Candidates[i].Covers))
                BitWords.Add(coveredBy[need], i);
        }

        // Needs with the same candidates are alike, and many: one stands for all before the others are compared in pairs.
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var need = 0; need < problem.Needs; need++)
        {
            var key = BitWords.Key(coveredBy[need]);
            if (!alike.ContainsKey(key))
                alike.Add(key, need);
        }

        int[] distinct = [.. alike.Values.OrderBy(need => need)];
        var kept = new List<int>();
        foreach (var need in distinct)
        {
            if (!budget.HasTime())
                return problem;
            if (!Array.Exists(distinct, other => other != need && BitWords.IsSubset(coveredBy[other], coveredBy[need])))
                kept.Add(need);
        }

        return problem with
        {
            Needs = kept.Count,
            Candidates = [.. problem.Candidates.Select(candidate => candidate with { Covers = Taken(candidate.Covers, kept) })],
        };
    }
}
