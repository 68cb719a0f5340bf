using Permissions.Json;

namespace Permissions.Conditions;

/// <summary>Cuts a condition's text into words. What it cannot read it reports, and goes on.</summary>
internal sealed class ConditionLexer(string text, Action<SourceSpan, string> report)
{
    private int _position;

    internal ConditionToken Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            _position++;
        if (_position >= text.Length)
            return new(ConditionTokenKind.End, new(text.Length, 0));
        var c = text[_position];
        return c switch
        {
            '(' => Take(ConditionTokenKind.Open, 1),
            ')' => Take(ConditionTokenKind.Close, 1),
            '{' => Take(ConditionTokenKind.OpenBrace, 1),
            '}' => Take(ConditionTokenKind.CloseBrace, 1),
            ',' => Take(ConditionTokenKind.Comma, 1),
            '!' => Take(ConditionTokenKind.Not, 1),
            '&' => TakeDoubled(ConditionTokenKind.And, "&&"),
            '|' => TakeDoubled(ConditionTokenKind.Or, "||"),
            '@' => Attribute(1),
            '\'' or '"' or '\u2018' or '\u2019' or '\u201C' or '\u201D' => Quoted(c),
            _ when IsWord(c) => Word(),
            _ => Bad(),
        };
    }

    private static bool IsWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or ':' or '.' or '+';

    private ConditionToken Take(ConditionTokenKind kind, int length)
    {
        var token = new ConditionToken(kind, new(_position, length), text.Substring(_position, length));
        _position += length;
        return token;
    }

    private ConditionToken TakeDoubled(ConditionTokenKind kind, string sign)
    {
        if (_position + 1 < text.Length && text[_position + 1] == sign[1])
            return Take(kind, 2);
        report(new(_position, 1), $"'{sign[0]}' stands alone; expected '{sign}'.");
        return Take(kind, 1);
    }

    private ConditionToken Word()
    {
        var end = _position;
        while (end < text.Length && IsWord(text[end]))
            end++;
        if (end < text.Length && text[end] == '[')
        {
            report(SourceSpan.FromBounds(_position, end), $"Expected '@' before '{text.Substring(_position, end - _position)}'.");
            return Attribute(0);
        }

        var token = Take(ConditionTokenKind.Word, end - _position);
        var kind = token.Text.ToUpperInvariant() switch
        {
            "AND" => ConditionTokenKind.And,
            "OR" => ConditionTokenKind.Or,
            "NOT" => ConditionTokenKind.Not,
            _ => ConditionTokenKind.Word,
        };
        return token with { Kind = kind };
    }

    private ConditionToken Bad()
    {
        var c = text[_position];
        var length = char.IsHighSurrogate(c) && _position + 1 < text.Length && char.IsLowSurrogate(text[_position + 1]) ? 2 : 1;
        var code = length == 2 ? char.ConvertToUtf32(c, text[_position + 1]) : c;
        var shown = c is > ' ' and <= '~' ? $"'{c}'" : $"The character U+{code:X4}";
        report(new(_position, length), $"{shown} is no part of a condition outside quotes and brackets; remove it.");
        return Take(ConditionTokenKind.Bad, length);
    }

    /// <summary>Text in quotes. No escape for a quote is documented, so text ends at the next one.</summary>
    private ConditionToken Quoted(char quote)
    {
        var start = _position;
        var closing = quote switch { '\u2018' => '\u2019', '\u201C' => '\u201D', _ => quote };
        var end = text.IndexOf(closing, start + 1);
        if (end < 0)
        {
            report(new(start, 1), "The quote that starts here is not closed.");
            end = text.Length;
        }
        else if (quote != '\'')
        {
            report(SourceSpan.FromBounds(start, end + 1), "Text stands in straight single quotes; replace these quotes with '.");
        }

        _position = Math.Min(end + 1, text.Length);
        return new(ConditionTokenKind.Text, SourceSpan.FromBounds(start, _position), text.Substring(start + 1, end - start - 1));
    }

    /// <summary><c>@Source[name]</c>, whose source starts after <paramref name="sign"/> characters.</summary>
    private ConditionToken Attribute(int sign)
    {
        var start = _position;
        var open = start + sign;
        while (open < text.Length && (IsWord(text[open]) || text[open] == ' '))
            open++;
        var source = text.Substring(start + sign, open - start - sign).Trim();
        if (open >= text.Length || text[open] != '[')
        {
            _position = start + sign + source.Length;
            report(SourceSpan.FromBounds(start, _position), "An attribute is written '@Source[name]', such as '@Resource[Microsoft.Storage/storageAccounts:name]'.");
            return new(ConditionTokenKind.Bad, SourceSpan.FromBounds(start, _position));
        }

        var end = text.IndexOfAny([']', '\r', '\n'], open);
        if (end < 0 || text[end] != ']')
        {
            _position = end < 0 ? text.Length : end;
            report(SourceSpan.FromBounds(start, _position), "The bracket of this attribute is not closed.");
            return new(ConditionTokenKind.Bad, SourceSpan.FromBounds(start, _position));
        }

        _position = end + 1;
        return new(ConditionTokenKind.Attribute, SourceSpan.FromBounds(start, _position), source, text.Substring(open + 1, end - open - 1).Trim());
    }
}
