namespace Permissions;

/// <summary>Writes what a set grants in one plane as a union of terms, each for one case of the conditions.</summary>
/// <param name="reading">The reading in which the terms are plain globs; null for terms of permission strings, which mean the same in the strict reading and in the lenient one as far as strings can.</param>
internal sealed class TermExpansion(WildcardReading? reading)
{
    internal List<CaseTerm> Of(SetExpression expression) => expression switch
    {
        GrantClause clause => Clean(ConditionCase.Of(clause.Condition), clause.Includes, clause.Excludes, isSource: true),
        UnionExpression union => [.. union.Parts.SelectMany(Of)],
        IntersectExpression both => Intersect(Of(both.First), Of(both.Second)),
        ExceptExpression except => Except(Of(except.First), Of(except.Second)),
        _ => throw new ArgumentException($"An expression of type {expression.GetType().Name} has no terms.", nameof(expression)),
    };

    private List<CaseTerm> Intersect(List<CaseTerm> first, List<CaseTerm> second)
    {
        var shared = new List<CaseTerm>();
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                if (one.Case.And(other.Case) is { } both)
                    shared.AddRange(Clean(both, Shared(one.Term.Includes, other.Term.Includes), [.. one.Term.Excludes, .. other.Term.Excludes]));
            }
        }

        return shared;
    }

    /// <summary>What a term leaves of another: what it does not include, what it excludes, and all of it where the term's case is not given.</summary>
    private List<CaseTerm> Except(List<CaseTerm> from, List<CaseTerm> taken)
    {
        foreach (var (holds, term) in taken)
        {
            var left = new List<CaseTerm>();
            foreach (var whole in from)
            {
                if (whole.Case.And(holds) is null || Shared(whole.Term.Includes, term.Includes).Count == 0)
                {
                    left.Add(whole);
                    continue;
                }

                left.AddRange(Clean(whole.Case, whole.Term.Includes, [.. whole.Term.Excludes, .. term.Includes]));
                left.AddRange(Clean(whole.Case, Shared(whole.Term.Includes, term.Excludes), whole.Term.Excludes));
                foreach (var otherwise in holds.Otherwise())
                {
                    if (whole.Case.And(otherwise) is { } both)
                        left.Add(new(both, whole.Term));
                }
            }

            from = left;
        }

        return from;
    }

    /// <summary>What both lists match. Permission strings also share what they do in the lenient reading alone, which no string says; that is left to the comparison of the result.</summary>
    private static List<string> Shared(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var shared = new List<string>();
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                foreach (var glob in PatternIntersection.Of(one, other))
                {
                    if (!Globs.AnyCovers(shared, glob))
                    {
                        shared.RemoveAll(known => Globs.Covers(glob, known));
                        shared.Add(glob);
                    }
                }
            }
        }

        return shared;
    }

    private List<CaseTerm> Clean(ConditionCase holds, IReadOnlyList<string> includes, IReadOnlyList<string> excludes, bool isSource = false)
    {
        var term = new PatternTerm(includes, excludes);
        if (reading is { } asked)
            term = (isSource ? term.Under(asked) : term).WithoutIdle();
        else
            term = term.WithoutIdleInBothReadings();
        return term.Includes.Count == 0 ? [] : [new(holds, term)];
    }
}
