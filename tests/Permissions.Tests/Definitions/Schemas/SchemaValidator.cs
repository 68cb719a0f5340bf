using System.Text.Json;
using System.Text.RegularExpressions;
using Permissions.TestSupport;

namespace Permissions.Tests.Definitions.Schemas;

/// <summary>
/// Validates by the keywords of JSON Schema 2020-12 that the schemas of this repository use. Any other keyword fails, so that
/// none is passed over in silence. No library for it is among the packages that this project builds with.
/// </summary>
internal sealed class SchemaValidator(string name)
{
    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("definitions", "schema", name + ".schema.json"))).RootElement;

    internal bool Accepts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Accepts(_root, document.RootElement);
    }

    private bool Accepts(JsonElement schema, JsonElement value)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return schema.GetBoolean();
        return schema.EnumerateObject().All(keyword => keyword.Name switch
        {
            "$schema" or "$id" or "$defs" or "title" or "description" or "then" or "else" => true,
            "$ref" => Accepts(_root.GetProperty("$defs").GetProperty(keyword.Value.GetString()!["#/$defs/".Length..]), value),
            "type" => Types(keyword.Value).Any(type => IsOfType(type, value)),
            "enum" => keyword.Value.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)),
            "not" => !Accepts(keyword.Value, value),
            "allOf" => keyword.Value.EnumerateArray().All(one => Accepts(one, value)),
            "anyOf" => keyword.Value.EnumerateArray().Any(one => Accepts(one, value)),
            "if" => Accepts(schema.GetProperty(Accepts(keyword.Value, value) ? "then" : "else"), value),
            "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
            "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= keyword.Value.GetInt32(),
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32(),
            "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= keyword.Value.GetInt32(),
            "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(keyword.Value, item)),
            "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(key => value.TryGetProperty(key.GetString()!, out _)),
            "minProperties" => Members(value).Length >= keyword.Value.GetInt32() || value.ValueKind != JsonValueKind.Object,
            "propertyNames" => Members(value).All(member => Regex.IsMatch(member.Name, keyword.Value.GetProperty("pattern").GetString()!)),
            "properties" => Members(value).All(member => !keyword.Value.TryGetProperty(member.Name, out var one) || Accepts(one, member.Value)),
            "patternProperties" => Members(value).All(member => keyword.Value.EnumerateObject().All(one => !Regex.IsMatch(member.Name, one.Name) || Accepts(one.Value, member.Value))),
            "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.False => Members(value).All(member => IsNamed(schema, member.Name)),
            _ => throw new NotSupportedException($"The validator does not know '{keyword.Name}'."),
        });
    }

    private static bool IsNamed(JsonElement schema, string key) =>
        (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Regex.IsMatch(key, pattern.Name)));

    private static JsonProperty[] Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject()] : [];

    private static IEnumerable<string> Types(JsonElement types) =>
        types.ValueKind == JsonValueKind.String ? [types.GetString()!] : types.EnumerateArray().Select(type => type.GetString()!);

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"The validator does not know the type '{type}'."),
    };
}
