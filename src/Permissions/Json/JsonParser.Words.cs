namespace Permissions.Json;

/// <summary>Numbers, literals, and what is neither.</summary>
internal sealed partial class JsonParser
{
    private const int LongestQuotedWord = 40;

    /// <summary>How far the end of a template's expression is looked for, so that a broken file stays cheap.</summary>
    private const int LongestTemplate = 512;

    private JsonNumberSyntax ParseNumber()
    {
        var start = _position;
        var end = EndOfWord(start);
        if (EndOfNumber(start, end) != end)
            Error(SourceSpan.FromBounds(start, end), $"'{WordAt(start)}' is no JSON number, such as -1, 20 or 1.5e3; if a text was meant, put it in double quotes.");
        Advance(end - start);
        return new(SourceSpan.FromBounds(start, end), _text.Substring(start, end - start));
    }

    /// <summary>Where a number by the grammar of RFC 8259 section 6 ends; the start if there is none.</summary>
    private int EndOfNumber(int start, int end)
    {
        var i = start;
        if (_text[i] == '-')
            i++;
        var integer = i;
        i = EndOfDigits(i, end);
        if (i == integer || (_text[integer] == '0' && i > integer + 1))
            return start;
        if (i < end && _text[i] == '.')
        {
            var fraction = EndOfDigits(i + 1, end);
            if (fraction == i + 1)
                return start;
            i = fraction;
        }

        if (i < end && _text[i] is 'e' or 'E')
        {
            var digits = i + 1 < end && _text[i + 1] is '+' or '-' ? i + 2 : i + 1;
            var exponent = EndOfDigits(digits, end);
            return exponent == digits ? start : exponent;
        }

        return i;
    }

    private int EndOfDigits(int i, int end)
    {
        while (i < end && _text[i] is >= '0' and <= '9')
            i++;
        return i;
    }

    private JsonNodeSyntax ParseWord()
    {
        if (IsQuote(_text[_position]))
            return ParseForeignString();
        if (IsTemplate(_position, out var templateEnd))
            return ParseTemplate(templateEnd);
        var start = _position;
        var end = EndOfWord(start);
        var span = SourceSpan.FromBounds(start, end);
        if (IsWord(span, "true", out var exact) || IsWord(span, "false", out exact) || IsWord(span, "null", out exact))
        {
            if (!exact)
                Error(span, $"'{WordAt(start)}' must be written in lower case.");
            Advance(span.Length);
            return new JsonLiteralSyntax(span, (_text[start] | ' ') switch { 't' => true, 'f' => false, _ => null });
        }

        Error(span, $"Unexpected '{WordAt(start)}'; expected a value: a text in double quotes, a number, true, false, null, '[' or '{{'.");
        Advance(span.Length);
        return new JsonMissingSyntax(span);
    }

    /// <summary>Reads a key that is not in double quotes, which is reported; null if there is none.</summary>
    private JsonStringSyntax? ParseForeignKey()
    {
        if (IsQuote(_text[_position]))
            return ParseForeignString();
        var start = _position;
        var isTemplate = IsTemplate(start, out var end);
        end = isTemplate ? end : EndOfWord(start);
        Error(SourceSpan.FromBounds(start, end), $"Unexpected '{WordAt(start)}'; expected a key in double quotes.");
        _position = end;
        if (!isTemplate && char.IsLetter(_text[start]) && NextIsColon())
            return Finish(start, start, end, special: false);
        _previousEnd = end;
        return null;
    }

    /// <summary>Whether a template's expression, such as <c>${x}</c>, <c>#{x}#</c> or <c>{{x}}</c>, stands at a position, on one line.</summary>
    private bool IsTemplate(int start, out int end)
    {
        end = start;
        if (start + 1 >= _text.Length || _text[start + 1] != '{' || _text[start] is not ('$' or '#' or '{' or '%' or '@'))
            return false;
        var close = _text[start] == '{' ? "}}" : "}";
        var lineEnd = start;
        while (lineEnd < _text.Length && lineEnd < start + LongestTemplate && _text[lineEnd] is not ('\n' or '\r'))
            lineEnd++;
        end = _text.IndexOf(close, start, lineEnd - start, StringComparison.Ordinal) + close.Length;
        if (end < close.Length)
            return false;
        if (_text[start] == '#' && end < _text.Length && _text[end] == '#')
            end++;
        return true;
    }

    private JsonMissingSyntax ParseTemplate(int end)
    {
        var span = SourceSpan.FromBounds(_position, end);
        Error(span, $"'{WordAt(_position)}' is a template's expression, not JSON; render the template first, or put the expression in double quotes.");
        Advance(span.Length);
        return new(span);
    }

    private bool IsTooDeep() => _openObjects + _openArrays >= JsonSyntaxTree.MaximumDepth;

    /// <summary>Passes over a container beyond the depth limit, without recursion.</summary>
    private JsonMissingSyntax SkipTooDeep()
    {
        var start = _position;
        Error(new(start, 1), $"Objects and arrays are nested more than {JsonSyntaxTree.MaximumDepth} deep; a role definition needs five levels. What is inside is not read.");
        var depth = 0;
        var inString = false;
        while (_position < _text.Length)
        {
            var c = _text[_position++];
            if (inString)
            {
                _position += c == '\\' ? 1 : 0;
                inString = c is not ('"' or '\n');
            }
            else if (c is '{' or '[')
                depth++;
            else if (c is '}' or ']' && --depth == 0)
                break;
            else
                inString = c == '"';
        }

        _position = Math.Min(_position, _text.Length);
        _previousEnd = _position;
        return new(SourceSpan.FromBounds(start, _position));
    }

    private bool IsWord(SourceSpan span, string word, out bool exact)
    {
        exact = span.Length == word.Length && string.CompareOrdinal(_text, span.Start, word, 0, word.Length) == 0;
        return exact || (span.Length == word.Length && string.Compare(_text, span.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    private static bool IsQuote(char c) => c != '"' && (IsDoubleQuote(c) || IsSingleQuote(c));

    private bool IsValueOnSameLine()
    {
        for (var i = _previousEnd; i < _position; i++)
        {
            if (_text[i] is '\n' or '\r')
                return false;
        }

        return _text[_position] is not (',' or '}' or ']');
    }

    /// <summary>Where a run of characters ends that are neither white space nor have a meaning in JSON; at least one character on.</summary>
    private int EndOfWord(int start)
    {
        var end = start + 1;
        while (end < _text.Length
            && _text[end] is not (',' or ':' or '[' or ']' or '{' or '}' or '"' or '/')
            && _text[end] > ' '
            && !IsForeignSpace(_text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>What stands there, for a message. Without control characters: a terminal that shows a build would obey them.</summary>
    private string WordAt(int start)
    {
        var length = EndOfWord(start) - start;
        var word = new string([.. _text.Substring(start, Math.Min(length, LongestQuotedWord)).Select(c => char.IsControl(c) ? '\uFFFD' : c)]);
        return length <= LongestQuotedWord ? word : word + "…";
    }
}
