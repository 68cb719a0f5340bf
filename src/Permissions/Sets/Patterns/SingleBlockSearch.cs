namespace Permissions;

/// <summary>Finds the one block that stands for a set.</summary>
internal static class SingleBlockSearch
{
    /// <param name="set">What the block stands for.</param>
    /// <param name="ifNotExact">Which way to err.</param>
    /// <param name="mayHaveCondition">Whether the block may hold under a condition.</param>
    /// <param name="budget">What to spend; null for all that a set may take.</param>
    internal static SingleBlock Find(PermissionSet set, Approximation ifNotExact, bool mayHaveCondition = true, PatternBudget? budget = null)
    {
        set.RequireWritable();
        budget ??= new();
        var meaning = OneCase(set, ifNotExact, mayHaveCondition, budget, out var oneCaseIsExact);
        BlockWriter.RequireFew(set.Conditions.Append(meaning.Case.Text).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        var control = Plane(meaning.Control, OperationPlane.Control, ifNotExact, budget, out var controlIsExact);
        var data = Plane(meaning.Data, OperationPlane.Data, ifNotExact, budget, out var dataIsExact);
        var block = BlockWriter.Block(control.Patterns, data.Patterns, meaning.Case);
        var isExact = oneCaseIsExact && controlIsExact && dataIsExact;
        var difference = isExact
            ? PermissionSet.Empty
            : ifNotExact == Approximation.NeverMore ? set.Except(PermissionSet.Of(block)) : PermissionSet.Of(block).Except(set);
        return new(block, isExact ? null : ifNotExact, difference, control.IsProvedFewest && data.IsProvedFewest);
    }

    /// <summary>The set's meaning where one case must do: the one that always holds, or the first one; or all of them as if their conditions held.</summary>
    internal static ConditionMeaning OneCase(PermissionSet set, Approximation ifNotExact, bool mayHaveCondition, PatternBudget budget, out bool isExact)
    {
        var nothing = new ConditionMeaning(ConditionCase.Always, PlaneMeaning.Of([]), PlaneMeaning.Of([]));
        var cases = ConditionMeaning.Of(set, budget);
        isExact = cases.Count == 0 || (cases.Count == 1 && (mayHaveCondition || cases[0].Case.IsAlways));
        if (isExact)
            return cases.Count == 0 ? nothing : cases[0];
        if (ifNotExact == Approximation.NeverLess)
            return cases.Aggregate(nothing, (all, one) => all.With(one));
        return mayHaveCondition || cases[0].Case.IsAlways ? cases[0] : nothing;
    }

    private static PlaneBlock Plane(PlaneMeaning meaning, OperationPlane plane, Approximation ifNotExact, PatternBudget budget, out bool isExact)
    {
        var exact = PlaneReduction.Exact(meaning, budget);
        isExact = exact is not null;
        if (exact is not null)
            return exact;
        return ifNotExact == Approximation.NeverMore
            ? PlaneReduction.NeverMore(meaning, budget)
            : PlaneReduction.NeverLess(meaning, OperationCatalogue.Azure.Operations.Where(operation => operation.Plane == plane).Select(operation => operation.Name), budget);
    }
}
