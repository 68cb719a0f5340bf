namespace Permissions.Json;

/// <summary>The members of one object of a role by their meaning. Of a key that occurs twice the last one counts, as for most readers.</summary>
internal readonly struct RoleMembers
{
    private readonly JsonMemberSyntax?[] _members;

    internal RoleMembers(JsonObjectSyntax node)
    {
        Node = node;
        _members = new JsonMemberSyntax?[RoleKeys.Count];
        foreach (var member in node.MemberArray)
            _members[(int)RoleKeys.Of(member.Key.Value)] = member;
    }

    internal JsonObjectSyntax Node { get; }

    internal JsonMemberSyntax? this[RoleKey key] => _members[(int)key];

    internal JsonNodeSyntax? Value(RoleKey key) => _members[(int)key]?.Value;

    internal bool Has(RoleKey key) => _members[(int)key] is not null;

    internal bool HasFlatLists => Has(RoleKey.Actions) || Has(RoleKey.NotActions) || Has(RoleKey.DataActions) || Has(RoleKey.NotDataActions);

    /// <summary>Whether the object holds what only a role definition holds.</summary>
    internal bool IsRole => HasFlatLists || Has(RoleKey.Permissions) || Has(RoleKey.AssignableScopes) || Has(RoleKey.RoleName) || Has(RoleKey.RoleType) || Has(RoleKey.IsCustom);

    /// <summary>Reports unknown keys and keys that occur twice.</summary>
    /// <param name="allowed">The keys that may stand in this object.</param>
    /// <param name="what">What the object is, for the message.</param>
    /// <param name="problems">Where the findings go.</param>
    internal void ReportKeys(Func<RoleKey, bool> allowed, string what, List<RoleShapeProblem> problems)
    {
        var members = Node.MemberArray;
        var seen = members.Length > 32 ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) : null;
        for (var i = 0; i < members.Length; i++)
        {
            var key = members[i].Key;
            var meaning = RoleKeys.Of(key.Value);
            if (meaning == RoleKey.Unknown || !allowed(meaning))
                problems.Add(new(RoleShapeProblemKind.UnknownKey, key.Span, UnknownMessage(key.Value, meaning, what, IsPascalCase(members, key.Value))));
            if (seen is null ? OccursBefore(members, i) : !seen.Add(key.Value))
                problems.Add(new(RoleShapeProblemKind.DuplicateKey, key.Span, $"The key '{key.Value}' occurs twice in this object (case does not count); readers disagree on which one wins, here it is the last. Remove one."));
        }
    }

    private static string UnknownMessage(string key, RoleKey meaning, string what, bool isPascalCase)
    {
        var shown = key.Length <= 64 ? key : key.Substring(0, 64) + "…";
        if (meaning != RoleKey.Unknown)
            return $"'{shown}' does not belong in {what}; it is ignored here. Move it or remove it.";
        return RoleKeys.Nearest(key) is { } nearest
            ? $"'{shown}' is no key of {what}; did you mean '{(isPascalCase ? char.ToUpperInvariant(nearest[0]) + nearest.Substring(1) : nearest)}'? It is ignored."
            : $"'{shown}' is no key of {what}; it is ignored. Remove it, or start it with '_' if it is a note.";
    }

    /// <summary>Whether the object's keys start with capitals, as the first that is known says; without one, the key itself.</summary>
    private static bool IsPascalCase(JsonMemberSyntax[] members, string key)
    {
        var known = Array.Find(members, member => RoleKeys.Of(member.Key.Value) is not (RoleKey.Unknown or RoleKey.Ignored))?.Key.Value ?? key;
        return known.Length > 0 && char.IsUpper(known[0]);
    }

    private static bool OccursBefore(JsonMemberSyntax[] members, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (string.Equals(members[i].Key.Value, members[index].Key.Value, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
