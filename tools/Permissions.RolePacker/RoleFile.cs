using System.Text.Json;

namespace Permissions.RolePacker;

/// <summary>One permission block: the four lists in the order of <see cref="ListKeys"/>, and the condition.</summary>
internal sealed record RoleBlock(IReadOnlyList<IReadOnlyList<string>> Lists, string? Condition, string? ConditionVersion)
{
    internal static readonly string[] ListKeys = ["actions", "notActions", "dataActions", "notDataActions"];
}

/// <summary>
/// A built-in role as a file of definitions/azure/roles says it. Those files are written by a program in one shape, so
/// any other shape is an error: nothing may be lost on the way into the assembly.
/// </summary>
internal sealed record RoleFile(Guid Id, string Name, string Description, IReadOnlyList<string> AssignableScopes, IReadOnlyList<RoleBlock> Blocks)
{
    /// <exception cref="FormatException">The text is not JSON or not in the one shape; the message says what was expected.</exception>
    internal static RoleFile Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"Not JSON: {e.Message}", e);
        }
    }

    private static RoleFile Read(JsonElement root)
    {
        ExpectKeys(root, ["id", "name", "type", "properties"], []);
        var properties = root.GetProperty("properties");
        ExpectKeys(properties, ["roleName", "description", "type", "permissions", "assignableScopes"], []);
        if (Text(properties, "type") is not "BuiltInRole" and var type)
            throw new FormatException($"The type is '{type}'; expected 'BuiltInRole'.");
        if (!Guid.TryParseExact(Text(root, "name"), "D", out var id) || !Text(root, "id").EndsWith($"/{id:D}", StringComparison.OrdinalIgnoreCase))
            throw new FormatException("The 'name' is expected to be a GUID, and 'id' to end with it.");
        return new(
            id,
            Text(properties, "roleName"),
            Text(properties, "description"),
            Texts(properties, "assignableScopes"),
            [.. Items(properties, "permissions").Select(ReadBlock)]);
    }

    private static RoleBlock ReadBlock(JsonElement block)
    {
        ExpectKeys(block, RoleBlock.ListKeys, ["condition", "conditionVersion"]);
        return new([.. RoleBlock.ListKeys.Select(key => Texts(block, key))], OptionalText(block, "condition"), OptionalText(block, "conditionVersion"));
    }

    private static void ExpectKeys(JsonElement element, string[] required, string[] optional)
    {
        string[] keys = element.ValueKind == JsonValueKind.Object ? [.. element.EnumerateObject().Select(member => member.Name)] : [];
        if (required.Except(keys).Any() || keys.Except([.. required, .. optional]).Any() || keys.Distinct().Count() != keys.Length)
            throw new FormatException($"An object with the keys {string.Join(", ", required)} was expected, each once; found {(keys.Length == 0 ? element.ValueKind : string.Join(", ", keys))}.");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string key) =>
        parent.GetProperty(key) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : throw new FormatException($"'{key}' is expected to be an array.");

    private static string Text(JsonElement parent, string key) => Text(key, parent.GetProperty(key));

    private static string? OptionalText(JsonElement parent, string key) => parent.TryGetProperty(key, out var value) ? Text(key, value) : null;

    private static IReadOnlyList<string> Texts(JsonElement parent, string key) => [.. Items(parent, key).Select(value => Text(key, value))];

    private static string Text(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"'{key}' is expected to hold text only.");
}
