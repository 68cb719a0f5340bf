namespace Permissions;

/// <summary>Which conditions must hold and which must not: a conjunction. Immutable.</summary>
internal sealed class ConditionCase
{
    internal static readonly ConditionCase Always = new(new SortedDictionary<string, bool>(StringComparer.Ordinal));

    private readonly SortedDictionary<string, bool> _holds;

    private ConditionCase(SortedDictionary<string, bool> holds) => _holds = holds;

    internal bool IsAlways => _holds.Count == 0;

    /// <summary>How many conditions there are in it.</summary>
    internal int Count => _holds.Count;

    /// <summary>The conjunction as the text of one condition; null where there is no condition.</summary>
    internal string? Text => _holds.Count switch
    {
        0 => null,
        1 when _holds.First().Value => _holds.First().Key,
        _ => string.Join(" AND ", _holds.Select(part => (part.Value ? "(" : "!(") + part.Key + ")")),
    };

    internal static ConditionCase Of(string? condition, bool holds = true) =>
        condition is null ? Always : new(new SortedDictionary<string, bool>(StringComparer.Ordinal) { [condition] = holds });

    /// <summary>Both together; null if they contradict each other.</summary>
    internal ConditionCase? And(ConditionCase other)
    {
        if (IsAlways || ReferenceEquals(this, other))
            return other;
        var both = new SortedDictionary<string, bool>(_holds, StringComparer.Ordinal);
        foreach (var part in other._holds)
        {
            if (both.TryGetValue(part.Key, out var holds) && holds != part.Value)
                return null;
            both[part.Key] = part.Value;
        }

        return new(both);
    }

    /// <summary>Whether the other case holds wherever this one does.</summary>
    internal bool Implies(ConditionCase other) => other._holds.All(part => _holds.TryGetValue(part.Key, out var holds) && holds == part.Value);

    /// <summary>What both cases ask for: it holds wherever one of them does.</summary>
    internal ConditionCase Common(ConditionCase other)
    {
        var common = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var part in _holds)
        {
            if (other._holds.TryGetValue(part.Key, out var holds) && holds == part.Value)
                common.Add(part.Key, holds);
        }

        return new(common);
    }

    /// <summary>The cases in which this one does not hold; together they are all.</summary>
    internal IEnumerable<ConditionCase> Otherwise() => _holds.Select(part => Of(part.Key, !part.Value));
}
