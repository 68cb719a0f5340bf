namespace Permissions;

/// <summary>
/// Proofs that take a look at pairs of patterns only: most promises about roles are kept plainly. True is a proof, for every
/// possible operation; false is none.
/// </summary>
internal static class PlainProof
{
    // A few milliseconds; what comes next looks at pairs too, and bounds them by its budget.
    private const long MostPairs = 100_000;

    /// <summary>Whether each pattern of the first set is, in a block of the second, covered by one and met by no exclusion.</summary>
    internal static bool IsSubset(PermissionSet first, PermissionSet second, WildcardReading reading) =>
        Array.TrueForAll(PermissionSet.Planes, plane =>
            ClausesOf(first, plane) is { } narrow && ClausesOf(second, plane) is { } wide && AreFew(narrow, wide, reading)
            && narrow.All(clause => IsSubset(clause, wide, reading)));

    /// <summary>Whether no two patterns of both sets can have anything in common, but for what their blocks exclude.</summary>
    internal static bool AreDisjoint(PermissionSet first, PermissionSet second, WildcardReading reading) =>
        Array.TrueForAll(PermissionSet.Planes, plane =>
            ClausesOf(first, plane) is { } some && ClausesOf(second, plane) is { } others && AreFew(some, others, reading)
            && some.All(clause => others.All(other => AreDisjoint(clause.Under(reading), other.Under(reading)))));

    private static IReadOnlyCollection<GrantClause>? ClausesOf(PermissionSet set, OperationPlane plane) => set.In(plane) switch
    {
        GrantClause clause => [clause],
        UnionExpression union when union.Parts.All(part => part is GrantClause) => [.. union.Parts.Cast<GrantClause>()],
        _ => null,
    };

    private static bool AreFew(IReadOnlyCollection<GrantClause> first, IReadOnlyCollection<GrantClause> second, WildcardReading reading) =>
        !first.Concat(second).Any(clause => clause.Under(reading).IsTooLarge) && Count(first, reading) * Count(second, reading) <= MostPairs;

    // Of globs: leniently a pattern may stand for many.
    private static long Count(IReadOnlyCollection<GrantClause> clauses, WildcardReading reading) =>
        clauses.Sum(clause => (long)clause.Under(reading).Includes.Length + clause.Under(reading).Excludes.Length);

    private static bool IsSubset(GrantClause clause, IReadOnlyCollection<GrantClause> wide, WildcardReading reading)
    {
        var narrow = clause.Under(reading);
        return Array.TrueForAll(narrow.Includes, glob => wide.Any(other =>
            (other.Condition is null || other.Condition == clause.Condition)
            && Array.Exists(other.Under(reading).Includes, include => include.Covers(glob))
            && Array.TrueForAll(other.Under(reading).Excludes, exclude => !exclude.MayOverlap(glob) || Array.Exists(narrow.Excludes, own => own.Covers(exclude)))));
    }

    private static bool AreDisjoint(ClauseReading first, ClauseReading second) =>
        Array.TrueForAll(first.Includes, glob => Array.TrueForAll(second.Includes, other =>
            !glob.MayOverlap(other) || Array.Exists(first.Excludes, exclude => exclude.Covers(other)) || Array.Exists(second.Excludes, exclude => exclude.Covers(glob))));
}
