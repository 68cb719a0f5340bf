namespace Permissions;

/// <summary>Azure's verbs, and the words that people write in their place.</summary>
internal static class Verbs
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["get"] = "read",
        ["list"] = "read",
        ["show"] = "read",
        ["view"] = "read",
        ["reader"] = "read",
        ["head"] = "read",
        ["create"] = "write",
        ["update"] = "write",
        ["put"] = "write",
        ["patch"] = "write",
        ["set"] = "write",
        ["add"] = "write",
        ["edit"] = "write",
        ["modify"] = "write",
        ["remove"] = "delete",
        ["destroy"] = "delete",
        ["execute"] = "action",
        ["invoke"] = "action",
        ["post"] = "action",
        ["run"] = "action",
    };

    /// <summary>The verb of Azure that a word stands for; null if it stands for none, or is one.</summary>
    internal static string? Means(string word) => Meanings.TryGetValue(word, out var verb) ? verb : null;
}
