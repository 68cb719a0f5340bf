namespace Permissions.CodeFixes;

/// <summary>How a text is laid out in lines.</summary>
internal static class JsonLayout
{
    /// <summary>The line break that the text uses; <c>\n</c> where it has none.</summary>
    internal static string NewLineOf(string text)
    {
        var feed = text.IndexOf('\n');
        return feed > 0 && text[feed - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>The blanks before a place, where nothing else stands before it on its line; else null.</summary>
    internal static string? IndentationOf(string text, int position)
    {
        var start = BlanksBefore(text, position);
        return start > 0 && text[start - 1] is ('\n' or '\r') ? text.Substring(start, position - start) : null;
    }

    /// <summary>Where the blanks and tabs that end at a place start.</summary>
    internal static int BlanksBefore(string text, int position)
    {
        while (position > 0 && text[position - 1] is (' ' or '\t'))
            position--;
        return position;
    }

    /// <summary>Where the blanks and tabs that start at a place end.</summary>
    internal static int BlanksAfter(string text, int position)
    {
        while (position < text.Length && text[position] is (' ' or '\t'))
            position++;
        return position;
    }

    /// <summary>The place behind the line break that starts at a place; null where none does.</summary>
    internal static int? AfterNewLine(string text, int position)
    {
        if (position >= text.Length || text[position] is not ('\n' or '\r'))
            return null;
        return position + (string.CompareOrdinal(text, position, "\r\n", 0, 2) == 0 ? 2 : 1);
    }
}
