using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace Permissions;

/// <summary>
/// The form in which a table of operations is embedded in the assembly: four numbers (how many operations, how many bytes
/// follow once inflated, how many characters all names have together, the greatest facts), then deflated: for each operation
/// a byte that says how many leading characters its name shares with the name before it, for each a byte for the length of
/// its name, for each its facts, then what of each name is not shared, at last the refused patterns with a line end after
/// each. Numbers are little-endian and of 32 bits, text is ASCII. The other half, which writes it, is part of the tool that
/// runs at build time.
/// </summary>
internal static partial class OperationTableFormat
{
    internal const int LongestName = byte.MaxValue;

    private const int HeaderLength = 16;

    // .NET Standard 2.0 does not name it. These methods run once, so that the compiler would never get to optimise them.
    private const MethodImplOptions Optimized = (MethodImplOptions)512;

    internal static (OperationTable Table, IReadOnlyList<string> Refused, DateTime? LastSeen) Read(Stream stream)
    {
        var header = ReadExactly(stream, HeaderLength);
        var count = Number(header, 0);
        using var inflate = new DeflateStream(stream, CompressionMode.Decompress);
        var content = ReadExactly(inflate, Number(header, 4));
        var facts = ReadFacts(content, 2 * count, count);
        var starts = new int[count + 1];
        var names = ReadNames(content, starts, Number(header, 8), out var end);
        return (new(names, starts, facts), ReadLines(content, end), OperationTable.DayOf(Number(header, 12)));
    }

    [MethodImpl(Optimized)]
    private static int[] ReadFacts(byte[] content, int position, int count)
    {
        var facts = new int[count];
        for (var i = 0; i < count; i++)
            facts[i] = Number(content, position + (i * 4));
        return facts;
    }

    [MethodImpl(Optimized)]
    private static string ReadNames(byte[] content, int[] starts, int length, out int end)
    {
        var names = new char[length];
        var count = starts.Length - 1;
        end = count * 6;
        for (var i = 0; i < count; i++)
        {
            var position = starts[i];
            starts[i + 1] = position + content[count + i];
            var shared = content[i];
            if (shared > 0)
                Array.Copy(names, starts[i - 1], names, position, shared);
            for (position += shared; position < starts[i + 1]; position++)
                names[position] = (char)content[end++];
        }

        return new(names);
    }

    // A loop and no library call: what the library compiles for its vectors costs more than the few characters here.
    private static List<string> ReadLines(byte[] content, int start)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        for (; start < content.Length; start++)
        {
            if (content[start] != '\n')
            {
                line.Append((char)content[start]);
                continue;
            }

            lines.Add(line.ToString());
            line.Clear();
        }

        return lines;
    }

    private static int Number(byte[] bytes, int start) =>
        bytes[start] | (bytes[start + 1] << 8) | (bytes[start + 2] << 16) | (bytes[start + 3] << 24);

    private static byte[] ReadExactly(Stream stream, int length)
    {
        var bytes = new byte[length];
        for (var read = 0; read < length;)
        {
            var some = stream.Read(bytes, read, length - read);
            if (some == 0)
                throw new InvalidDataException($"The embedded operations end after {read} of {length} bytes.");
            read += some;
        }

        return bytes;
    }
}
