namespace Permissions;

/// <summary>A pattern that can only be included with exclusions which take something that should be granted.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Exclusions">What must be excluded where it is included.</param>
/// <param name="Gains">The known operations that it brings of those that should be granted.</param>
/// <param name="Loses">The known operations that its exclusions take of those, whatever else brings them.</param>
/// <param name="IsWidest">Whether no other pattern covers it.</param>
internal sealed record CostlyInclude(string Pattern, IReadOnlyList<string> Exclusions, ulong[] Gains, ulong[] Loses, bool IsWidest);

/// <summary>
/// Chooses which of some patterns to include, so that the fewest known operations are lost, then the fewest of the widest
/// patterns: what these grant that is not known cannot be counted. Each choice is tried where they are few; of many, a choice
/// is bettered pattern by pattern from two sides, within a number of trials. Deterministic.
/// </summary>
internal sealed class IncludeChoice
{
    /// <summary>Up to so many patterns each choice is tried: some thousand.</summary>
    internal const int MostForEachChoice = 12;

    private const int MaximumTrials = 2_000;

    // Equal choices are compared by their strings, which takes a set cover each.
    private const int MostEqual = 16;

    private readonly IReadOnlyList<CostlyInclude> _open;
    private readonly ulong[] _base;
    private readonly ulong[] _none;
    private readonly List<bool[]> _best = [];
    private (int Lost, int Dropped) _bestCost = (int.MaxValue, 0);

    private IncludeChoice(IReadOnlyList<CostlyInclude> open, ulong[] wanted, ulong[] granted)
    {
        _open = open;
        _base = granted;
        _none = new ulong[granted.Length];
        Wanted = wanted;
    }

    private ulong[] Wanted { get; }

    /// <summary>The best choices found, all of the same cost; the one that keeps the first patterns comes first.</summary>
    /// <param name="open">The patterns to choose from.</param>
    /// <param name="wanted">The known operations that should be granted.</param>
    /// <param name="granted">Those of them that are granted without any of the patterns.</param>
    internal static IReadOnlyList<bool[]> Of(IReadOnlyList<CostlyInclude> open, ulong[] wanted, ulong[] granted)
    {
        var choice = new IncludeChoice(open, wanted, granted);
        if (open.Count <= MostForEachChoice)
        {
            choice.TryEach(0, new bool[open.Count], choice._base, choice._none);
        }
        else
        {
            choice.Better([.. open.Select(_ => true)]);
            choice.Better([.. open.Select(_ => false)]);
        }

        return choice._best;
    }

    private void TryEach(int next, bool[] kept, ulong[] granted, ulong[] lost)
    {
        if (next == _open.Count)
        {
            Offer(kept, CostOf(kept, granted, lost));
            return;
        }

        kept[next] = true;
        TryEach(next + 1, kept, BitWords.Or(granted, _open[next].Gains), BitWords.Or(lost, _open[next].Loses));
        kept[next] = false;
        TryEach(next + 1, kept, granted, lost);
    }

    /// <summary>Keeps or drops one pattern at a time as long as that is better.</summary>
    private void Better(bool[] kept)
    {
        var cost = CostOf(kept);
        var trials = 0;
        for (var sinceLast = 0; sinceLast < kept.Length && trials < MaximumTrials; trials++)
        {
            var at = trials % kept.Length;
            kept[at] = !kept[at];
            var other = CostOf(kept);
            if (other.CompareTo(cost) < 0)
            {
                cost = other;
                sinceLast = 0;
            }
            else
            {
                kept[at] = !kept[at];
                sinceLast++;
            }
        }

        Offer(kept, cost);
    }

    private void Offer(bool[] kept, (int Lost, int Dropped) cost)
    {
        var order = cost.CompareTo(_bestCost);
        if (order > 0)
            return;
        if (order < 0)
            _best.Clear();
        _bestCost = cost;
        if (_best.Count < MostEqual)
            _best.Add((bool[])kept.Clone());
    }

    private (int Lost, int Dropped) CostOf(bool[] kept)
    {
        var (granted, lost) = (_base, _none);
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i])
                (granted, lost) = (BitWords.Or(granted, _open[i].Gains), BitWords.Or(lost, _open[i].Loses));
        }

        return CostOf(kept, granted, lost);
    }

    private (int Lost, int Dropped) CostOf(bool[] kept, ulong[] granted, ulong[] lost) =>
        (BitWords.CountInEitherHalf(BitWords.Without(Wanted, BitWords.Without(granted, lost))), Enumerable.Range(0, kept.Length).Count(i => !kept[i] && _open[i].IsWidest));
}
