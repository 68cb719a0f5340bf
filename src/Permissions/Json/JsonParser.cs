namespace Permissions.Json;

/// <summary>
/// The reader behind <see cref="JsonSyntaxTree"/>: recursive descent by index over one string. After an error it goes on
/// where the writer of the file most likely meant to, so that one mistake gives one error and the rest is still a tree.
/// </summary>
internal sealed partial class JsonParser
{
    private readonly string _text;
    private readonly bool _strict;
    private readonly CancellationToken _cancellationToken;

    // Items and members are gathered here and copied to arrays of the right size when their container ends.
    private JsonNodeSyntax[] _items = new JsonNodeSyntax[32];
    private JsonMemberSyntax[] _members = new JsonMemberSyntax[16];
    private int _itemCount;
    private int _memberCount;

    private int _position;
    private int _previousEnd;
    private int _openObjects;
    private int _openArrays;

    /// <summary>An array that was closed for want of its bracket has passed the comma that its parent expects.</summary>
    private bool _commaPassed;

    /// <summary>Makes a reader of one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reading">How much it may depart from the standard.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <param name="errors">What was wrong with the bytes of the text already; null for nothing.</param>
    internal JsonParser(string text, JsonReading reading, CancellationToken cancellationToken, List<JsonSyntaxError>? errors = null)
    {
        _errors = errors;
        _text = text;
        _strict = reading == JsonReading.Strict;
        _cancellationToken = cancellationToken;
    }

    private bool AtEnd => _position >= _text.Length;

    internal JsonSyntaxTree Parse()
    {
        JsonNodeSyntax? root = null;
        SkipTrivia();
        if (AtEnd)
            Error(new(_text.Length, 0), "The file is empty; expected a JSON object that starts with '{'.");
        while (!AtEnd && root is null)
        {
            var node = ParseValue();
            root = node is JsonMissingSyntax ? null : node;
            SkipTrivia();
        }

        if (!AtEnd)
            Error(new(_position, EndOfWord(_position) - _position), $"'{WordAt(_position)}' follows the end of the JSON value; expected the end of the file. Remove it, or put several values into one array.");
        return new(_text, root, SortedErrors(), _comments ?? (IReadOnlyList<SourceSpan>)[]);
    }

    /// <summary>Reads a value at the current character, which must not be the end of the text; always moves on.</summary>
    private JsonNodeSyntax ParseValue()
    {
        var c = _text[_position];
        switch (c)
        {
            case '"':
                return ParseString();
            case '{':
                return IsTemplate(_position, out var end) ? ParseTemplate(end) : IsTooDeep() ? SkipTooDeep() : ParseObject();
            case '[':
                return IsTooDeep() ? SkipTooDeep() : ParseArray();
            case '-':
            case >= '0' and <= '9':
                return ParseNumber();
            default:
                return ParseWord();
        }
    }

    private JsonObjectSyntax ParseObject()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var start = _position;
        var first = _memberCount;
        var comma = -1;
        Advance(1);
        _openObjects++;
        while (true)
        {
            SkipTrivia();
            if (AtEnd)
            {
                ErrorNotClosed(start, '{', '}');
                break;
            }

            var c = _text[_position];
            if (c == '}')
            {
                CheckTrailingComma(comma);
                Advance(1);
                break;
            }

            if (c == ']' && _openArrays > 0)
            {
                ErrorMissingBrace(start);
                break;
            }

            if (c is ',' or ':' or ']')
            {
                Error(new(_position, 1), $"Unexpected '{c}'; expected a key in double quotes. Remove it.");
                Advance(1);
                continue;
            }

            if (comma == -1 && _memberCount > first)
                Error(new(_previousEnd, 0), "Expected ',' between two members of an object.");
            if (ParseMember() is { } member)
                Add(member);
            comma = TakeComma();
        }

        _openObjects--;
        return new(SourceSpan.FromBounds(start, _previousEnd), TakeMembers(first));
    }

    /// <summary>Reads a key and its value; null for a value without a key, which is reported and passed over.</summary>
    private JsonMemberSyntax? ParseMember()
    {
        var start = _position;
        if (_text[start] is '{' or '[')
        {
            Error(new(start, 1), "Expected a key in double quotes and ':' before this value.");
            _ = ParseValue();
            return null;
        }

        var key = _text[start] == '"' ? ParseString() : ParseForeignKey();
        if (key is null)
            return null;
        SkipTrivia();
        if (!AtEnd && _text[_position] == ':')
        {
            Advance(1);
            SkipTrivia();
            return new(key, ParseMemberValue());
        }

        Error(new(_previousEnd, 0), "Expected ':' and a value after the key.");
        return new(key, !AtEnd && IsValueOnSameLine() ? ParseValue() : new JsonMissingSyntax(new(_previousEnd, 0)));
    }

    private JsonNodeSyntax ParseMemberValue()
    {
        var colonEnd = _previousEnd;
        if (AtEnd || _text[_position] is ',' or ':' or '}' or ']')
        {
            Error(new(colonEnd, 0), "Expected a value after ':'.");
            return new JsonMissingSyntax(new(colonEnd, 0));
        }

        var comments = CommentCount;
        var start = _position;
        var value = ParseValue();
        if (value is JsonStringSyntax && NextIsColon())
        {
            // What was read as a value is the key of the next member.
            Error(new(colonEnd, 0), "Expected a value after ':'.");
            Rewind(start, colonEnd, comments);
            _commaPassed = true;
            return new JsonMissingSyntax(new(colonEnd, 0));
        }

        return value;
    }

    private JsonArraySyntax ParseArray()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var start = _position;
        var first = _itemCount;
        var comma = -1;
        Advance(1);
        _openArrays++;
        while (true)
        {
            SkipTrivia();
            if (AtEnd)
            {
                ErrorNotClosed(start, '[', ']');
                break;
            }

            var c = _text[_position];
            if (c == ']')
            {
                CheckTrailingComma(comma);
                Advance(1);
                break;
            }

            if (c == '}' && _openObjects > 0)
            {
                ErrorMissingBracket(start);
                break;
            }

            if (c is ',' or ':' or '}')
            {
                Error(new(_position, 1), $"Unexpected '{c}'; expected a value or ']'. Remove it.");
                Advance(1);
                continue;
            }

            var before = (Position: _position, PreviousEnd: _previousEnd, Comments: CommentCount);
            var item = ParseValue();
            if (_openObjects > 0 && item is JsonStringSyntax && NextIsColon())
            {
                // A key: the array was never closed, and this is the next member of the object around it.
                Rewind(before.Position, before.PreviousEnd, before.Comments);
                ErrorMissingBracket(start);
                _commaPassed = true;
                break;
            }

            if (comma == -1 && _itemCount > first)
                Error(new(before.PreviousEnd, 0), "Expected ',' between two items of an array.");
            Add(item);
            comma = TakeComma();
            if ((_itemCount & 0xFF) == 0)
                _cancellationToken.ThrowIfCancellationRequested();
        }

        _openArrays--;
        return new(SourceSpan.FromBounds(start, _previousEnd), TakeItems(first));
    }

    private void Advance(int length)
    {
        _position += length;
        _previousEnd = _position;
    }

    /// <summary>Takes a comma if one comes next; gives its position, or -1.</summary>
    private int TakeComma()
    {
        var passed = _commaPassed;
        _commaPassed = false;
        SkipTrivia();
        if (AtEnd || _text[_position] != ',')
            return passed ? _previousEnd : -1;
        Advance(1);
        return _position - 1;
    }

    private void CheckTrailingComma(int comma)
    {
        if (_strict && comma >= 0)
            Error(new(comma, 1), "A ',' must not follow the last item; remove it.");
    }

    private bool NextIsColon()
    {
        if (AtEnd || _text[_position] is ',' or ']' or '}')
            return false;
        var comments = CommentCount;
        var position = _position;
        SkipTrivia();
        var isColon = !AtEnd && _text[_position] == ':';
        Rewind(position, _previousEnd, comments);
        return isColon;
    }

    private void Add(JsonMemberSyntax member)
    {
        if (_memberCount == _members.Length)
            Array.Resize(ref _members, _memberCount * 2);
        _members[_memberCount++] = member;
    }

    private void Add(JsonNodeSyntax item)
    {
        if (_itemCount == _items.Length)
            Array.Resize(ref _items, _itemCount * 2);
        _items[_itemCount++] = item;
    }

    private JsonMemberSyntax[] TakeMembers(int first)
    {
        var members = _memberCount == first ? [] : new JsonMemberSyntax[_memberCount - first];
        Array.Copy(_members, first, members, 0, members.Length);
        _memberCount = first;
        return members;
    }

    private JsonNodeSyntax[] TakeItems(int first)
    {
        var items = _itemCount == first ? [] : new JsonNodeSyntax[_itemCount - first];
        Array.Copy(_items, first, items, 0, items.Length);
        _itemCount = first;
        return items;
    }
}
