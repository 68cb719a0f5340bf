namespace Permissions.Generators;

/// <summary>The names of the members that stand for permission strings.</summary>
internal static class MemberNames
{
    private const string Microsoft = "Microsoft.";
    private const string Wildcard = "All";

    // The classes that hold the members and stand beside them, and what every class inherits.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Actions", "NotActions", "DataActions", "NotDataActions",
        "ActionNames", "NotActionNames", "DataActionNames", "NotDataActionNames",
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
    };

    private static readonly int LongestReserved = Reserved.Max(static name => name.Length);

    /// <summary>
    /// Names for strings that differ by more than case. Where several strings give one name, each gets a hash of its own behind
    /// it: were one of them to keep the plain name, an edit of the file could hand that name to the other string in silence.
    /// </summary>
    internal static string[] Of(IReadOnlyList<string> permissions)
    {
        if (permissions.Count == 0)
            return [];
        var names = new string[permissions.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var buffer = new char[permissions.Max(static permission => permission.Length) * Wildcard.Length];
        HashSet<string>? shared = null;
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Plain(buffer, permissions[i]);
            if (!taken.Add(names[i]))
                (shared ??= new(StringComparer.Ordinal)).Add(names[i]);
        }

        for (var i = 0; shared is not null && i < names.Length; i++)
        {
            if (shared.Contains(names[i]))
                names[i] = Unique(taken, $"{names[i]}_{StableHash.Of(permissions[i].ToLowerInvariant())}");
        }

        return names;
    }

    /// <param name="buffer">Has room for a string in which every character is a wildcard.</param>
    /// <param name="permission">The string.</param>
    private static string Plain(char[] buffer, string permission)
    {
        var length = 0;
        var start = permission.StartsWith(Microsoft, StringComparison.OrdinalIgnoreCase) ? Microsoft.Length : 0;
        while (start < permission.Length)
        {
            var star = permission.IndexOf('*', start);
            length = Identifiers.CopyPascalCase(permission, start, star < 0 ? permission.Length : star, buffer, length);
            if (star < 0)
                break;
            Wildcard.CopyTo(0, buffer, length, Wildcard.Length);
            length += Wildcard.Length;
            start = star + 1;
        }

        if (length == 0)
            return "_" + StableHash.Of(permission);
        var name = Identifiers.Finish(new string(buffer, 0, length), permission);
        return name.Length <= LongestReserved && Reserved.Contains(name) ? name + "_" : name;
    }

    private static string Unique(HashSet<string> taken, string name)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = $"{name}_{i}";
        return unique;
    }
}
