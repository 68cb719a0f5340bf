namespace Permissions;

/// <summary>Writes what a set grants in one plane as a union of terms, each for one case of the conditions.</summary>
/// <param name="reading">The reading in which the terms are plain globs; null for terms of permission strings, which mean the same in the strict reading and in the lenient one as far as strings can.</param>
/// <param name="budget">What to spend: differences and intersections multiply the terms. It throws when it is used up.</param>
internal sealed class TermExpansion(WildcardReading? reading, PatternBudget budget)
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
                budget.Spend(TogetherOf(one.Case, other.Case));
                if (one.Case.And(other.Case) is { } both && Shared(one.Term.Includes, other.Term.Includes) is { Count: > 0 } includes)
                    shared.AddRange(Clean(both, includes, [.. one.Term.Excludes, .. other.Term.Excludes]));
            }
        }

        return shared;
    }

    /// <summary>What a term leaves of another: what it does not include, what it excludes, and all of it where the term's case is not given.</summary>
    private List<CaseTerm> Except(List<CaseTerm> from, List<CaseTerm> taken)
    {
        // What is taken whole and always is taken at once: it divides nothing, and may leave little to divide.
        string[] whollyTaken = [.. taken.Where(IsWhole).SelectMany(part => part.Term.Includes).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (whollyTaken.Length > 0)
            from = [.. from.SelectMany(whole => Clean(whole.Case, whole.Term.Includes, [.. whole.Term.Excludes, .. whollyTaken]))];
        foreach (var (holds, term) in taken.Where(part => !IsWhole(part)))
        {
            var left = new List<CaseTerm>();
            foreach (var whole in from)
            {
                budget.Spend(TogetherOf(whole.Case, holds));
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

            from = WithoutRepeats(left);
        }

        return from;
    }

    private static bool IsWhole(CaseTerm part) => part.Case.IsAlways && part.Term.Excludes.Count == 0;

    /// <summary>Parts that different ways have led to are kept once: each of them would be divided again by all that follows.</summary>
    private List<CaseTerm> WithoutRepeats(List<CaseTerm> terms)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        return terms.FindAll(term =>
        {
            budget.Spend(CopyOf(term.Term));
            return met.Add($"{KeyOf([term.Case.Text ?? string.Empty])}{KeyOf(term.Term.Includes.Select(include => include.ToUpperInvariant()))}{KeyOf(term.Term.Excludes.Select(exclude => exclude.ToUpperInvariant()))}");
        });

        // Any text may stand in a string, so that only its length says where it ends.
        static string KeyOf(IEnumerable<string> texts) => string.Concat(texts.Select(text => $"{text.Length}:{text}")) + ";";
    }

    /// <summary>What both lists match. Permission strings also share what they do in the lenient reading alone, which no string says; that is left to the comparison of the result.</summary>
    private List<string> Shared(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var shared = new List<string>();
        if (first.Count == 0 || second.Count == 0)
            return shared;
        var index = Globs.IndexOf(second);
        foreach (var one in first)
        {
            foreach (var other in index.Meeting(Globs.KeyOf(one)).OrderBy(place => place))
            {
                budget.Spend(1);
                shared.AddRange(PatternIntersection.Of(one, second[other], budget));
            }
        }

        return Globs.Widest(shared, Globs.Covers, budget);
    }

    private List<CaseTerm> Clean(ConditionCase holds, IReadOnlyList<string> includes, IReadOnlyList<string> excludes, bool isSource = false)
    {
        var term = new PatternTerm(includes, excludes);
        budget.Spend(CopyOf(term));
        if (reading is { } asked)
            term = (isSource ? term.Under(asked, budget) : term).WithoutIdle(budget);
        else
            term = term.WithoutIdleInBothReadings(budget);
        return term.Includes.Count == 0 ? [] : [new(holds, term)];
    }

    // To put cases together takes a few comparisons for each condition in them.
    private static int TogetherOf(ConditionCase first, ConditionCase second) => 1 + (8 * (first.Count + second.Count));

    // A string that is copied takes memory, and counts as a few comparisons.
    private static int CopyOf(PatternTerm term) => 4 * (1 + term.Includes.Count + term.Excludes.Count);
}
