namespace Permissions;

/// <summary>
/// Makes formulas about the operations that one glob matches: other globs that match all of these or none of them do not
/// appear in them.
/// </summary>
internal sealed class FormulaScope(Glob domain, WildcardReading reading, IList<string> conditions, SearchBudget? budget = null)
{
    private readonly List<Glob> _globs = [domain];
    private Dictionary<string, int>? _indexes;

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
        if (domain.IsSameAs(glob))
            return 0;
        _indexes ??= new(StringComparer.Ordinal);
        if (!_indexes.TryGetValue(glob.Folded, out var index))
        {
            _indexes.Add(glob.Folded, index = _globs.Count);
            _globs.Add(glob);
        }

        return index;
    }
}
