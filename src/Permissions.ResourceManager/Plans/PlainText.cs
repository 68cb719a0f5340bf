using System.Globalization;
using System.Text;

namespace Permissions.ResourceManager.Plans;

/// <summary>
/// Text for people without what a terminal or a pipeline's log obeys: names and descriptions come from Azure, where others write
/// them. Control characters are written as <c>\u001B</c>, as the rules' messages write them, and the starts of logging commands of
/// Azure Pipelines (<c>##vso[</c>, <c>##[</c>) and GitHub Actions (<c>::</c> before all else) are broken in the same way.
/// </summary>
internal static class PlainText
{
    /// <summary>The lines of a text, each harmless.</summary>
    internal static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(Line);

    /// <summary>A text of several lines.</summary>
    internal static string Of(string text) => string.Join('\n', Lines(text));

    /// <summary>A text as one line; its line ends are written as <c>\u000A</c>.</summary>
    internal static string Line(string text)
    {
        var line = Printable(text)
            .Replace("##[", "#\\u0023[", StringComparison.Ordinal)
            .Replace("##vso[", "#\\u0023vso[", StringComparison.OrdinalIgnoreCase);
        var start = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(start).StartsWith("::", StringComparison.Ordinal) ? $"{line[..start]}\\u003A{line[(start + 1)..]}" : line;
    }

    private static string Printable(string text)
    {
        if (!text.Any(IsObeyed))
            return text;
        var printable = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            _ = IsObeyed(c) ? printable.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)) : printable.Append(c);
        return printable.ToString();
    }

    /// <summary>Control characters, changes of direction and what else is not seen.</summary>
    private static bool IsObeyed(char c) =>
        c is < ' ' or > '~'
        && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
