namespace Permissions;

/// <summary>
/// What was decided about known operations. Operations that the same clauses grant are alike, so that each kind of them is
/// decided once. Undecided where the budget is used up.
/// </summary>
/// <typeparam name="T">A decision.</typeparam>
internal sealed class KnownDecisions<T>(PermissionSet first, PermissionSet second, WildcardReading reading, SearchBudget budget)
    where T : struct
{
    private readonly Dictionary<string, T> _decided = new(StringComparer.Ordinal);
    private readonly ClauseReading[]?[] _clauses = new ClauseReading[PermissionSet.Planes.Length][];

    /// <summary>The decision about an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="decide">Decides it.</param>
    /// <param name="undecided">What to say where the budget is used up.</param>
    internal T Of(FoundOperation operation, T undecided, Func<T> decide)
    {
        var clauses = _clauses[(int)operation.Plane] ??= [.. first.In(operation.Plane).Clauses.Concat(second.In(operation.Plane).Clauses).Distinct().Select(clause => clause.Under(reading))];
        if (!budget.Spend(clauses.Length))
            return undecided;
        var key = KeyOf(operation, clauses);
        if (!_decided.TryGetValue(key, out var decision))
            _decided.Add(key, decision = decide());
        return decision;
    }

    /// <summary>The plane, and a bit for each clause that grants the operation.</summary>
    private static string KeyOf(FoundOperation operation, ClauseReading[] clauses)
    {
        var key = new char[1 + ((clauses.Length + 15) / 16)];
        key[0] = (char)operation.Plane;
        for (var i = 0; i < clauses.Length; i++)
        {
            if (clauses[i].Grants(operation.Name))
                key[1 + (i / 16)] |= (char)(1 << (i % 16));
        }

        return new(key);
    }
}
