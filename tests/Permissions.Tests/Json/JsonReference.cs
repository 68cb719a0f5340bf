using System.Text.Json;
using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>What System.Text.Json makes of a text, and the comparison with what our reader made of it.</summary>
internal static class JsonReference
{
    /// <summary>Reads a text; null where System.Text.Json refuses it. Half a character makes it throw another exception: that is a refusal too.</summary>
    internal static JsonDocument? TryParse(string text, JsonDocumentOptions options = default)
    {
        try
        {
            return JsonDocument.Parse(text, options);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Asserts that both trees hold the same values: texts of numbers, strings, and members in their order with duplicates.</summary>
    internal static void AssertSame(JsonNodeSyntax? node, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.That(node, Is.TypeOf<JsonObjectSyntax>());
                var members = ((JsonObjectSyntax)node!).Members;
                var properties = element.EnumerateObject().ToList();
                Assert.That(members, Has.Count.EqualTo(properties.Count));
                for (var i = 0; i < members.Count; i++)
                {
                    Assert.That(properties[i].NameEquals(members[i].Key.Value) || HasHalfCharacter(members[i].Key.Value), Is.True, members[i].Key.Value);
                    AssertSame(members[i].Value, properties[i].Value);
                }

                break;
            case JsonValueKind.Array:
                Assert.That(node, Is.TypeOf<JsonArraySyntax>());
                var items = ((JsonArraySyntax)node!).Items;
                Assert.That(items, Has.Count.EqualTo(element.GetArrayLength()));
                for (var i = 0; i < items.Count; i++)
                    AssertSame(items[i], element[i]);
                break;
            case JsonValueKind.String:
                Assert.That(node, Is.TypeOf<JsonStringSyntax>());
                var value = ((JsonStringSyntax)node!).Value;
                // System.Text.Json has no string for half a character; that it took the text is all it can say.
                if (!HasHalfCharacter(value))
                    Assert.That(value, Is.EqualTo(element.GetString()));
                break;
            case JsonValueKind.Number:
                Assert.That((node as JsonNumberSyntax)?.Text, Is.EqualTo(element.GetRawText()));
                break;
            default:
                Assert.That(node, Is.TypeOf<JsonLiteralSyntax>());
                Assert.That(((JsonLiteralSyntax)node!).Value, Is.EqualTo(element.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => (bool?)null }));
                break;
        }
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }
}
