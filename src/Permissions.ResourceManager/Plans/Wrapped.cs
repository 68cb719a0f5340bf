namespace Permissions.ResourceManager.Plans;

/// <summary>Breaks long lines at blanks, so that a condition or a list of operations can be read on a terminal.</summary>
internal static class Wrapped
{
    /// <summary>What a line takes at most, unless a single word is longer.</summary>
    internal const int Width = 120;

    /// <summary>The lines of a text, indented; what goes on in another line is indented by two more.</summary>
    internal static IEnumerable<string> Lines(string text, int indent)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var start = line.Length - line.TrimStart(' ').Length;
            var current = new string(' ', indent) + line;
            var hanging = new string(' ', indent + start + 2);
            while (current.Length > Width && BreakOf(current, hanging.Length) is { } at)
            {
                yield return current[..at];
                current = hanging + current[(at + 1)..];
            }

            yield return current;
        }
    }

    /// <summary>The last blank that leaves a line within the width, else the first one after it; none before <paramref name="from"/>, where the indent is.</summary>
    private static int? BreakOf(string line, int from)
    {
        var at = line.LastIndexOf(' ', Width);
        if (at <= from)
            at = line.IndexOf(' ', Math.Min(Math.Max(from, Width), line.Length - 1));
        return at > from ? at : null;
    }
}
