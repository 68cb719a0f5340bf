namespace Permissions;

/// <summary>
/// Makes formulas about the operations that one glob matches: other globs that match all of these or none of them do not
/// appear in them.
/// </summary>
internal sealed class FormulaScope(Glob domain, WildcardReading reading, IList<string> conditions)
{
    private readonly List<Glob> _globs = [domain];

    /// <summary>The glob whose operations are spoken of. It is the first of <see cref="Globs"/>.</summary>
    internal Glob Domain => domain;

    internal WildcardReading Reading => reading;

    /// <summary>The conditions by their number in the formulas.</summary>
    internal IList<string> Conditions => conditions;

    /// <summary>The globs by their number in the formulas made so far.</summary>
    internal IReadOnlyList<Glob> Globs => _globs;

    /// <summary>Whether any of the globs matches.</summary>
    internal Formula AnyMatches(Glob[] globs)
    {
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
        var index = _globs.FindIndex(glob.IsSameAs);
        if (index < 0)
        {
            index = _globs.Count;
            _globs.Add(glob);
        }

        return index;
    }
}
