using System.Globalization;
using System.Text;

namespace Permissions.Generators;

/// <summary>Arbitrary text as source code: as a string literal and inside a documentation comment.</summary>
internal static class Literals
{
    /// <summary>The characters that stand for themselves both in a string literal and in XML. Most texts hold no other, and are then not copied.</summary>
    private static readonly bool[] Plain = [.. Enumerable.Range(0, 127).Select(c => c >= ' ' && (char)c is not ('"' or '\\' or '&' or '<' or '>'))];

    /// <summary>Whether a text stands in a string literal as it is.</summary>
    internal static bool IsPlainString(string text)
    {
        foreach (var c in text)
        {
            if (!IsPlain(c) && NeedsEscape(c))
                return false;
        }

        return true;
    }

    /// <summary>A number as text, the same in every culture.</summary>
    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A C# string literal, quotes included.</summary>
    internal static string String(string text)
    {
        if (IsPlainString(text))
            return "\"" + text + "\"";
        var result = new StringBuilder(text.Length + 16).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                result.Append('\\').Append(c);
            else if (NeedsEscape(c))
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                result.Append(c);
        }

        return result.Append('"').ToString();
    }

    /// <summary>Text for a documentation comment: on one line, with the characters of XML escaped and those it does not take replaced.</summary>
    internal static string Xml(string text)
    {
        if (IsPlainXml(text))
            return text;
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '&')
                result.Append("&amp;");
            else if (c == '<')
                result.Append("&lt;");
            else if (c == '>')
                result.Append("&gt;");
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c >= '\ufffe')
                result.Append('\ufffd');
            else if (NeedsCareInXml(c))
                result.Append(' ');
            else
                result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsPlainXml(string text)
    {
        foreach (var c in text)
        {
            if (!IsPlain(c) && NeedsCareInXml(c))
                return false;
        }

        return true;
    }

    private static bool IsPlain(char c)
    {
        var plain = Plain;
        return c < plain.Length && plain[c];
    }

    // Surrogates are escaped one by one, so that half a pair, which a file may hold, is kept too.
    private static bool NeedsEscape(char c) =>
        c is '"' or '\\' || c < ' ' || (c >= '\u007f' && c <= '\u009f') || EndsLine(c) || char.IsSurrogate(c) || c >= '\ufffe'
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool NeedsCareInXml(char c) =>
        c is '&' or '<' or '>' || c < ' ' || (c >= '\u007f' && c <= '\u009f') || EndsLine(c) || char.IsSurrogate(c) || c >= '\ufffe';

    /// <summary>The characters beyond ASCII that end a line for the compiler.</summary>
    private static bool EndsLine(char c) => c is '\u0085' or '\u2028' or '\u2029';
}
