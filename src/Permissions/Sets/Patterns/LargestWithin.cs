namespace Permissions;

/// <summary>
/// The block that grants nothing more than some terms and loses the fewest known operations of them, where no block is exact.
/// Whatever a pattern grants beyond the terms must be excluded. Where that takes nothing of them, the pattern stays; where it
/// does, keeping the pattern may lose more than dropping it, and <see cref="IncludeChoice"/> decides.
/// </summary>
internal sealed class LargestWithin
{
    private readonly PlaneReduction _reduction;
    private readonly PatternBudget _budget;
    private readonly KnownMatches _known;
    private readonly ulong[] _wanted;
    private readonly List<string> _kept = [];
    private readonly List<string> _keptExclusions = [];
    private readonly List<CostlyInclude> _open = [];

    private LargestWithin(PlaneReduction reduction, PlaneMeaning meaning, KnownMatches known, PatternBudget budget)
    {
        _budget = budget;
        _reduction = reduction;
        _known = known;
        _wanted = known.GrantedBy(meaning);
    }

    /// <exception cref="InvalidOperationException">The budget is used up.</exception>
    internal static PlaneBlock Find(PlaneReduction reduction, PlaneMeaning meaning, KnownMatches known, PatternBudget budget)
    {
        var search = new LargestWithin(reduction, meaning, known, budget);
        search.Sort();
        var granted = BitWords.And(search._wanted, known.By(search._kept));
        return IncludeChoice.Of(search._open, search._wanted, granted)
            .Select(search.Block)
            .OrderBy(block => block.Patterns.Strings.Count())
            .First();
    }

    /// <summary>Tells the patterns that cost nothing from the others, from the widest on: what a free pattern covers needs no look.</summary>
    private void Sort()
    {
        var left = PlaneReduction.Sorted(_reduction.Granting.Where(Globs.HasWildcard));
        var isWidest = true;
        while (left.Count > 0)
        {
            var layer = Globs.Widest(left, (wide, narrow) => Globs.CoversInBothReadings(wide, narrow, _budget), _budget);
            foreach (var pattern in layer)
                Add(pattern, isWidest);
            left = [.. left.Except(layer, StringComparer.OrdinalIgnoreCase).Where(pattern => !_kept.Exists(kept => Globs.CoversInBothReadings(kept, pattern, _budget)))];
            isWidest = false;
        }

        var wildcards = _kept.ToList();
        foreach (var operation in PlaneReduction.Sorted(_reduction.Granting.Where(glob => !Globs.HasWildcard(glob) && !Globs.AnyCovers(wildcards, glob))))
            Add(operation, isWidest: !_open.Exists(open => Globs.Covers(open.Pattern, operation)));
    }

    private void Add(string pattern, bool isWidest)
    {
        var exclusions = new List<string>();
        var taking = new List<string>();
        foreach (var element in _reduction.Missing([pattern]))
        {
            _budget.Spend(1 + exclusions.Count + taking.Count);
            if (exclusions.Exists(element.IsCoveredBy) || taking.Exists(element.IsCoveredBy))
                continue;
            if (_reduction.ExclusionsOf(element).FirstOrDefault() is { } free)
                exclusions.Add(free);
            else
                taking.Add(element.Glob);
        }

        if (taking.Count == 0)
        {
            _kept.Add(pattern);
            _keptExclusions.AddRange(exclusions);
            return;
        }

        _open.Add(new(pattern, [.. exclusions, .. taking], BitWords.And(_wanted, _known.By([pattern])), BitWords.And(_wanted, _known.By(taking)), isWidest));
    }

    private PlaneBlock Block(bool[] chosen)
    {
        var open = _open.Where((_, i) => chosen[i]).ToList();
        var block = new PatternTerm(
            PlaneReduction.Sorted(_kept.Concat(open.Select(include => include.Pattern))),
            PlaneReduction.Sorted(_keptExclusions.Concat(open.SelectMany(include => include.Exclusions))));
        return PlaneReduction.Exact(PlaneMeaning.Of([block], _budget), _budget) ?? new(block, IsProvedFewest: false);
    }
}
