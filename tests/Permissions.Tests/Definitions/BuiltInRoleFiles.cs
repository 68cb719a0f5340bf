using System.Text.Json;
using Permissions.TestSupport;

namespace Permissions.Tests.Definitions;

/// <summary>The files of definitions/azure/roles, read with System.Text.Json and so independently of the product's own reader.</summary>
internal static class BuiltInRoleFiles
{
    internal static IReadOnlyList<string> Paths { get; } =
        Directory.GetFiles(Repository.PathOf("definitions", "azure", "roles"), "*.json");

    internal static IReadOnlyList<(string Path, JsonElement Role)> Roles { get; } = [.. Paths.Select(path => (path, ReadJson(path)))];

    /// <summary>Every permission string of every role, with the list that it stands in.</summary>
    internal static IEnumerable<(string Role, string List, string Text)> Strings() =>
        from file in Roles
        let properties = file.Role.GetProperty("properties")
        from block in properties.GetProperty("permissions").EnumerateArray()
        from list in new[] { "actions", "notActions", "dataActions", "notDataActions" }
        from text in block.GetProperty(list).EnumerateArray()
        select (properties.GetProperty("roleName").GetString()!, list, text.GetString()!);

    internal static JsonElement ReadJson(string path) => JsonElement.Parse(File.ReadAllText(path));
}
