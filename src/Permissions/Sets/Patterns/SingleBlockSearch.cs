namespace Permissions;

/// <summary>Finds the one block that stands for a set.</summary>
internal static class SingleBlockSearch
{
    // Each takes a search and a comparison with the whole set. Roles have one condition or two.
    private const int MostCases = 16;

    /// <param name="set">What the block stands for.</param>
    /// <param name="ifNotExact">Which way to err.</param>
    /// <param name="catalogue">The operations by whose number blocks are compared; null for those of Azure.</param>
    /// <param name="mayHaveCondition">Whether the block may hold under a condition.</param>
    /// <param name="budget">What to spend; null for all that a set may take.</param>
    internal static SingleBlock Find(PermissionSet set, Approximation ifNotExact, OperationCatalogue? catalogue = null, bool mayHaveCondition = true, PatternBudget? budget = null)
    {
        set.RequireWritable();
        catalogue ??= OperationCatalogue.Azure;
        budget ??= new();
        return Meanings(set, ifNotExact, catalogue, mayHaveCondition, budget, out var isOneCase)
            .Select(meaning => Block(set, meaning, isOneCase, ifNotExact, catalogue, budget))
            .OrderBy(block => block.DifferenceOperations.Count)
            .ThenBy(block => block.StringCount)
            .First();
    }

    /// <summary>
    /// What a block may stand for where there are several cases of conditions: to grant enough, all of them as if they held,
    /// under what they have in common; to grant no more, one of them with what is granted there anyway, and any may be the best.
    /// </summary>
    private static IEnumerable<ConditionMeaning> Meanings(PermissionSet set, Approximation ifNotExact, OperationCatalogue catalogue, bool mayHaveCondition, PatternBudget budget, out bool isOneCase)
    {
        var nothing = new ConditionMeaning(ConditionCase.Always, PlaneMeaning.Of([]), PlaneMeaning.Of([]));
        var cases = ConditionMeaning.Of(set, budget);
        isOneCase = cases.Count == 0 || (cases.Count == 1 && (mayHaveCondition || cases[0].Case.IsAlways));
        if (isOneCase)
            return cases.Count == 0 ? [nothing] : cases;
        if (ifNotExact == Approximation.NeverLess)
        {
            var common = mayHaveCondition ? cases.Select(one => one.Case).Aggregate((all, one) => all.Common(one)) : ConditionCase.Always;
            return [cases.Aggregate(nothing with { Case = common }, (all, one) => all.With(one))];
        }

        var always = cases[0].Case.IsAlways ? cases[0] : nothing;
        if (!mayHaveCondition)
            return [always];
        var single = cases.Select(one => cases.Where(other => other != one && one.Case.Implies(other.Case)).Aggregate(one, (all, other) => all.With(other)));
        return cases.Count <= MostCases ? single : single.OrderByDescending(one => Granted(one, catalogue)).Take(MostCases);
    }

    private static int Granted(ConditionMeaning meaning, OperationCatalogue catalogue) =>
        BitWords.CountInEitherHalf(KnownMatches.In(catalogue, OperationPlane.Control).GrantedBy(meaning.Control))
        + BitWords.CountInEitherHalf(KnownMatches.In(catalogue, OperationPlane.Data).GrantedBy(meaning.Data));

    private static SingleBlock Block(PermissionSet set, ConditionMeaning meaning, bool isOneCase, Approximation ifNotExact, OperationCatalogue catalogue, PatternBudget budget)
    {
        BlockWriter.RequireFew(set.Conditions.Append(meaning.Case.Text).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        var control = Plane(meaning.Control, OperationPlane.Control, ifNotExact, catalogue, budget, out var controlIsExact);
        var data = Plane(meaning.Data, OperationPlane.Data, ifNotExact, catalogue, budget, out var dataIsExact);
        var block = BlockWriter.Block(control.Patterns, data.Patterns, meaning.Case);
        var isExact = isOneCase && controlIsExact && dataIsExact;
        var difference = isExact
            ? PermissionSet.Empty
            : ifNotExact == Approximation.NeverMore ? set.Except(PermissionSet.Of(block)) : PermissionSet.Of(block).Except(set);
        return new(block, isExact ? null : ifNotExact, difference, control.IsProvedFewest && data.IsProvedFewest, catalogue);
    }

    private static PlaneBlock Plane(PlaneMeaning meaning, OperationPlane plane, Approximation ifNotExact, OperationCatalogue catalogue, PatternBudget budget, out bool isExact)
    {
        var exact = PlaneReduction.Exact(meaning, budget);
        isExact = exact is not null;
        if (exact is not null)
            return exact;
        return ifNotExact == Approximation.NeverMore
            ? PlaneReduction.NeverMore(meaning, KnownMatches.In(catalogue, plane), budget)
            : PlaneReduction.NeverLess(meaning, catalogue.Operations.Where(operation => operation.Plane == plane).Select(operation => operation.Name), budget);
    }
}
