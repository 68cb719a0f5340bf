namespace Permissions;

/// <summary>Writes a set as permission blocks.</summary>
internal static class BlockWriter
{
    private const string ConditionVersion = "2.0";

    internal static BlockExpression Write(PermissionSet set)
    {
        set.RequireWritable();
        var blocks = new List<PermissionBlock>();
        var cases = PermissionSet.Planes
            .SelectMany(plane => new TermExpansion(null).Of(set.In(plane)).Select(term => (Plane: plane, term.Case, term.Term)))
            .GroupBy(term => term.Case.Text ?? string.Empty, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in cases)
        {
            var control = Join(group.Where(term => term.Plane == OperationPlane.Control).Select(term => term.Term));
            var data = Join(group.Where(term => term.Plane == OperationPlane.Data).Select(term => term.Term));
            for (var i = 0; i < Math.Max(control.Count, data.Count); i++)
                blocks.Add(Block(i < control.Count ? control[i] : null, i < data.Count ? data[i] : null, group.First().Case));
        }

        var written = ReadOnlyLists.Copy(blocks);
        return new(written, set.ReadingsAgree ? PermissionSet.Empty : set.Except(PermissionSet.Of(written)));
    }

    internal static PermissionBlock Block(PatternTerm? control, PatternTerm? data, ConditionCase holds) => new(
        control?.Includes.Select(ControlAction.FromService),
        control?.Excludes.Select(ControlAction.FromService),
        data?.Includes.Select(DataAction.FromService),
        data?.Excludes.Select(DataAction.FromService),
        holds.Text,
        holds.IsAlways ? null : ConditionVersion);

    /// <summary>Joins each term with the first of those before it with which one block says the same.</summary>
    private static List<PatternTerm> Join(IEnumerable<PatternTerm> terms)
    {
        var groups = new List<(List<PatternTerm> Terms, PatternTerm Block)>();
        foreach (var term in terms)
        {
            var joined = false;
            for (var i = 0; i < groups.Count && !joined; i++)
            {
                List<PatternTerm> together = [.. groups[i].Terms, term];
                if (PlaneReduction.Exact(PlaneMeaning.Of(together)) is { } block)
                {
                    groups[i] = (together, block.Patterns);
                    joined = true;
                }
            }

            if (!joined && PlaneReduction.Exact(PlaneMeaning.Of([term])) is { Patterns: { Includes.Count: > 0 } patterns })
                groups.Add(([term], patterns));
        }

        return [.. groups.Select(group => group.Block)];
    }
}
