namespace Permissions;

/// <summary>
/// One permission block in one plane for a union of terms: the fewest strings, exact where one block can be.
/// </summary>
/// <remarks>
/// Why it is exact. A wildcard stands for texts that no string spells out. Such a generic text is granted by one single
/// pattern and excluded by one single exclusion, so any block that means the same holds each widest pattern that grants
/// generic texts, and each operation that none of them matches: what is included is not a choice. What these include and
/// the terms do not grant must be excluded, each piece of it whole by one exclusion that takes nothing granted. If a piece
/// fits into no such exclusion, one block cannot say the same; otherwise the fewest exclusions are a set cover.
/// </remarks>
internal sealed class PlaneReduction
{
    private readonly PlaneMeaning _meaning;
    private readonly PatternBudget _budget;
    private readonly PatternLanguage _strict;
    private readonly PatternLanguage _lenient;
    private readonly bool _wholeSegments;
    private readonly List<string> _includes;
    private readonly List<string> _lenientOnly;

    private PlaneReduction(PlaneMeaning meaning, PatternBudget budget)
    {
        _meaning = meaning;
        _budget = budget;
        _strict = new(meaning.Strict, budget);
        _lenient = new(meaning.Lenient, budget);
        _wholeSegments = CandidatePatterns.StandForWholeSegments(meaning.Sources);
        _includes = FindIncludes();
        _lenientOnly = FindLenientOnly();
    }

    /// <summary>The block that grants exactly what the terms do; null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The budget is used up.</exception>
    internal static PlaneBlock? Exact(PlaneMeaning meaning, PatternBudget? budget = null)
    {
        var reduction = new PlaneReduction(meaning, budget ?? new());
        return reduction._lenientOnly.Count > 0 ? null : reduction.Block(reduction._includes, reduction.Missing(reduction._includes));
    }

    /// <summary>The block that grants nothing that the terms do not, and loses the fewest known operations that way: see <see cref="LargestWithin"/>.</summary>
    /// <exception cref="InvalidOperationException">The budget is used up.</exception>
    internal static PlaneBlock NeverMore(PlaneMeaning meaning, KnownMatches known, PatternBudget? budget = null)
    {
        budget ??= new();
        return Exact(meaning, budget) ?? LargestWithin.Find(new PlaneReduction(meaning, budget), meaning, known, budget);
    }

    /// <summary>A block that grants all that the terms do, and in excess of that none of the known operations that an exclusion can keep out.</summary>
    /// <exception cref="InvalidOperationException">The budget is used up.</exception>
    internal static PlaneBlock NeverLess(PlaneMeaning meaning, IEnumerable<string> knownOperations, PatternBudget? budget = null)
    {
        budget ??= new();
        if (Exact(meaning, budget) is { } exact)
            return exact;
        var reduction = new PlaneReduction(meaning, budget);
        var includes = Sorted(reduction._includes.Concat(reduction._lenientOnly));
        var missing = reduction.Missing(includes);
        var lost = missing.Where(element => Globs.HasWildcard(element.Glob) && !reduction.ExclusionsOf(element).Any()).ToList();
        var known = knownOperations
            .SelectMany(operation => lost.Where(element => IsIn(element, operation)).Select(element => new PatternElement(operation, element.Reading)))
            .Where(element => !reduction.Language(element.Reading).HoldsGeneric(element.Glob));
        var wanted = missing.Concat(known).Distinct().Where(element => reduction.ExclusionsOf(element).Any()).ToList();
        return reduction.Block(includes, wanted)!;

        bool IsIn(PatternElement element, string operation)
        {
            budget.Spend(1);
            return Globs.Covers(element.Glob, operation);
        }
    }

    /// <summary>The globs that grant in the strict reading, which are what strings can say.</summary>
    internal IEnumerable<string> Granting => _strict.Granting;

    private PatternLanguage Language(WildcardReading reading) => reading == WildcardReading.Strict ? _strict : _lenient;

    private PlaneBlock? Block(List<string> includes, List<PatternElement> missing)
    {
        var candidates = new List<string>();
        var covers = new List<ulong[]>();
        var met = new HashSet<string>();
        var all = BitWords.Of(missing.Count);
        var index = Globs.IndexOf(Enumerable.Range(0, missing.Count), place => missing[place].Glob);
        foreach (var candidate in Candidates(missing))
        {
            var covered = CoveredBy(candidate);
            if (BitWords.IsEmpty(covered) || !met.Add(BitWords.Key(covered)))
                continue;
            candidates.Add(candidate);
            covers.Add(covered);
            BitWords.AddAll(all, covered);
        }

        if (BitWords.Count(all) < missing.Count)
            return null;
        var (chosen, isProved) = SetCover.Solve(missing.Count, covers);
        var single = _meaning.Sources.All(pattern => PermissionString.CountWildcards(pattern) <= 1);
        return new(new(includes, Sorted(chosen.Select(place => candidates[place]))), isProved && single);

        ulong[] CoveredBy(string candidate)
        {
            var covered = BitWords.Of(missing.Count);
            _budget.Spend(covered.Length);
            // In the lenient reading, what is covered is covered by one of the forms that the candidate has in it.
            foreach (var form in Globs.Readings(candidate, WildcardReading.Lenient, _budget))
            {
                foreach (var place in index.Meeting(Globs.KeyOf(form)))
                {
                    _budget.Spend(1);
                    if ((missing[place].Reading == WildcardReading.Lenient || form == candidate) && Globs.Covers(form, missing[place].Glob))
                        BitWords.Add(covered, place);
                }
            }

            return covered;
        }
    }

    /// <summary>The exclusions that take nothing of what the terms grant, in either reading.</summary>
    private IEnumerable<string> Candidates(List<PatternElement> missing) =>
        CandidatePatterns.For(missing, _wholeSegments)
            .Concat(_meaning.Strict.SelectMany(term => term.Excludes))
            .Where(TakesNothing);

    /// <summary>The exclusions that take an element whole, and nothing of what the terms grant.</summary>
    internal IEnumerable<string> ExclusionsOf(PatternElement element) => Candidates([element]).Where(element.IsCoveredBy);

    private bool TakesNothing(string pattern)
    {
        _budget.Spend(1);
        return !_strict.Overlaps(pattern) && !Globs.Readings(pattern, WildcardReading.Lenient, _budget).Any(_lenient.Overlaps);
    }

    /// <summary>What the includes hold and the terms do not grant, in each reading.</summary>
    internal List<PatternElement> Missing(List<string> includes)
    {
        var missing = new List<PatternElement>();
        foreach (var reading in Globs.BothReadings)
        {
            var globs = includes
                .SelectMany(include => Globs.Readings(include, reading, _budget))
                .SelectMany(Language(reading).Missing)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            missing.AddRange(Globs.Widest(globs, Globs.Covers, _budget).Select(glob => new PatternElement(glob, reading)));
        }

        return missing;
    }

    private List<string> FindIncludes()
    {
        var granting = _strict.Granting.ToList();
        var widest = Globs.Widest(Sorted(granting.Where(Globs.HasWildcard)), (wide, narrow) => Globs.CoversInBothReadings(wide, narrow, _budget), _budget);
        var index = Globs.IndexOf(widest, glob => glob);
        return Sorted(widest.Concat(granting.Where(glob => !Globs.HasWildcard(glob) && !Globs.AnyCovers(index, glob, _budget))));
    }

    /// <summary>What the terms grant in the lenient reading and the includes do not hold: no string means an operation in that reading alone.</summary>
    private List<string> FindLenientOnly()
    {
        var held = Globs.IndexOf(_includes.SelectMany(include => Globs.Readings(include, WildcardReading.Lenient, _budget)), glob => glob);
        return Sorted(_lenient.Granting.Where(glob => !Globs.AnyCovers(held, glob, _budget)));
    }

    /// <summary>Sorted and each once without regard to case; of several spellings the one with more capitals stays.</summary>
    internal static List<string> Sorted(IEnumerable<string> patterns) =>
        [.. patterns.OrderBy(pattern => pattern, StringComparer.OrdinalIgnoreCase).ThenBy(pattern => pattern, StringComparer.Ordinal).Distinct(StringComparer.OrdinalIgnoreCase)];
}
