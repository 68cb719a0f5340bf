namespace Permissions.Json;

/// <summary>A value in a JSON text, with the place where it stands.</summary>
public abstract class JsonNodeSyntax
{
    private protected JsonNodeSyntax(SourceSpan span) => Span = span;

    /// <summary>Where the value stands, with its quotes, brackets or braces.</summary>
    public SourceSpan Span { get; }
}

/// <summary>An object. All members are kept in their order, also those whose key occurs twice.</summary>
public sealed class JsonObjectSyntax : JsonNodeSyntax
{
    internal JsonObjectSyntax(SourceSpan span, JsonMemberSyntax[] members)
        : base(span) => MemberArray = members;

    /// <summary>The members in their order.</summary>
    public IReadOnlyList<JsonMemberSyntax> Members => MemberArray;

    internal JsonMemberSyntax[] MemberArray { get; }
}

/// <summary>A key and its value.</summary>
public sealed class JsonMemberSyntax
{
    internal JsonMemberSyntax(JsonStringSyntax key, JsonNodeSyntax value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The key.</summary>
    public JsonStringSyntax Key { get; }

    /// <summary>The value; a <see cref="JsonMissingSyntax"/> where none could be read.</summary>
    public JsonNodeSyntax Value { get; }

    /// <summary>From the key to the end of the value.</summary>
    public SourceSpan Span => SourceSpan.FromBounds(Key.Span.Start, Math.Max(Key.Span.End, Value.Span.End));
}

/// <summary>An array.</summary>
public sealed class JsonArraySyntax : JsonNodeSyntax
{
    internal JsonArraySyntax(SourceSpan span, JsonNodeSyntax[] items)
        : base(span) => ItemArray = items;

    /// <summary>The items in their order.</summary>
    public IReadOnlyList<JsonNodeSyntax> Items => ItemArray;

    internal JsonNodeSyntax[] ItemArray { get; }
}

/// <summary>A number, kept as it is written.</summary>
public sealed class JsonNumberSyntax : JsonNodeSyntax
{
    internal JsonNumberSyntax(SourceSpan span, string text)
        : base(span) => Text = text;

    /// <summary>The number as it is written, such as <c>1.0E+2</c>.</summary>
    public string Text { get; }
}

/// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
public sealed class JsonLiteralSyntax : JsonNodeSyntax
{
    internal JsonLiteralSyntax(SourceSpan span, bool? value)
        : base(span) => Value = value;

    /// <summary>The truth value; null for <c>null</c>.</summary>
    public bool? Value { get; }
}

/// <summary>Stands where a value was expected and none could be read; an error says why. Its span covers what was passed over.</summary>
public sealed class JsonMissingSyntax : JsonNodeSyntax
{
    internal JsonMissingSyntax(SourceSpan span)
        : base(span)
    {
    }
}
