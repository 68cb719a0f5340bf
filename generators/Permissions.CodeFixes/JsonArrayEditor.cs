using Microsoft.CodeAnalysis.Text;
using Permissions.Json;

namespace Permissions.CodeFixes;

/// <summary>Takes an item out of an array, or puts one at its end, with the commas right and every comment kept.</summary>
internal sealed class JsonArrayEditor(JsonSyntaxTree tree, JsonArraySyntax array)
{
    private readonly string _text = tree.Text;

    /// <summary>The changes that take out an item.</summary>
    internal IReadOnlyList<TextChange> Remove(JsonNodeSyntax item)
    {
        var index = array.Items.TakeWhile(other => other != item).Count();
        if (CommaAfter(index) is { } comma)
        {
            if (IsBlank(item.Span.End, comma))
                return [Line(item.Span.Start, comma + 1)];
            // Where commas start the lines, the one before the item is its own.
            return index > 0 && CommaAfter(index - 1) is { } own && JsonLayout.BlanksBefore(_text, item.Span.Start) == own + 1
                ? [Line(own, item.Span.End)]
                : [Line(item.Span.Start, item.Span.End), Delete(comma, comma + 1)];
        }

        // The last item goes with the comma before it, if there is one.
        if (index == 0)
            return [Line(item.Span.Start, item.Span.End)];
        var before = CommaAfter(index - 1)!.Value;
        return JsonLayout.BlanksBefore(_text, item.Span.Start) == before + 1
            ? [Delete(before, item.Span.End)]
            : [Delete(before, before + 1), Line(item.Span.Start, item.Span.End)];
    }

    /// <summary>The changes that put an item at the end.</summary>
    /// <param name="item">The item as it is to be written.</param>
    internal IReadOnlyList<TextChange> Append(string item)
    {
        if (array.Items.Count == 0)
            return [Insert(array.Span.Start + 1, item)];
        var last = array.Items[array.Items.Count - 1].Span;
        var trailing = CommaAfter(array.Items.Count - 1);
        var end = trailing + 1 ?? last.End;
        var comma = trailing is null ? "," : string.Empty;
        var closing = trailing is null ? string.Empty : ",";
        if (JsonLayout.IndentationOf(_text, last.Start) is not { } indentation)
            return [Insert(end, $"{comma} {item}{closing}")];

        var line = JsonLayout.NewLineOf(_text) + indentation + item + closing;
        var rest = EndOfLine(end);
        return rest == end ? [Insert(end, comma + line)] : [.. trailing is null ? new[] { Insert(end, comma) } : [], Insert(rest, line)];
    }

    /// <summary>The end of a line on which only a comment follows, that the new line may stand behind it; else the place itself.</summary>
    private int EndOfLine(int position)
    {
        var end = JsonLayout.BlanksAfter(_text, position);
        foreach (var comment in tree.Comments)
        {
            if (comment.Start == end)
                end = JsonLayout.BlanksAfter(_text, comment.End);
        }

        return end < array.Span.End && JsonLayout.AfterNewLine(_text, end) is not null ? end : position;
    }

    /// <summary>Where the comma behind an item is, outside comments; null where there is none.</summary>
    private int? CommaAfter(int index)
    {
        var end = index + 1 < array.Items.Count ? array.Items[index + 1].Span.Start : array.Span.End;
        for (var position = array.Items[index].Span.End; position < end; position++)
        {
            if (tree.Comments.Any(comment => comment.Start <= position && position < comment.End))
                continue;
            if (_text[position] == ',')
                return position;
        }

        return null;
    }

    private bool IsBlank(int start, int end) => JsonLayout.BlanksAfter(_text, start) >= end;

    /// <summary>A deletion with the whole line, where nothing else is on it, or with the blanks behind it.</summary>
    private TextChange Line(int start, int end)
    {
        var blanks = JsonLayout.BlanksAfter(_text, end);
        if (JsonLayout.IndentationOf(_text, start) is { } indentation && JsonLayout.AfterNewLine(_text, blanks) is { } next)
            return Delete(start - indentation.Length, next);
        return Delete(start, _text[end - 1] == ',' && JsonLayout.AfterNewLine(_text, blanks) is null ? blanks : end);
    }

    private static TextChange Delete(int start, int end) => new(TextSpan.FromBounds(start, end), string.Empty);

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
