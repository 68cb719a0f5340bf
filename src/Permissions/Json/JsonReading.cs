namespace Permissions.Json;

/// <summary>How much a JSON text may depart from the standard without an error.</summary>
public enum JsonReading
{
    /// <summary>
    /// For role files: also comments (<c>//</c> and <c>/* */</c>), a comma after the last item, a byte order mark, and
    /// Unicode white space between tokens, such as U+00A0, U+200C and U+202F.
    /// </summary>
    Lenient,

    /// <summary>RFC 8259 and nothing else; accepts what <c>System.Text.Json.JsonDocument</c> accepts with its default options.</summary>
    Strict,
}
