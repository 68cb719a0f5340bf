using System.Text.Json;
using Permissions.TestSupport;

namespace Permissions.Tests.Definitions;

/// <summary>What a role file of definitions says, read with System.Text.Json and so independently of the product's own reader.</summary>
internal sealed record RoleFileContent(
    string Name,
    string Description,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> NotActions,
    IReadOnlyList<string> DataActions,
    IReadOnlyList<string> NotDataActions)
{
    /// <summary>Reads the role of a file in the portal's shape.</summary>
    internal static RoleFileContent ReadPortal(string folder, string file)
    {
        var properties = BuiltInRoleFiles.ReadJson(Repository.PathOf("definitions", folder, file)).GetProperty("properties");
        var block = Single(properties.GetProperty("permissions"));
        return new(
            Text(properties, "roleName"),
            Text(properties, "description"),
            Strings(properties, "assignableScopes"),
            Strings(block, "actions"),
            Strings(block, "notActions"),
            Strings(block, "dataActions"),
            Strings(block, "notDataActions"));
    }

    /// <summary>Reads the role of a file in the shape of Az PowerShell 16 and later.</summary>
    internal static RoleFileContent ReadPowerShell(string folder, string file)
    {
        var role = BuiltInRoleFiles.ReadJson(Repository.PathOf("definitions", folder, file));
        var block = Single(role.GetProperty("Permissions"));
        return new(
            Text(role, "Name"),
            Text(role, "Description"),
            Strings(role, "AssignableScopes"),
            Strings(block, "Actions"),
            Strings(block, "NotActions"),
            Strings(block, "DataActions"),
            Strings(block, "NotDataActions"));
    }

    /// <summary>The role files of a folder of definitions, sorted.</summary>
    internal static IEnumerable<string> FilesIn(string folder) =>
        Directory.GetFiles(Repository.PathOf("definitions", folder), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static JsonElement Single(JsonElement blocks) => blocks.EnumerateArray().Single();

    private static string Text(JsonElement parent, string key) => parent.GetProperty(key).GetString()!;

    private static List<string> Strings(JsonElement parent, string key) => [.. parent.GetProperty(key).EnumerateArray().Select(text => text.GetString()!)];
}
