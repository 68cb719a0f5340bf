namespace Permissions;

/// <summary>
/// The fewest strings in one block that cover a set and grant at most some known operations in excess: branch and bound over
/// the patterns that cover some of the set's own, and over which of its exclusions to keep.
/// </summary>
internal sealed class CoverSearch
{
    private readonly ulong[][] _granted;
    private readonly int _budget;
    private readonly PatternBudget _comparisons;
    private readonly List<Candidate> _includes = [];
    private readonly List<Candidate> _excludes = [];
    private readonly List<int>[] _coveredBy;
    private readonly ulong[] _allExcluded;
    private List<Candidate> _best;
    private int _bestExtra;
    private int _steps;
    private long _looks;

    private CoverSearch(PermissionSet granted, PermissionBlock exact, int budget, PatternBudget comparisons)
    {
        _comparisons = comparisons;
        _granted = [.. Globs.BothReadings.Select(reading => granted.Bits(OperationCatalogue.Azure, reading).Must)];
        _budget = budget;
        (OperationPlane Plane, string Text)[] own = [.. exact.Actions.Select(action => (OperationPlane.Control, action.Value)), .. exact.DataActions.Select(action => (OperationPlane.Data, action.Value))];
        _excludes.AddRange(exact.NotActions.Select(action => new Candidate(OperationPlane.Control, action.Value, true, [], Matched(OperationPlane.Control, action.Value))));
        _excludes.AddRange(exact.NotDataActions.Select(action => new Candidate(OperationPlane.Data, action.Value, true, [], Matched(OperationPlane.Data, action.Value))));
        _allExcluded = Union(_excludes);
        AddIncludes(own);
        _best = [.. own.Select(item => _includes.Find(include => include.Plane == item.Plane && include.Text == item.Text)!), .. _excludes];
        _bestExtra = BitWords.CountInEitherHalf(BitWords.Without(Union(_best.Where(candidate => !candidate.IsExclusion)), _allExcluded));
        _coveredBy = SetCover.CoveredBy(own.Length, [.. _includes.Select(include => include.Covers)]);
    }

    internal static SingleBlock Find(PermissionSet set, int budget)
    {
        var comparisons = new PatternBudget();
        var start = SingleBlockSearch.Find(set, Approximation.NeverLess, budget: comparisons);
        if (start.DifferenceOperations.Count > budget)
            throw new InvalidOperationException($"No block was found that covers the set with at most {Words.Count(budget, "extra operation")}; the one found is {start}.");
        // A block under a condition grants in excess only what it grants beyond the set where that condition holds.
        var asked = start.IsExact ? PermissionSet.Of(WithoutCondition(start.Block)) : set;
        var search = new CoverSearch(asked, start.Block, budget, new PatternBudget(comparisons.Left));
        search.Search(BitWords.All(search._coveredBy.Length), [], NoOperations());
        var best = search._best;
        var block = new PermissionBlock(
            Texts(OperationPlane.Control, false).Select(ControlAction.FromService),
            Texts(OperationPlane.Control, true).Select(ControlAction.FromService),
            Texts(OperationPlane.Data, false).Select(DataAction.FromService),
            Texts(OperationPlane.Data, true).Select(DataAction.FromService),
            start.Block.Condition,
            start.Block.ConditionVersion);
        var isProved = !search.IsSpent && !search._comparisons.IsExhausted;
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

    private bool IsSpent => _steps > SetCover.MaximumSteps || _looks > SetCover.MaximumLooks;

    private void Search(ulong[] open, List<Candidate> chosen, ulong[] granted)
    {
        _steps++;
        _looks += granted.Length;
        if (IsSpent)
            return;
        var extra = BitWords.CountInEitherHalf(BitWords.Without(granted, _allExcluded));
        if (extra > _budget)
            return;
        if (BitWords.IsEmpty(open))
        {
            KeepExclusions(0, chosen, granted);
            return;
        }

        if (!IsBetter(chosen.Count + SetCover.LeastStillNeeded(open, _coveredBy, ref _looks, out var hardest), extra))
            return;
        foreach (var include in _coveredBy[hardest].Select(index => _includes[index]).OrderByDescending(include => BitWords.CountShared(include.Covers, open)))
        {
            chosen.Add(include);
            Search(BitWords.Without(open, include.Covers), chosen, BitWords.Or(granted, include.Operations));
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    /// <summary>Fewer strings are better; of equally many, those with less in excess.</summary>
    private bool IsBetter(int strings, int extra) => strings < _best.Count || (strings == _best.Count && extra < _bestExtra);

    /// <summary>Adds the fewest exclusions with which what is granted in excess stays within the budget.</summary>
    private void KeepExclusions(int next, List<Candidate> chosen, ulong[] granted)
    {
        _steps++;
        _looks += granted.Length;
        if (IsSpent)
            return;
        var extra = BitWords.CountInEitherHalf(granted);
        if (extra <= _budget && IsBetter(chosen.Count, extra))
            (_best, _bestExtra) = ([.. chosen], extra);
        if (!IsBetter(chosen.Count + 1, 0))
            return;

        for (var i = next; i < _excludes.Count; i++)
        {
            if (BitWords.CountShared(_excludes[i].Operations, granted) == 0)
                continue;
            chosen.Add(_excludes[i]);
            KeepExclusions(i + 1, chosen, BitWords.Without(granted, _excludes[i].Operations));
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
            var index = Globs.IndexOf(Enumerable.Range(0, own.Length).Where(place => own[place].Plane == plane), place => own[place].Text);
            var left = elements.Count;
            foreach (var text in CandidatePatterns.For(elements, wholeSegments))
            {
                // The set's own strings come first, and each of them is needed; the others only make for fewer.
                if (left-- <= 0 && _comparisons.IsExhausted)
                    break;
                var covers = BitWords.Of(own.Length);
                foreach (var place in index.Meeting(Globs.KeyOf(text)))
                {
                    _comparisons.TrySpend(4);
                    if (Globs.CoversInBothReadings(text, own[place].Text))
                        BitWords.Add(covers, place);
                }

                var extra = Matched(plane, text);
                // Of patterns that cover the same and grant the same known operations, the first is the narrowest.
                if (BitWords.CountInEitherHalf(BitWords.Without(extra, _allExcluded)) > _budget || !met.Add(BitWords.Key(covers) + ";" + BitWords.Key(extra)))
                    continue;
                // It is kept, with some hundred words of memory.
                _comparisons.TrySpend(extra.Length / 4);
                _includes.Add(new(plane, text, false, covers, extra));
            }
        }
    }

    /// <summary>The known operations that a string matches and the set does not grant for sure, in each reading.</summary>
    private ulong[] Matched(OperationPlane plane, string text)
    {
        var catalogue = OperationCatalogue.Azure;
        return [.. In(WildcardReading.Strict), .. In(WildcardReading.Lenient)];

        ulong[] In(WildcardReading reading)
        {
            // Most operations that start as the string does are told apart at a glance.
            var (first, end) = catalogue.RangeOf(text, reading);
            _comparisons.TrySpend(20 + ((end - first) / 8));
            var bits = catalogue.Order.NewBits();
            catalogue.Order.Set(bits, text, plane, reading, true);
            var granted = _granted[(int)reading];
            for (var i = 0; i < bits.Length; i++)
                bits[i] &= ~granted[i];
            return bits;
        }
    }

    private static ulong[] NoOperations() => new ulong[2 * OperationCatalogue.Azure.Order.NewBits().Length];

    private static ulong[] Union(IEnumerable<Candidate> candidates)
    {
        var all = NoOperations();
        foreach (var candidate in candidates)
            BitWords.AddAll(all, candidate.Operations);
        return all;
    }

    /// <summary>How many operations are in either reading's half.</summary>
    private sealed record Candidate(OperationPlane Plane, string Text, bool IsExclusion, ulong[] Covers, ulong[] Operations);
}
