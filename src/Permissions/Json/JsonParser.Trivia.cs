namespace Permissions.Json;

/// <summary>What stands between tokens, and the errors.</summary>
internal sealed partial class JsonParser
{
    private List<SourceSpan>? _comments;
    private List<JsonSyntaxError>? _errors;
    private int _lastErrorEnd = -1;

    private int CommentCount => _comments?.Count ?? 0;

    private void SkipTrivia()
    {
        while (true)
        {
            SkipWhiteSpace();
            if (AtEnd)
                return;
            var c = _text[_position];
            if (c == '/')
            {
                if (!SkipComment())
                    return;
            }
            else if (c == '#' && !IsTemplate(_position, out _))
                SkipHashComment();
            else if (IsForeignSpace(c))
            {
                if (_strict)
                    Error(new(_position, 1), $"U+{(int)c:X4} is no white space in JSON; replace it with a blank.");
                _position++;
            }
            else
                return;
        }
    }

    private void SkipWhiteSpace()
    {
        var text = _text;
        var i = _position;
        while (i < text.Length && text[i] is ' ' or '\n' or '\r' or '\t')
            i++;
        _position = i;
    }

    private bool SkipComment()
    {
        var start = _position;
        if (start + 1 >= _text.Length)
            return false;
        if (_text[start + 1] == '/')
            _position = EndOfLine(start);
        else if (_text[start + 1] == '*')
        {
            var end = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
            _position = end < 0 ? _text.Length : end + 2;
            if (end < 0)
                Error(new(start, 2), "This comment is not closed; expected '*/'.");
        }
        else
            return false;

        if (_strict)
            Error(SourceSpan.FromBounds(start, _position), "JSON has no comments; remove it.");
        (_comments ??= []).Add(SourceSpan.FromBounds(start, _position));
        return true;
    }

    private void SkipHashComment()
    {
        var start = _position;
        _position = EndOfLine(start);
        Error(SourceSpan.FromBounds(start, _position), "'#' does not start a comment here; write '//'.");
    }

    private int EndOfLine(int position)
    {
        while (position < _text.Length && _text[position] is not ('\n' or '\r'))
            position++;
        return position;
    }

    /// <summary>White space beyond JSON's four, and the characters without width that editors and web pages leave behind.</summary>
    private static bool IsForeignSpace(char c) => c switch
    {
        > ' ' and < '\u0085' => false,
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u180E' => true,
        _ => char.IsWhiteSpace(c),
    };

    /// <summary>Records an error, unless it starts where the last one still was: one mistake is reported once.</summary>
    private void Error(SourceSpan span, string message)
    {
        if (!IsNews(span.Start))
            return;
        (_errors ??= []).Add(new(span, message));
        _lastErrorEnd = span.End;
    }

    private bool IsNews(int start) => start > _lastErrorEnd && !(_errors?.Count >= JsonSyntaxTree.MaximumErrors);

    private void ErrorNotClosed(int start, char open, char close)
    {
        // Lines are counted from the start of the text: only for an error that is kept, so that a broken file stays cheap.
        if (IsNews(_text.Length))
            Error(new(_text.Length, 0), $"The file ends before the '{open}' of line {LineOf(start)} is closed; expected '{close}'.");
    }

    private void ErrorMissingBrace(int start)
    {
        if (IsNews(_previousEnd))
            Error(new(_previousEnd, 0), $"Expected '}}' before ']': the '{{' of line {LineOf(start)} is not closed.");
    }

    private void ErrorMissingBracket(int start)
    {
        if (IsNews(_previousEnd))
            Error(new(_previousEnd, 0), $"Expected ']' here: the '[' of line {LineOf(start)} is not closed.");
    }

    private int LineOf(int position) => LinePosition.Of(_text, position).Line + 1;

    private JsonSyntaxError[] SortedErrors() => _errors is null ? [] : [.. _errors.OrderBy(e => e.Span.Start)];

    private void Rewind(int position, int previousEnd, int comments)
    {
        _position = position;
        _previousEnd = previousEnd;
        if (CommentCount > comments)
            _comments!.RemoveRange(comments, _comments.Count - comments);
    }
}
