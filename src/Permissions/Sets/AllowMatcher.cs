namespace Permissions;

/// <summary>
/// Decides whether a set grants an operation without a condition and under both readings of <c>/*/</c>. The patterns of all
/// blocks without exclusions are in one table. Allocates nothing once it is made, unless something
/// conditional was taken away from the set.
/// </summary>
internal sealed class AllowMatcher : OperationMatcher
{
    private readonly PermissionSet _set;
    private readonly OperationPlane _plane;
    private readonly bool _isUnion;
    private readonly bool _hasSeveral;
    private readonly PatternTable _simple;
    private readonly (PatternTable Includes, PatternTable Excludes)[] _others;

    private AllowMatcher(PermissionSet set, OperationPlane plane, List<GrantClause> clauses, bool isUnion, PatternTable simple)
        : base(isUnion ? new PatternKeys().AddAll(clauses.SelectMany(clause => clause.Includes), WildcardReading.Strict, [], []) : KeyFilter.Everything)
    {
        _set = set;
        _plane = plane;
        _isUnion = isUnion;
        _hasSeveral = clauses.Count > 1;
        _simple = simple;
        _others = [.. clauses.Where(clause => clause.Excludes.Length > 0).Select(clause =>
            (clause.Under(WildcardReading.Strict).IncludeTable, clause.Under(WildcardReading.Lenient).ExcludeTable))];
    }

    /// <summary>What decides for one plane of a set: the table of its patterns alone, if it excludes nothing.</summary>
    internal static OperationMatcher Of(PermissionSet set, OperationPlane plane)
    {
        var expression = set.In(plane);
        var parts = expression is UnionExpression union ? union.Parts : [expression];
        var isUnion = parts.All(part => part is GrantClause);
        var clauses = parts.OfType<GrantClause>().Where(clause => clause.Condition is null).ToList();
        var simple = new PatternTable(clauses.Where(clause => clause.Excludes.Length == 0).SelectMany(clause => clause.Includes), WildcardReading.Strict);
        return isUnion && clauses.TrueForAll(clause => clause.Excludes.Length == 0) ? simple : new AllowMatcher(set, plane, clauses, isUnion, simple);
    }

    internal override bool MatchesUnfiltered(string text, ulong key)
    {
        if (!_isUnion)
            return AllowsUnderBoth(text);
        // What is granted strictly is granted leniently too, unless it is excluded only leniently.
        if (_simple.Matches(text, key))
            return true;
        var mayBeExcluded = false;
        foreach (var (includes, excludes) in _others)
        {
            if (!includes.Matches(text, key))
                continue;
            if (!excludes.Matches(text, key))
                return true;
            mayBeExcluded = true;
        }

        // Another block may grant leniently what this one excludes leniently, so that both readings come to a yes.
        return mayBeExcluded && _hasSeveral && AllowsUnderBoth(text);
    }

    private bool AllowsUnderBoth(string operation)
    {
        var expression = _set.In(_plane);
        // Where something conditional was taken away, granting less may grant more, and only the formula tells.
        return expression.SubtractsConditions
            ? _set.KindOf(operation, _plane, WildcardReading.Strict) == GrantKind.Granted && _set.KindOf(operation, _plane, WildcardReading.Lenient) == GrantKind.Granted
            : expression.GrantsUnconditionally(operation, WildcardReading.Strict) && expression.GrantsUnconditionally(operation, WildcardReading.Lenient);
    }
}
