namespace Permissions.Json;

/// <summary>The keys that mean something in a role definition, in whatever case they are written.</summary>
internal enum RoleKey
{
    Unknown,
    Ignored,
    Name,
    RoleName,
    Id,
    IsCustom,
    Description,
    Type,
    RoleType,
    Permissions,
    Properties,
    AssignableScopes,
    Actions,
    NotActions,
    DataActions,
    NotDataActions,
    Condition,
    ConditionVersion,
}

/// <summary>Finds keys by their text.</summary>
internal static class RoleKeys
{
    internal const int Count = (int)RoleKey.ConditionVersion + 1;

    /// <summary>
    /// Keys that real role files hold and that say nothing about the role: what the service adds, what an ARM resource
    /// has around it, and what people note down.
    /// </summary>
    private static readonly string[] Ignored =
    [
        "createdOn", "updatedOn", "createdBy", "updatedBy", "isServiceRole", "scopes", "roleDescription", "metadata",
        "isBuiltIn", "isBuiltInRole", "adminSecurityClaim", "roleId", "scopeType", "scopeName", "scope", "roleDefName",
        "apiVersion", "apiVersions", "additionalProperties", "assignments", "comments", "copy", "dependsOn", "existing",
        "location", "resources", "tags", "$schema",
    ];

    private static readonly Dictionary<string, RoleKey> ByName = Build();

    /// <summary>The key's meaning. Keys that start with an underscore are notes by convention.</summary>
    internal static RoleKey Of(string key) =>
        ByName.TryGetValue(key, out var known) ? known : key.Length > 0 && key[0] == '_' ? RoleKey.Ignored : RoleKey.Unknown;

    /// <summary>The known key that a misspelt one most likely means; null if none is near.</summary>
    internal static string? Nearest(string key)
    {
        if (key.Length > 32)
            return null;
        var nearest = ByName.Where(k => k.Value != RoleKey.Ignored).Select(k => (k.Key, Distance: Distance(k.Key, key))).OrderBy(k => k.Distance).First();
        return nearest.Distance <= 2 ? nearest.Key : null;
    }

    private static Dictionary<string, RoleKey> Build()
    {
        var keys = new Dictionary<string, RoleKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Ignored)
            keys.Add(name, RoleKey.Ignored);
        for (var key = RoleKey.Name; key <= RoleKey.ConditionVersion; key++)
            keys.Add(CamelCase(key.ToString()), key);
        return keys;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The edit distance without case: insertions, deletions and replacements.</summary>
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
