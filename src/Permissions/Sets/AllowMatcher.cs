using System.Runtime.CompilerServices;

namespace Permissions;

/// <summary>
/// Decides whether a set grants an operation without a condition and under both readings of <c>/*/</c>. The patterns of all
/// blocks without exclusions are in one table. Allocates nothing once it is made, unless something
/// conditional was taken away from the set.
/// </summary>
internal sealed class AllowMatcher
{
    private readonly PermissionSet _set;
    private readonly OperationPlane _plane;
    private readonly bool _isUnion;
    private readonly bool _hasSeveral;
    private readonly PatternTable _simple;
    private readonly (PatternTable Includes, PatternTable Excludes)[] _others;
    private readonly KeyFilter _filter;

    internal AllowMatcher(PermissionSet set, OperationPlane plane)
    {
        _set = set;
        _plane = plane;
        var expression = set.In(plane);
        var parts = expression is UnionExpression union ? union.Parts : [expression];
        _isUnion = parts.All(part => part is GrantClause);
        var clauses = parts.OfType<GrantClause>().Where(clause => clause.Condition is null).ToList();
        _hasSeveral = clauses.Count > 1;
        _simple = new(clauses.Where(clause => clause.Excludes.Length == 0).SelectMany(clause => clause.Includes), WildcardReading.Strict);
        _others = [.. clauses.Where(clause => clause.Excludes.Length > 0).Select(clause =>
            (clause.Under(WildcardReading.Strict).IncludeTable, clause.Under(WildcardReading.Lenient).ExcludeTable))];
        _filter = !_isUnion ? KeyFilter.Everything : _others.Length == 0 ? _simple.Filter : FilterOf(clauses.SelectMany(clause => clause.Includes));
    }

    private static KeyFilter FilterOf(IEnumerable<string> patterns)
    {
        var keys = new PatternKeys();
        foreach (var pattern in patterns)
            keys.TryAdd(pattern, WildcardReading.Strict);
        return keys.ToFilter();
    }

    /// <summary>Whether an operation that has this key may be granted. Of most that are not, the key says so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayAllow(ulong key) => _filter.MayMatch(key);

    /// <summary>Whether an operation is granted, which its key allows; or all that a pattern stands for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool Decide(string operation, ulong key)
    {
        if (key == PermissionKey.None && PermissionString.CountWildcards(operation) > 0)
            return _set.AnswerForAll(operation, _plane) is { Holds: true };
        if (!_isUnion)
            return AllowsUnderBoth(operation);
        // What is granted strictly is granted leniently too, unless it is excluded only leniently.
        if (_others.Length == 0)
            return _simple.MatchesUnfiltered(operation, key);
        if (_simple.Matches(operation, key))
            return true;
        var mayBeExcluded = false;
        foreach (var (includes, excludes) in _others)
        {
            if (!includes.Matches(operation, key))
                continue;
            if (!excludes.Matches(operation, key))
                return true;
            mayBeExcluded = true;
        }

        // Another block may grant leniently what this one excludes leniently, so that both readings come to a yes.
        return mayBeExcluded && _hasSeveral && AllowsUnderBoth(operation);
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
