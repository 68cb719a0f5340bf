namespace Permissions;

/// <summary>The operations that a union of terms grants, each string of them taken as a plain glob. Exact for every possible operation, with globs alone.</summary>
internal sealed class PatternLanguage
{
    private readonly List<PatternTerm> _terms;

    internal PatternLanguage(IEnumerable<PatternTerm> terms)
    {
        _terms = [.. terms.Select(term => term.WithoutIdle()).Where(term => term.Includes.Count > 0)];
    }

    /// <summary>The globs that grant: the language has their generic members, and all that it has is in them.</summary>
    internal IEnumerable<string> Granting => _terms.SelectMany(term => term.Includes);

    /// <summary>
    /// Whether the language holds a glob's generic member: the operation itself without a wildcard; with one, the texts that
    /// no string of the language spells out, so that a single pattern grants them and no exclusion names them.
    /// </summary>
    internal bool HoldsGeneric(string glob) => GrantingTerm(glob, 0) >= 0;

    /// <summary>Whether the language and the glob share an operation.</summary>
    internal bool Overlaps(string glob)
    {
        foreach (var term in _terms)
        {
            foreach (var include in term.Includes)
            {
                foreach (var shared in PatternIntersection.Of(include, glob))
                {
                    if (!Globs.AnyCovers(term.Excludes, shared))
                        return true;
                }
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
        var granting = -1;
        do
        {
            granting = GrantingTerm(glob, granting + 1);
        }
        while (granting >= 0 && spent.Contains(granting));

        if (granting < 0)
        {
            pieces.Add(glob);
            return;
        }

        // Only its exclusions are missing from the term, and inside them only other terms can grant.
        var inside = new HashSet<int>(spent) { granting };
        foreach (var exclude in _terms[granting].Excludes)
        {
            foreach (var shared in PatternIntersection.Of(glob, exclude))
                AddMissing(shared, inside, pieces);
        }
    }

    private int GrantingTerm(string glob, int from)
    {
        for (var i = from; i < _terms.Count; i++)
        {
            if (Globs.AnyCovers(_terms[i].Includes, glob) && !Globs.AnyCovers(_terms[i].Excludes, glob))
                return i;
        }

        return -1;
    }
}
