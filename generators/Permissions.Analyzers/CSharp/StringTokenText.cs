using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Permissions.Analyzers.CSharp;

/// <summary>The way back from the characters of a string literal's value to those of the source.</summary>
internal static class StringTokenText
{
    /// <summary>
    /// Where each UTF-16 code unit of the value starts, counted from the start of <paramref name="source"/>, with the end of
    /// the last one behind; null where the text does not say it simply.
    /// </summary>
    /// <param name="source">What stands in the source.</param>
    /// <param name="value">What it means.</param>
    /// <param name="form">How it is to be read.</param>
    internal static int[]? Offsets(string source, string value, StringForm form)
    {
        var (start, end) = Content(source, form);
        if (form.IsRaw)
            return RawOffsets(source, value, start, end);
        var offsets = new int[value.Length + 1];
        var position = start;
        for (var i = 0; i < value.Length; i++)
        {
            offsets[i] = position;
            if (position >= end || !TryRead(source, end, form, ref position, out var character))
                return null;
            // A character beyond the basic plane has one escape and two code units; the second lies at the escape's end.
            for (var unit = 0; unit < character.Length; unit++)
            {
                if (i + unit >= value.Length || value[i + unit] != character[unit])
                    return null;
                if (unit > 0)
                    offsets[i + unit] = position;
            }

            i += character.Length - 1;
        }

        offsets[value.Length] = position;
        return position == end ? offsets : null;
    }

    private static (int Start, int End) Content(string source, StringForm form)
    {
        if (form.IsPart)
            return (0, source.Length);
        var start = source.IndexOf('"');
        if (start < 0)
            return (0, 0);
        var quotes = 1;
        while (form.IsRaw && start + quotes < source.Length && source[start + quotes] == '"')
            quotes++;
        return (start + quotes, Math.Max(start + quotes, source.Length - quotes));
    }

    /// <summary>A raw string stands for itself; where it has several lines, the value's one line lies somewhere among them.</summary>
    private static int[]? RawOffsets(string source, string value, int start, int end)
    {
        var first = source.IndexOf(value, start, end - start, StringComparison.Ordinal);
        if (value.Length == 0 || first < 0 || !string.IsNullOrWhiteSpace(source.Substring(start, first - start) + source.Substring(first + value.Length, end - first - value.Length)))
            return null;
        return [.. Enumerable.Range(first, value.Length + 1)];
    }

    private static bool TryRead(string source, int end, StringForm form, ref int position, out string character)
    {
        var c = source[position];
        character = c.ToString();
        position++;
        if ((c == '"' && form.IsVerbatim) || (c is '{' or '}' && form.IsPart))
            return position < end && source[position++] == c;
        if (c != '\\' || form.IsVerbatim)
            return true;
        return position < end && TryReadEscape(source, end, ref position, out character);
    }

    private static bool TryReadEscape(string source, int end, ref int position, out string character)
    {
        var kind = source[position++];
        character = kind switch
        {
            '\'' or '"' or '\\' => kind.ToString(),
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            'e' => "\u001b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            'u' => ReadHex(source, end, 4, ref position),
            'x' => ReadHex(source, end, 4, ref position),
            'U' => ReadHex(source, end, 8, ref position),
            _ => string.Empty,
        };
        return character.Length > 0;
    }

    /// <summary>At most so many hexadecimal digits as a character; empty where they are none.</summary>
    private static string ReadHex(string source, int end, int digits, ref int position)
    {
        var start = position;
        while (position < end && position - start < digits && Uri.IsHexDigit(source[position]))
            position++;
        if (!uint.TryParse(source.Substring(start, position - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return string.Empty;
        if (code <= char.MaxValue)
            return ((char)code).ToString();
        return code <= 0x10FFFF ? char.ConvertFromUtf32((int)code) : string.Empty;
    }
}

/// <summary>How the text of a string literal is to be read.</summary>
/// <param name="IsVerbatim">Backslashes stand for themselves, and a quote is written twice.</param>
/// <param name="IsRaw">Everything stands for itself.</param>
/// <param name="IsPart">It is text between the holes of an interpolated string: it has no quotes of its own, and braces are written twice.</param>
internal readonly record struct StringForm(bool IsVerbatim, bool IsRaw, bool IsPart)
{
    /// <summary>The form of a string literal's token.</summary>
    internal static StringForm Of(SyntaxToken token) => new(
        token.Text.StartsWith("@", StringComparison.Ordinal),
        token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken),
        IsPart: false);
}
