namespace Permissions;

/// <summary>Of choices that cost the same, goes over to one whose wildcards reach less far, role by role.</summary>
internal static class RoleCoverPreference
{
    /// <summary>Exchanges chosen roles for others as long as the choice covers and costs the same, and its wildcards reach less far.</summary>
    /// <param name="solution">A choice.</param>
    /// <param name="problem">What it solves.</param>
    /// <param name="roles">The roles; the id of a candidate is the place of its role, and any other id stands for none.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    internal static RoleCoverSolution Apply(RoleCoverSolution solution, RoleCoverProblem problem, IReadOnlyList<RoleDefinition> roles, CancellationToken cancellationToken)
    {
        if (solution.Chosen is not { Count: > 0 } ids)
            return solution;
        var byId = problem.Candidates.ToDictionary(candidate => candidate.Id);
        var chosen = ids.Select(id => byId[id]).ToList();
        // Less can only be left open than by the role that goes, so that few candidates are looked at.
        var reach = problem.Candidates.Where(candidate => candidate.Id < roles.Count).ToDictionary(candidate => candidate.Id, candidate => new WildcardReach([roles[candidate.Id]]));
        for (var changed = true; changed;)
        {
            changed = false;
            for (var at = 0; at < chosen.Count; at++)
            {
                if (chosen[at].Id >= roles.Count)
                    continue;
                cancellationToken.ThrowIfCancellationRequested();
                var (open, extras) = Without(problem, chosen, at);
                var cost = problem.WeightOf(chosen[at].Extras, extras);
                var better = problem.Candidates
                    .Where(candidate => candidate.Id < roles.Count
                        && reach[candidate.Id].CompareTo(reach[chosen[at].Id]) < 0
                        && BitWords.IsSubset(open, candidate.Covers)
                        && problem.WeightOf(candidate.Extras, extras) == cost)
                    .OrderBy(candidate => reach[candidate.Id])
                    .ThenBy(candidate => candidate.Id)
                    .FirstOrDefault();
                if (better is null)
                    continue;
                chosen[at] = better;
                changed = true;
            }
        }

        return solution with { Chosen = [.. chosen.Select(candidate => candidate.Id).OrderBy(id => id)] };
    }

    /// <summary>What no other chosen candidate covers, and what the others come with.</summary>
    private static (ulong[] Open, ulong[] Extras) Without(RoleCoverProblem problem, List<RoleCoverCandidate> chosen, int at)
    {
        var covered = BitWords.Of(problem.Needs);
        var extras = BitWords.Of(problem.Weights.Length);
        for (var i = 0; i < chosen.Count; i++)
        {
            if (i == at)
                continue;
            BitWords.AddAll(covered, chosen[i].Covers);
            BitWords.AddAll(extras, chosen[i].Extras);
        }

        return (BitWords.Without(chosen[at].Covers, covered), extras);
    }
}
