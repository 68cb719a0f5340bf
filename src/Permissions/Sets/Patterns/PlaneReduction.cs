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
    private readonly PatternLanguage _strict;
    private readonly PatternLanguage _lenient;
    private readonly bool _wholeSegments;
    private readonly List<string> _includes;
    private readonly List<string> _lenientOnly;

    private PlaneReduction(PlaneMeaning meaning)
    {
        _meaning = meaning;
        _strict = new(meaning.Strict);
        _lenient = new(meaning.Lenient);
        _wholeSegments = CandidatePatterns.StandForWholeSegments(meaning.Sources);
        _includes = FindIncludes();
        _lenientOnly = FindLenientOnly();
    }

    /// <summary>The block that grants exactly what the terms do; null if there is none.</summary>
    internal static PlaneBlock? Exact(PlaneMeaning meaning)
    {
        var reduction = new PlaneReduction(meaning);
        return reduction._lenientOnly.Count > 0 ? null : reduction.Block(reduction._includes, reduction.Missing(reduction._includes));
    }

    /// <summary>The block that grants nothing that the terms do not, and loses the fewest known operations that way: see <see cref="LargestWithin"/>.</summary>
    internal static PlaneBlock NeverMore(PlaneMeaning meaning, KnownMatches known) =>
        Exact(meaning) ?? LargestWithin.Find(new PlaneReduction(meaning), meaning, known);

    /// <summary>A block that grants all that the terms do, and in excess of that none of the known operations that an exclusion can keep out.</summary>
    internal static PlaneBlock NeverLess(PlaneMeaning meaning, IEnumerable<string> knownOperations)
    {
        if (Exact(meaning) is { } exact)
            return exact;
        var reduction = new PlaneReduction(meaning);
        var includes = Sorted(reduction._includes.Concat(reduction._lenientOnly));
        var missing = reduction.Missing(includes);
        var lost = missing.Where(element => Globs.HasWildcard(element.Glob) && !reduction.ExclusionsOf(element).Any()).ToList();
        var known = knownOperations
            .SelectMany(operation => lost.Where(element => Globs.Covers(element.Glob, operation)).Select(element => new PatternElement(operation, element.Reading)))
            .Where(element => !reduction.Language(element.Reading).HoldsGeneric(element.Glob));
        var wanted = missing.Concat(known).Distinct().Where(element => reduction.ExclusionsOf(element).Any()).ToList();
        return reduction.Block(includes, wanted)!;
    }

    /// <summary>The globs that grant in the strict reading, which are what strings can say.</summary>
    internal IEnumerable<string> Granting => _strict.Granting;

    private PatternLanguage Language(WildcardReading reading) => reading == WildcardReading.Strict ? _strict : _lenient;

    private PlaneBlock? Block(List<string> includes, List<PatternElement> missing)
    {
        var candidates = new List<string>();
        var covers = new List<BitSet>();
        var met = new HashSet<string>();
        var all = new BitSet(missing.Count);
        foreach (var candidate in Candidates(missing))
        {
            var covered = new BitSet(missing.Count);
            for (var i = 0; i < missing.Count; i++)
            {
                if (missing[i].IsCoveredBy(candidate))
                    covered.Add(i);
            }

            if (covered.IsEmpty || !met.Add(covered.Key()))
                continue;
            candidates.Add(candidate);
            covers.Add(covered);
            all = all.With(covered);
        }

        if (all.Count < missing.Count)
            return null;
        var (chosen, isProved) = SetCover.Solve(missing.Count, covers);
        var single = _meaning.Sources.All(pattern => PermissionString.CountWildcards(pattern) <= 1);
        return new(new(includes, Sorted(chosen.Select(index => candidates[index]))), isProved && single);
    }

    /// <summary>The exclusions that take nothing of what the terms grant, in either reading.</summary>
    private IEnumerable<string> Candidates(List<PatternElement> missing) =>
        CandidatePatterns.For(missing, _wholeSegments)
            .Concat(_meaning.Strict.SelectMany(term => term.Excludes))
            .Where(TakesNothing);

    /// <summary>The exclusions that take an element whole, and nothing of what the terms grant.</summary>
    internal IEnumerable<string> ExclusionsOf(PatternElement element) => Candidates([element]).Where(element.IsCoveredBy);

    private bool TakesNothing(string pattern) =>
        !_strict.Overlaps(pattern) && !Globs.Readings(pattern, WildcardReading.Lenient).Any(_lenient.Overlaps);

    /// <summary>What the includes hold and the terms do not grant, in each reading.</summary>
    internal List<PatternElement> Missing(List<string> includes)
    {
        var missing = new List<PatternElement>();
        foreach (var reading in Globs.BothReadings)
        {
            var globs = includes
                .SelectMany(include => Globs.Readings(include, reading))
                .SelectMany(Language(reading).Missing)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            for (var i = 0; i < globs.Count; i++)
            {
                var glob = globs[i];
                if (!globs.Where((other, index) => index != i && Globs.Covers(other, glob) && (index < i || !Globs.Covers(glob, other))).Any())
                    missing.Add(new(glob, reading));
            }
        }

        return missing;
    }

    private List<string> FindIncludes()
    {
        var granting = _strict.Granting.ToList();
        var widest = Globs.Widest(Sorted(granting.Where(Globs.HasWildcard)));
        return Sorted(widest.Concat(granting.Where(glob => !Globs.HasWildcard(glob) && !Globs.AnyCovers(widest, glob))));
    }

    /// <summary>What the terms grant in the lenient reading and the includes do not hold: no string means an operation in that reading alone.</summary>
    private List<string> FindLenientOnly()
    {
        var held = _includes.SelectMany(include => Globs.Readings(include, WildcardReading.Lenient)).ToList();
        return Sorted(_lenient.Granting.Where(glob => !Globs.AnyCovers(held, glob)));
    }

    /// <summary>Sorted and each once without regard to case; of several spellings the one with more capitals stays.</summary>
    internal static List<string> Sorted(IEnumerable<string> patterns) =>
        [.. patterns.OrderBy(pattern => pattern, StringComparer.OrdinalIgnoreCase).ThenBy(pattern => pattern, StringComparer.Ordinal).Distinct(StringComparer.OrdinalIgnoreCase)];
}
