namespace Permissions.Generators;

/// <summary>
/// Writes source text, a line at a time, with <c>\n</c> on every machine. The buffer is one array, because most of a
/// file's cost is in adding short texts to it, and is kept for the next file of the same thread.
/// </summary>
internal sealed class IndentedWriter
{
    /// <summary>As deep as lines are indented; what is nested deeper, as the catalogue's types are, stays at this depth.</summary>
    private const string Indentation = "                    ";
    private const int SpacesPerLevel = 4;

    /// <summary>A buffer beyond this many characters is not worth keeping.</summary>
    private const int LargestKeptBuffer = 1 << 20;

    [ThreadStatic]
    private static char[]? _spare;

    private char[] _text;
    private int _length;
    private int _level;

    private IndentedWriter(char[] text) => _text = text;

    /// <summary>Takes a writer, lets it write, and gives the text.</summary>
    internal static string Write<T>(T what, Action<IndentedWriter, T> write)
    {
        var writer = new IndentedWriter(_spare ?? new char[32 * 1024]);
        _spare = null;
        write(writer, what);
        if (writer._text.Length <= LargestKeptBuffer)
            _spare = writer._text;
        return new string(writer._text, 0, writer._length);
    }

    /// <summary>Starts a line, to be continued with <see cref="Add(string)"/> and ended with <see cref="End"/>.</summary>
    internal IndentedWriter Start(string text) => Add(Indentation, Math.Min(_level * SpacesPerLevel, Indentation.Length)).Add(text);

    internal IndentedWriter Add(string text) => Add(text, text.Length);

    /// <summary>Adds a text as a C# string literal.</summary>
    internal IndentedWriter AddLiteral(string text) =>
        Literals.IsPlainString(text) ? Add("\"").Add(text).Add("\"") : Add(Literals.String(text));

    internal void End(string text = "") => Add(text).Add("\n");

    internal void Line(string text) => Start(text).End();

    internal void Blank() => Add("\n");

    /// <summary>Opens a block, which disposing the result closes.</summary>
    internal Block OpenBlock()
    {
        Line("{");
        _level++;
        return new(this);
    }

    /// <summary>Indents lines, until the result is disposed.</summary>
    internal Block Indent()
    {
        _level++;
        return new(this, closing: null);
    }

    private IndentedWriter Add(string text, int length)
    {
        if (_text.Length - _length < length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + length));
        text.CopyTo(0, _text, _length, length);
        _length += length;
        return this;
    }

    internal readonly struct Block(IndentedWriter writer, string? closing = "}") : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            if (closing is not null)
                writer.Line(closing);
        }
    }
}
