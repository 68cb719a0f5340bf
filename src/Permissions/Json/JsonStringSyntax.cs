namespace Permissions.Json;

/// <summary>A string, decoded, with the way back from its characters to the text of the file.</summary>
public sealed class JsonStringSyntax : JsonNodeSyntax
{
    private readonly int _contentStart;

    /// <summary>Where each character of the value starts in the file, and where the last one ends; null without escapes.</summary>
    private readonly int[]? _offsets;

    internal JsonStringSyntax(SourceSpan span, string value, int contentStart, int[]? offsets = null)
        : base(span)
    {
        Value = value;
        _contentStart = contentStart;
        _offsets = offsets;
    }

    /// <summary>The string without its quotes and with its escapes resolved. A lone surrogate is kept as it is.</summary>
    public string Value { get; }

    /// <summary>Where a part of <see cref="Value"/> stands in the file; an escape is covered as a whole.</summary>
    /// <param name="start">The first UTF-16 code unit of the value. What lies outside the value is moved to its nearer end.</param>
    /// <param name="length">How many code units of the value.</param>
    /// <returns>The span in the file's text.</returns>
    public SourceSpan SpanOf(int start, int length)
    {
        var first = Math.Max(0, Math.Min(start, Value.Length));
        var last = (int)Math.Max(first, Math.Min((long)start + length, Value.Length));
        return SourceSpan.FromBounds(OffsetOf(first), OffsetOf(last));
    }

    /// <summary>The value.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The string without its first character, which is not part of what it stands for.</summary>
    internal JsonStringSyntax WithoutFirst() => new(Span, Value.Substring(1), _contentStart + 1, _offsets?.Skip(1).ToArray());

    private int OffsetOf(int index) => _offsets is null ? _contentStart + index : _offsets[index];
}
