using System.Text;

namespace Permissions.Json;

/// <summary>Strings: their ends, their escapes, and the quotes that are none.</summary>
internal sealed partial class JsonParser
{
    private const string DoubleCurlyQuotes = "\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB";
    private const string SingleCurlyQuotes = "\u2018\u2019\u201A\u201B`";

    private StringBuilder? _decoded;
    private List<int>? _offsets;

    /// <summary>Reads the string whose opening quote is the current character.</summary>
    private JsonStringSyntax ParseString()
    {
        var text = _text;
        var start = _position;
        var special = false;
        var i = start + 1;
        while (i < text.Length)
        {
            var c = text[i];
            if (c is > '\\' and < '\uD800')
            {
                // Most letters: none of them means anything here.
                i++;
                continue;
            }

            if (c == '"')
                return ClosedString(start, i, special);
            if (c is '\n' or '\r')
                break;
            special |= c is '\\' or < ' ' || (_strict && char.IsSurrogate(c));
            i += c == '\\' && i + 1 < text.Length && text[i + 1] is not ('\n' or '\r') ? 2 : 1;
        }

        return UnclosedString(start, i);
    }

    private JsonStringSyntax ClosedString(int start, int quote, bool special)
    {
        var next = quote + 1;
        if (next < _text.Length && (char.IsLetterOrDigit(_text[next]) || _text[next] is '$' or '\'' or '_' or '`'))
            return FindCurlyEnd(start, quote) is var curly and >= 0 ? CurlyClosedString(start, curly) : ShellString(start, next);
        _position = next;
        return Finish(start, start + 1, quote, special);
    }

    /// <summary>A string whose line ends before its quote: closed by a curly quote, or not at all.</summary>
    private JsonStringSyntax UnclosedString(int start, int lineEnd)
    {
        var curly = FindCurlyEnd(start, lineEnd);
        if (curly >= 0)
            return CurlyClosedString(start, curly);
        var end = TrimEnd(start + 1, lineEnd);
        if (end > start + 1 && _text[end - 1] == ',')
            end = TrimEnd(start + 1, end - 1);
        Error(SourceSpan.FromBounds(start, end), "This string is not closed; expected '\"' before the end of the line. A line break inside a string is written \\n.");
        _position = end;
        return Finish(start, start + 1, end, special: true);
    }

    private JsonStringSyntax CurlyClosedString(int start, int curly)
    {
        ErrorCurlyQuote(curly);
        _position = curly + 1;
        return Finish(start, start + 1, curly, special: true);
    }

    /// <summary>Text that sticks to a closing quote, as shells leave it: the whole up to the last quote is one string.</summary>
    private JsonStringSyntax ShellString(int start, int next)
    {
        var end = next;
        var lastQuote = next - 1;
        while (end < _text.Length && _text[end] is not (',' or ']' or '}' or '\n' or '\r' or ':'))
        {
            lastQuote = _text[end] == '"' ? end : lastQuote;
            end++;
        }

        if (lastQuote < next)
            lastQuote = TrimEnd(next, end) - 1;
        Error(SourceSpan.FromBounds(next, lastQuote + 1), "Text follows the closing quote of a string; expected ',' or a closing bracket. If a shell was to put a variable in here, save the file with the variable's value, or with a placeholder such as '<subscription-id>' inside the quotes.");
        _position = lastQuote + 1;
        var contentEnd = _text[lastQuote] == '"' ? lastQuote : lastQuote + 1;
        return Finish(start, start + 1, contentEnd, special: true);
    }

    /// <summary>A string in curly or single quotes, which is reported; it ends at a quote of its kind, or with its line.</summary>
    private JsonStringSyntax ParseForeignString()
    {
        var start = _position;
        var single = _text[start] == '\'' || SingleCurlyQuotes.IndexOf(_text[start]) >= 0;
        if (_text[start] == '\'')
            Error(new(start, 1), "A single quote does not start a string in JSON; use double quotes.");
        else
            ErrorCurlyQuote(start);

        var end = start + 1;
        while (end < _text.Length && _text[end] is not ('\n' or '\r') && !(single ? IsSingleQuote(_text[end]) : IsDoubleQuote(_text[end])))
            end++;
        var closed = end < _text.Length && _text[end] is not ('\n' or '\r');
        if (!closed)
        {
            end = TrimEnd(start + 1, end);
            end = end > start + 1 && _text[end - 1] == ',' ? TrimEnd(start + 1, end - 1) : end;
        }

        _lastErrorEnd = Math.Max(_lastErrorEnd, end);
        _position = closed ? end + 1 : end;
        return Finish(start, start + 1, end, special: true);
    }

    /// <summary>The first curly quote in a string after which a comma, a colon, a bracket or the line's end comes; -1 for none.</summary>
    private int FindCurlyEnd(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (DoubleCurlyQuotes.IndexOf(_text[i]) < 0)
                continue;
            var after = i + 1;
            while (after < end && _text[after] is ' ' or '\t')
                after++;
            if (after >= end || _text[after] is ',' or ':' or ']' or '}')
                return i;
        }

        return -1;
    }

    private void ErrorCurlyQuote(int position) => Error(
        new(position, 1),
        $"'{_text[position]}' (U+{(int)_text[position]:X4}) is a typographic quote, not the '\"' of JSON; replace it with '\"'.");

    private static bool IsDoubleQuote(char c) => c == '"' || DoubleCurlyQuotes.IndexOf(c) >= 0;

    private static bool IsSingleQuote(char c) => c == '\'' || SingleCurlyQuotes.IndexOf(c) >= 0;

    private int TrimEnd(int start, int end)
    {
        while (end > start && _text[end - 1] is ' ' or '\t')
            end--;
        return end;
    }

    private JsonStringSyntax Finish(int start, int contentStart, int contentEnd, bool special)
    {
        _previousEnd = _position;
        var span = SourceSpan.FromBounds(start, _position);
        return special ? Decode(span, contentStart, contentEnd) : new(span, JsonKeys.Intern(_text, contentStart, contentEnd - contentStart), contentStart);
    }

    /// <summary>Resolves the escapes between two offsets and reports what must not stand in a string.</summary>
    private JsonStringSyntax Decode(SourceSpan span, int start, int end)
    {
        var decoded = (_decoded ??= new()).Clear();
        _offsets ??= [];
        _offsets.Clear();
        for (var i = start; i < end;)
        {
            var length = 1;
            var c = _text[i];
            if (c == '\\')
                c = DecodeEscape(i, end, out length);
            else if (c < ' ')
                Error(new(i, 1), $"A string must not hold the control character U+{(int)c:X4}; write it as {(c == '\t' ? "\\t" : $"\\u{(int)c:x4}")}.");
            else if (_strict && char.IsSurrogate(c) && !IsPair(i))
                Error(new(i, 1), $"U+{(int)c:X4} is half a character; expected a pair of surrogates. Save the file as UTF-8.");
            decoded.Append(c);
            _offsets.Add(i);
            i += length;
        }

        _offsets.Add(end);
        return new(span, decoded.ToString(), start, decoded.Length == end - start ? null : _offsets.ToArray());
    }

    private char DecodeEscape(int position, int end, out int length)
    {
        length = 2;
        switch (position + 1 < end ? _text[position + 1] : '\0')
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when TryReadHex(position + 2, end, out var c):
                length = 6;
                return c;
            case 'u':
                Error(SourceSpan.FromBounds(position, Math.Min(end, position + 6)), "Expected four hexadecimal digits after \\u, such as \\u00e9.");
                break;
            default:
                Error(SourceSpan.FromBounds(position, Math.Min(end, position + 2)), "This backslash starts no escape of JSON; write \\\\ for a backslash.");
                break;
        }

        length = 1;
        return '\\';
    }

    private bool TryReadHex(int position, int end, out char c)
    {
        var value = 0;
        c = '\0';
        if (position + 4 > end)
            return false;
        for (var i = position; i < position + 4; i++)
        {
            var digit = _text[i] switch
            {
                >= '0' and <= '9' and var d => d - '0',
                >= 'a' and <= 'f' and var d => d - 'a' + 10,
                >= 'A' and <= 'F' and var d => d - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
                return false;
            value = (value << 4) | digit;
        }

        c = (char)value;
        return true;
    }

    private bool IsPair(int position) => char.IsHighSurrogate(_text[position])
        ? position + 1 < _text.Length && char.IsLowSurrogate(_text[position + 1])
        : position > 0 && char.IsHighSurrogate(_text[position - 1]);
}
