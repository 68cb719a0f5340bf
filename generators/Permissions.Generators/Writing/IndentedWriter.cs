using System.Text;

namespace Permissions.Generators;

/// <summary>Writes source text, a line at a time, with <c>\n</c> on every machine. The buffer is kept for the next file of the same thread.</summary>
internal sealed class IndentedWriter
{
    private const string Indentation = "                    ";
    private const int SpacesPerLevel = 4;

    /// <summary>A buffer beyond this many characters is not worth keeping.</summary>
    private const int LargestKeptBuffer = 1 << 20;

    [ThreadStatic]
    private static StringBuilder? _spare;

    private readonly StringBuilder _text;
    private int _level;

    private IndentedWriter(StringBuilder text) => _text = text;

    /// <summary>Takes a writer, lets it write, and gives the text.</summary>
    internal static string Write<T>(T what, Action<IndentedWriter, T> write)
    {
        var text = _spare ?? new StringBuilder(16 * 1024);
        _spare = null;
        write(new(text), what);
        var result = text.ToString();
        if (text.Capacity <= LargestKeptBuffer)
            _spare = text.Clear();
        return result;
    }

    /// <summary>Starts a line, to be continued with <see cref="Add"/> and ended with <see cref="End"/>.</summary>
    internal IndentedWriter Start(string text)
    {
        _text.Append(Indentation, 0, _level * SpacesPerLevel).Append(text);
        return this;
    }

    internal IndentedWriter Add(string text)
    {
        _text.Append(text);
        return this;
    }

    internal void End(string text = "") => _text.Append(text).Append('\n');

    internal void Line(string text) => Start(text).End();

    internal void Blank() => _text.Append('\n');

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
