namespace Permissions.Json;

/// <summary>A place in a text by line and column, as editors count them but from zero.</summary>
/// <param name="Line">The line, counted from zero. A line ends at <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</param>
/// <param name="Column">The UTF-16 code unit in the line, counted from zero.</param>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <summary>Finds the line and column of an offset. Takes time that grows with <paramref name="offset"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">The offset in it, in UTF-16 code units; what lies outside the text is moved to its nearer end.</param>
    /// <returns>The position. The offset between <c>\r</c> and <c>\n</c> belongs to the line that they end.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static LinePosition Of(string text, int offset)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        offset = Math.Max(0, Math.Min(offset, text.Length));
        var line = 0;
        var lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new(line, offset - lineStart);
    }
}
