namespace Permissions;

/// <summary>
/// The fewest strings in one block that cover a set and grant at most some known operations in excess: branch and bound over
/// the patterns that cover some of the set's own, and over which of its exclusions to keep.
/// </summary>
internal sealed class CoverSearch
{
    private readonly ulong[][] _granted;
    private readonly int _budget;
    private readonly List<Candidate> _includes = [];
    private readonly List<Candidate> _excludes = [];
    private readonly List<int>[] _coveredBy;
    private readonly BitSet _allExcluded;
    private List<Candidate> _best;
    private int _bestExtra;
    private int _steps;

    private CoverSearch(PermissionSet granted, PermissionBlock exact, int budget)
    {
        _granted = [.. Globs.BothReadings.Select(reading => granted.Bits(OperationCatalogue.Azure, reading).Must)];
        _budget = budget;
        (OperationPlane Plane, string Text)[] own = [.. exact.Actions.Select(action => (OperationPlane.Control, action.Value)), .. exact.DataActions.Select(action => (OperationPlane.Data, action.Value))];
        _excludes.AddRange(exact.NotActions.Select(action => new Candidate(OperationPlane.Control, action.Value, true, new(0), Matched(OperationPlane.Control, action.Value))));
        _excludes.AddRange(exact.NotDataActions.Select(action => new Candidate(OperationPlane.Data, action.Value, true, new(0), Matched(OperationPlane.Data, action.Value))));
        _allExcluded = _excludes.Aggregate(NoOperations(), (all, exclude) => all.With(exclude.Operations));
        AddIncludes(own);
        _best = [.. own.Select(item => _includes.Find(include => include.Plane == item.Plane && include.Text == item.Text)!), .. _excludes];
        _bestExtra = _best.Where(candidate => !candidate.IsExclusion).Aggregate(NoOperations(), (all, include) => all.With(include.Operations)).Without(_allExcluded).CountInEitherHalf();
        _coveredBy = [.. own.Select((_, element) => Enumerable.Range(0, _includes.Count).Where(index => _includes[index].Covers[element]).ToList())];
    }

    internal static SingleBlock Find(PermissionSet set, int budget)
    {
        var start = SingleBlockSearch.Find(set, Approximation.NeverLess);
        if (start.DifferenceOperations.Count > budget)
            throw new InvalidOperationException($"No block was found that covers the set with at most {Words.Count(budget, "extra operation")}; the one found is {start}.");
        // A block under a condition grants in excess only what it grants beyond the set where that condition holds.
        var asked = start.IsExact ? PermissionSet.Of(WithoutCondition(start.Block)) : set;
        var search = new CoverSearch(asked, start.Block, budget);
        search.Search(BitSet.All(search._coveredBy.Length), [], NoOperations());
        var best = search._best;
        var block = new PermissionBlock(
            Texts(OperationPlane.Control, false).Select(ControlAction.FromService),
            Texts(OperationPlane.Control, true).Select(ControlAction.FromService),
            Texts(OperationPlane.Data, false).Select(DataAction.FromService),
            Texts(OperationPlane.Data, true).Select(DataAction.FromService),
            start.Block.Condition,
            start.Block.ConditionVersion);
        var isProved = search._steps <= SetCover.MaximumSteps;
        var more = PermissionSet.Of(block).Except(set);
        return more.IsEmpty().Kind == SetAnswerKind.Yes
            ? new(block, null, PermissionSet.Empty, isProved)
            : new(block, Approximation.NeverLess, more, isProved);

        IEnumerable<string> Texts(OperationPlane plane, bool isExclusion) => best
            .Where(candidate => candidate.Plane == plane && candidate.IsExclusion == isExclusion)
            .Select(candidate => candidate.Text)
            .OrderBy(text => text, StringComparer.OrdinalIgnoreCase);
    }

    private static PermissionBlock WithoutCondition(PermissionBlock block) => new(block.Actions, block.NotActions, block.DataActions, block.NotDataActions);

    private void Search(BitSet open, List<Candidate> chosen, BitSet granted)
    {
        if (++_steps > SetCover.MaximumSteps)
            return;
        var extra = granted.Without(_allExcluded).CountInEitherHalf();
        if (extra > _budget)
            return;
        if (open.IsEmpty)
        {
            KeepExclusions(0, chosen, granted);
            return;
        }

        if (!IsBetter(chosen.Count + SetCover.LeastStillNeeded(open, _coveredBy, out var hardest), extra))
            return;
        foreach (var include in _coveredBy[hardest].Select(index => _includes[index]).OrderByDescending(include => include.Covers.CountShared(open)))
        {
            chosen.Add(include);
            Search(open.Without(include.Covers), chosen, granted.With(include.Operations));
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    /// <summary>Fewer strings are better; of equally many, those with less in excess.</summary>
    private bool IsBetter(int strings, int extra) => strings < _best.Count || (strings == _best.Count && extra < _bestExtra);

    /// <summary>Adds the fewest exclusions with which what is granted in excess stays within the budget.</summary>
    private void KeepExclusions(int next, List<Candidate> chosen, BitSet granted)
    {
        if (++_steps > SetCover.MaximumSteps)
            return;
        var extra = granted.CountInEitherHalf();
        if (extra <= _budget && IsBetter(chosen.Count, extra))
            (_best, _bestExtra) = ([.. chosen], extra);
        if (!IsBetter(chosen.Count + 1, 0))
            return;

        for (var i = next; i < _excludes.Count; i++)
        {
            if (_excludes[i].Operations.CountShared(granted) == 0)
                continue;
            chosen.Add(_excludes[i]);
            KeepExclusions(i + 1, chosen, granted.Without(_excludes[i].Operations));
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    private void AddIncludes((OperationPlane Plane, string Text)[] own)
    {
        foreach (var plane in PermissionSet.Planes)
        {
            var elements = own.Where(item => item.Plane == plane).Select(item => new PatternElement(item.Text, WildcardReading.Strict)).ToList();
            var wholeSegments = CandidatePatterns.StandForWholeSegments(elements.Select(element => element.Glob));
            var met = new HashSet<string>();
            foreach (var text in CandidatePatterns.For(elements, wholeSegments))
            {
                var covers = new BitSet(own.Length);
                for (var i = 0; i < own.Length; i++)
                {
                    if (own[i].Plane == plane && Globs.CoversInBothReadings(text, own[i].Text))
                        covers.Add(i);
                }

                var extra = Matched(plane, text);
                // Of patterns that cover the same and grant the same known operations, the first is the narrowest.
                if (extra.Without(_allExcluded).CountInEitherHalf() <= _budget && met.Add(covers.Key() + ";" + extra.Key()))
                    _includes.Add(new(plane, text, false, covers, extra));
            }
        }
    }

    /// <summary>The known operations that a string matches and the set does not grant for sure, in each reading.</summary>
    private BitSet Matched(OperationPlane plane, string text)
    {
        var catalogue = OperationCatalogue.Azure;
        return BitSet.Join(In(WildcardReading.Strict), In(WildcardReading.Lenient));

        ulong[] In(WildcardReading reading)
        {
            var bits = catalogue.Order.NewBits();
            catalogue.Order.Set(bits, text, plane, reading, true);
            var granted = _granted[(int)reading];
            for (var i = 0; i < bits.Length; i++)
                bits[i] &= ~granted[i];
            return bits;
        }
    }

    private static BitSet NoOperations() => BitSet.Join(OperationCatalogue.Azure.Order.NewBits(), OperationCatalogue.Azure.Order.NewBits());

    private sealed record Candidate(OperationPlane Plane, string Text, bool IsExclusion, BitSet Covers, BitSet Operations);
}
