using System.Globalization;
using Permissions.Json;

namespace Permissions;

/// <summary>
/// A list of operations as text: the form of a project's <c>*.operations.txt</c>. A line is
/// <c>operation [control|data] [yyyy-MM-dd]</c>, its parts separated by blanks or tabs: the plane that the operation belongs
/// to and the day on which it was last seen. A line without a plane means the control plane: it is never guessed from the
/// name. Blank lines, and what follows a <c>#</c> in a line, say nothing.
/// </summary>
public sealed class OperationList
{
    private const string DateFormat = "yyyy-MM-dd";

    private readonly List<OperationListEntry> _operations = [];
    private readonly List<OperationListProblem> _problems = [];
    private readonly HashSet<string>[] _seen = [new(StringComparer.OrdinalIgnoreCase), new(StringComparer.OrdinalIgnoreCase)];

    private OperationList()
    {
    }

    /// <summary>The operations in the order of their lines. No two are the same, without regard to case, in one plane.</summary>
    public IReadOnlyList<OperationListEntry> Operations => _operations;

    /// <summary>What is wrong, in the order of the text. A line with a problem gives no operation.</summary>
    public IReadOnlyList<OperationListProblem> Problems => _problems;

    /// <summary>Reads a list. No text makes it throw.</summary>
    /// <param name="text">The text; lines end in <c>\n</c>, <c>\r\n</c> or <c>\r</c>, and a byte-order mark is skipped.</param>
    /// <returns>The operations that could be read, and what could not be.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static OperationList Parse(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        var list = new OperationList();
        var position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        while (position < text.Length)
        {
            var end = EndOfLine(text, position);
            list.ReadLine(text, position, end);
            position = end + 1;
        }

        return list;
    }

    private static int EndOfLine(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not ('\n' or '\r'))
            end++;
        return end;
    }

    private void ReadLine(string text, int start, int end)
    {
        var comment = text.IndexOf('#', start, end - start);
        var fields = Fields(text, start, comment < 0 ? end : comment);
        if (fields.Count == 0)
            return;

        var next = 1;
        var plane = OperationPlane.Control;
        if (next < fields.Count && TryReadPlane(Text(fields[next]), out plane))
            next++;
        DateTime? lastSeen = null;
        if (next < fields.Count && TryReadDate(Text(fields[next]), out var date))
        {
            lastSeen = date;
            next++;
        }

        var name = Text(fields[0]);
        if (PermissionString.Check(name) is { } error)
            Report(new(fields[0].Start + error.Start, error.Length), error.Message);
        else if (name.IndexOf(WildcardPattern.Wildcard) is var star and >= 0)
            Report(new(fields[0].Start + star, 1), $"'{name}' is a pattern; a list names each operation by itself, without '*'.");
        else if (next < fields.Count)
            Report(SourceSpan.FromBounds(fields[next].Start, fields[fields.Count - 1].End), $"'{Text(fields[next])}' is not expected here; a line is an operation, then if wanted 'control' or 'data', then if wanted a day such as 2026-08-22.");
        else if (!_seen[(int)plane].Add(name))
            Report(fields[0], $"'{name}' is listed already in the {(plane == OperationPlane.Data ? "data" : "control")} plane; remove this line.");
        else
            _operations.Add(new(name, plane, lastSeen, fields[0]));

        string Text(SourceSpan field) => text.Substring(field.Start, field.Length);
    }

    private static List<SourceSpan> Fields(string text, int start, int end)
    {
        var fields = new List<SourceSpan>(3);
        for (var i = start; i < end; i++)
        {
            if (IsBlank(text[i]))
                continue;
            var first = i;
            while (i < end && !IsBlank(text[i]))
                i++;
            fields.Add(SourceSpan.FromBounds(first, i));
        }

        return fields;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool TryReadPlane(string word, out OperationPlane plane)
    {
        plane = string.Equals(word, "data", StringComparison.OrdinalIgnoreCase) ? OperationPlane.Data : OperationPlane.Control;
        return plane == OperationPlane.Data || string.Equals(word, "control", StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryReadDate(string word, out DateTime date) =>
        DateTime.TryParseExact(word, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private void Report(SourceSpan span, string message) => _problems.Add(new(span, message));
}
