using System.Globalization;
using System.Text;

namespace Permissions.Json;

/// <summary>What printed JSON looks like: two blanks a level, <c>\n</c>, and no escapes beyond those that JSON needs.</summary>
internal static class JsonText
{
    internal static StringBuilder NewLine(this StringBuilder builder, int level) => builder.Append('\n').Append(' ', 2 * level);

    /// <summary>Appends a string in quotes. Half a character is escaped, because no encoding can hold it.</summary>
    internal static StringBuilder AppendQuoted(this StringBuilder builder, string value)
    {
        builder.Append('"');
        var written = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }

            if (c is >= ' ' and not ('"' or '\\') && !char.IsSurrogate(c))
                continue;
            builder.Append(value, written, i - written).Append(Escape(c));
            written = i + 1;
        }

        return builder.Append(value, written, value.Length - written).Append('"');
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
