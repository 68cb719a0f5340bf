namespace Permissions;

/// <summary>Writes a set as permission blocks.</summary>
internal static class BlockWriter
{
    private const string ConditionVersion = "2.0";

    // Joining only makes fewer blocks of the same meaning, so that it may take less than writing them.
    private const long JoiningSteps = PatternBudget.Default / 10;

    /// <summary>The blocks; null where <see cref="Write(PermissionSet)"/> refuses the set.</summary>
    internal static BlockExpression? TryWrite(PermissionSet set)
    {
        try
        {
            return Write(set);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The blocks.</summary>
    /// <exception cref="InvalidOperationException">The set is too intricate; the message says in what.</exception>
    internal static BlockExpression Write(PermissionSet set)
    {
        set.RequireWritable();
        return Write(set, new());
    }

    private static BlockExpression Write(PermissionSet set, PatternBudget budget)
    {
        var blocks = new List<PermissionBlock>();
        var cases = PermissionSet.Planes
            .SelectMany(plane => new TermExpansion(null, budget).Of(set.In(plane)).Select(term => (Plane: plane, term.Case, term.Term)))
            .GroupBy(term => term.Case.Text ?? string.Empty, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        RequireFew(set.Conditions.Union(cases.Select(group => group.First().Case.Text).OfType<string>(), StringComparer.Ordinal).Count());
        foreach (var group in cases)
        {
            var control = Join(group.Where(term => term.Plane == OperationPlane.Control).Select(term => term.Term), budget);
            var data = Join(group.Where(term => term.Plane == OperationPlane.Data).Select(term => term.Term), budget);
            for (var i = 0; i < Math.Max(control.Count, data.Count); i++)
                blocks.Add(Block(i < control.Count ? control[i] : null, i < data.Count ? data[i] : null, group.First().Case));
        }

        var written = ReadOnlyLists.Copy(blocks);
        return new(written, set.ReadingsAgree ? PermissionSet.Empty : set.Except(PermissionSet.Of(written)));
    }

    /// <summary>Refuses more conditions than a set may have: combined conditions are conditions of their own.</summary>
    internal static void RequireFew(int conditions)
    {
        if (conditions > PermissionSet.MaximumConditions)
            throw new InvalidOperationException($"The set would be written under its conditions and combinations of them, {Words.Number(conditions)} in all; at most {PermissionSet.MaximumConditions} are written. Write its parts one by one.");
    }

    internal static PermissionBlock Block(PatternTerm? control, PatternTerm? data, ConditionCase holds) => new(
        control?.Includes.Select(ControlAction.FromService),
        control?.Excludes.Select(ControlAction.FromService),
        data?.Includes.Select(DataAction.FromService),
        data?.Excludes.Select(DataAction.FromService),
        holds.Text,
        holds.IsAlways ? null : ConditionVersion);

    /// <summary>Joins each term with the first of those before it with which one block says the same.</summary>
    private static List<PatternTerm> Join(IEnumerable<PatternTerm> terms, PatternBudget budget)
    {
        var joining = new PatternBudget(JoiningSteps);
        var groups = new List<(List<PatternTerm> Terms, PatternTerm Block)>();
        foreach (var term in terms)
        {
            var joined = false;
            for (var i = 0; i < groups.Count && !joined; i++)
            {
                List<PatternTerm> together = [.. groups[i].Terms, term];
                if (TryJoin(together, joining) is { } block)
                {
                    groups[i] = (together, block.Patterns);
                    joined = true;
                }
            }

            if (!joined && PlaneReduction.Exact(PlaneMeaning.Of([term], budget), budget) is { Patterns: { Includes.Count: > 0 } patterns })
                groups.Add(([term], patterns));
        }

        return [.. groups.Select(group => group.Block)];
    }

    /// <summary>One block for several terms; null where there is none, or where looking for one takes too long. Then there are more blocks, which mean the same.</summary>
    private static PlaneBlock? TryJoin(List<PatternTerm> together, PatternBudget joining)
    {
        if (joining.IsExhausted)
            return null;
        try
        {
            return PlaneReduction.Exact(PlaneMeaning.Of(together, joining), joining);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
