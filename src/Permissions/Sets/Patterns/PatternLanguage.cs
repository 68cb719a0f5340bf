namespace Permissions;

/// <summary>The operations that a union of terms grants, each string of them taken as a plain glob. Exact for every possible operation, with globs alone.</summary>
internal sealed class PatternLanguage
{
    private readonly PatternBudget _budget;
    private readonly List<PatternTerm> _terms;
    private readonly PrefixIndex<(string Glob, int Term)> _includes;
    private readonly PrefixIndex<int>?[] _excludes;

    /// <param name="terms">The terms.</param>
    /// <param name="budget">What to spend on what is asked of the language; it throws when it is used up.</param>
    internal PatternLanguage(IEnumerable<PatternTerm> terms, PatternBudget budget)
    {
        _budget = budget;
        _terms = [.. terms.Select(term => term.WithoutIdle(budget)).Where(term => term.Includes.Count > 0)];
        _includes = Globs.IndexOf(_terms.SelectMany((term, place) => term.Includes.Select(include => (include, place))), include => include.include);
        _excludes = new PrefixIndex<int>?[_terms.Count];
    }

    /// <summary>The globs that grant: the language has their generic members, and all that it has is in them.</summary>
    internal IEnumerable<string> Granting => _terms.SelectMany(term => term.Includes);

    /// <summary>
    /// Whether the language holds a glob's generic member: the operation itself without a wildcard; with one, the texts that
    /// no string of the language spells out, so that a single pattern grants them and no exclusion names them.
    /// </summary>
    internal bool HoldsGeneric(string glob) => GrantingTerm(glob, []) >= 0;

    /// <summary>Whether the language and the glob share an operation.</summary>
    internal bool Overlaps(string glob)
    {
        foreach (var (include, term) in _includes.Meeting(Globs.KeyOf(glob)))
        {
            _budget.Spend(1);
            foreach (var shared in PatternIntersection.Of(include, glob, _budget))
            {
                if (!IsExcluded(term, shared))
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What the language lacks of a glob, in globs whose union holds all of it. The language has none of their generic
    /// members, but may have others.
    /// </summary>
    internal IReadOnlyList<string> Missing(string glob)
    {
        var pieces = new List<string>();
        AddMissing(glob, [], pieces);
        return pieces;
    }

    /// <summary>Whether the other language has all that this one has.</summary>
    internal bool IsWithin(PatternLanguage other) => Granting.All(glob => other.Missing(glob).All(piece => !Overlaps(piece)));

    private void AddMissing(string glob, HashSet<int> spent, List<string> pieces)
    {
        var granting = GrantingTerm(glob, spent);
        if (granting < 0)
        {
            pieces.Add(glob);
            return;
        }

        // Only its exclusions are missing from the term, and inside them only other terms can grant.
        var inside = new HashSet<int>(spent) { granting };
        foreach (var exclude in ExcludesOf(granting).Meeting(Globs.KeyOf(glob)).OrderBy(place => place))
        {
            _budget.Spend(1);
            foreach (var shared in PatternIntersection.Of(glob, _terms[granting].Excludes[exclude], _budget))
                AddMissing(shared, inside, pieces);
        }
    }

    /// <summary>The first term that grants a glob's generic member and is not spent; negative if there is none.</summary>
    private int GrantingTerm(string glob, HashSet<int> spent)
    {
        var first = -1;
        foreach (var (include, term) in _includes.Meeting(Globs.KeyOf(glob)))
        {
            if ((first >= 0 && term >= first) || spent.Contains(term))
                continue;
            _budget.Spend(1);
            if (Globs.Covers(include, glob) && !IsExcluded(term, glob))
                first = term;
        }

        return first;
    }

    private bool IsExcluded(int term, string glob)
    {
        var excludes = _terms[term].Excludes;
        if (excludes.Count == 0)
            return false;
        foreach (var exclude in ExcludesOf(term).Meeting(Globs.KeyOf(glob)))
        {
            _budget.Spend(1);
            if (Globs.Covers(excludes[exclude], glob))
                return true;
        }

        return false;
    }

    private PrefixIndex<int> ExcludesOf(int term) => _excludes[term] ??= Globs.IndexOf(_terms[term].Excludes);
}
