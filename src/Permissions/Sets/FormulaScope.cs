namespace Permissions;

/// <summary>
/// Makes formulas about the operations that one glob matches: other globs that match all of these or none of them do not
/// appear in them.
/// </summary>
internal sealed class FormulaScope(Glob domain, WildcardReading reading, IList<string> conditions, SearchBudget? budget = null)
{
    private const int FewGlobs = 16;

    private readonly List<Glob> _globs = [domain];
    private Dictionary<string, int>? _indexes;

    private Dictionary<string, int> Indexes => _indexes ??= Enumerable.Range(0, _globs.Count).ToDictionary(index => _globs[index].Folded, StringComparer.Ordinal);

    /// <summary>The glob whose operations are spoken of. It is the first of <see cref="Globs"/>.</summary>
    internal Glob Domain => domain;

    internal WildcardReading Reading => reading;

    /// <summary>The conditions by their number in the formulas.</summary>
    internal IList<string> Conditions => conditions;

    /// <summary>The globs by their number in the formulas made so far.</summary>
    internal IReadOnlyList<Glob> Globs => _globs;

    /// <summary>Whether any of the globs matches. What can have nothing in common with the domain may be left out of them.</summary>
    internal Formula AnyMatches(Glob[] globs)
    {
        // Once the budget is used up, whoever asked gives up what the formula would say.
        if (budget?.Spend(globs.Length) == false)
            return Formula.False;
        foreach (var glob in globs)
        {
            if (glob.Covers(domain))
                return Formula.True;
        }

        var open = new List<Formula>();
        foreach (var glob in globs)
        {
            if (glob.CanMatchAnOperation && glob.MayOverlap(domain))
                open.Add(Formula.Matches(IndexOf(glob)));
        }

        return Formula.Any([.. open]);
    }

    private int IndexOf(Glob glob)
    {
        // A few are found as quickly one by one.
        var index = _globs.Count <= FewGlobs ? _globs.FindIndex(glob.IsSameAs) : Indexes.TryGetValue(glob.Folded, out var known) ? known : -1;
        if (index < 0)
        {
            index = _globs.Count;
            _globs.Add(glob);
            _indexes?.Add(glob.Folded, index);
        }

        return index;
    }
}
