namespace Permissions;

/// <summary>Finds the one block that stands for a set.</summary>
internal static class SingleBlockSearch
{
    internal static SingleBlock Find(PermissionSet set, Approximation ifNotExact)
    {
        var cases = ConditionMeaning.Of(set);
        var meaning = cases.Count switch
        {
            0 => new(ConditionCase.Always, PlaneMeaning.Of([]), PlaneMeaning.Of([])),
            1 => cases[0],
            _ when ifNotExact == Approximation.NeverMore => cases[0],
            _ => cases.Aggregate((all, one) => all.With(one)) with { Case = ConditionCase.Always },
        };
        var control = Plane(meaning.Control, OperationPlane.Control, ifNotExact, out var controlIsExact);
        var data = Plane(meaning.Data, OperationPlane.Data, ifNotExact, out var dataIsExact);
        var block = BlockWriter.Block(control.Patterns, data.Patterns, meaning.Case);
        var isExact = cases.Count <= 1 && controlIsExact && dataIsExact;
        var difference = isExact
            ? PermissionSet.Empty
            : ifNotExact == Approximation.NeverMore ? set.Except(PermissionSet.Of(block)) : PermissionSet.Of(block).Except(set);
        return new(block, isExact ? null : ifNotExact, difference, control.IsProvedFewest && data.IsProvedFewest);
    }

    private static PlaneBlock Plane(PlaneMeaning meaning, OperationPlane plane, Approximation ifNotExact, out bool isExact)
    {
        var exact = PlaneReduction.Exact(meaning);
        isExact = exact is not null;
        if (exact is not null)
            return exact;
        return ifNotExact == Approximation.NeverMore
            ? PlaneReduction.NeverMore(meaning)
            : PlaneReduction.NeverLess(meaning, OperationCatalogue.Azure.Operations.Where(operation => operation.Plane == plane).Select(operation => operation.Name));
    }
}
