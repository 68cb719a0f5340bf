namespace Permissions;

/// <summary>What a set grants where conditions are as one case says, in both planes.</summary>
internal sealed record ConditionMeaning(ConditionCase Case, PlaneMeaning Control, PlaneMeaning Data)
{
    /// <summary>The meaning of a set for each of its cases: what holds always comes first, then by the text of the condition. What is granted anyway is not repeated under a condition.</summary>
    internal static List<ConditionMeaning> Of(PermissionSet set, PatternBudget budget)
    {
        var cases = new SortedDictionary<string, ConditionMeaning>(StringComparer.Ordinal);
        foreach (var plane in PermissionSet.Planes)
        {
            var expression = set.In(plane);
            var sources = expression.Clauses.SelectMany(clause => clause.Includes.Concat(clause.Excludes)).ToList();
            foreach (var (reading, terms) in Globs.BothReadings.Select(reading => (reading, new TermExpansion(reading, budget).Of(expression))))
            {
                foreach (var term in terms)
                {
                    var key = term.Case.Text ?? string.Empty;
                    var known = cases.TryGetValue(key, out var meaning) ? meaning : new(term.Case, PlaneMeaning.Of([]), PlaneMeaning.Of([]));
                    var one = reading == WildcardReading.Strict ? new PlaneMeaning([term.Term], [], []) : new PlaneMeaning([], [term.Term], []);
                    budget.Spend(1 + known.Control.Strict.Count + known.Data.Strict.Count);
                    cases[key] = plane == OperationPlane.Control ? known with { Control = Added(known.Control) } : known with { Data = Added(known.Data) };

                    // Each case is made from the strings of the whole plane.
                    PlaneMeaning Added(PlaneMeaning meaning) => meaning.With(one) with { Sources = sources };
                }
            }
        }

        var meanings = cases.Values.ToList();
        if (meanings.Count > 1 && meanings[0].Case.IsAlways)
            meanings.RemoveAll(meaning => !meaning.Case.IsAlways && meaning.IsWithin(meanings[0], budget));
        return meanings;
    }

    internal ConditionMeaning With(ConditionMeaning other) => this with { Control = Control.With(other.Control), Data = Data.With(other.Data) };

    private bool IsWithin(ConditionMeaning other, PatternBudget budget) => Control.IsWithin(other.Control, budget) && Data.IsWithin(other.Data, budget);
}
