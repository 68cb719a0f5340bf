using System.IO.Compression;

namespace Permissions;

/// <summary>
/// The form in which a table of operations is embedded in the assembly: three numbers (how many operations, how many
/// characters all names have together, how many the refused patterns), then deflated: a byte for the length of each name,
/// the facts of each operation, the names, the refused patterns with a line end after each. Numbers are little-endian and
/// of 32 bits, text is ASCII. The other half, which writes it, is part of the tool that runs at build time.
/// </summary>
internal static partial class OperationTableFormat
{
    internal const int LongestName = byte.MaxValue;

    private const int HeaderLength = 12;

    internal static (OperationTable Table, string[] Refused) Read(Stream stream)
    {
        var header = ReadExactly(stream, HeaderLength);
        var count = Number(header, 0);
        var namesLength = Number(header, 4);
        var patternsLength = Number(header, 8);
        using var inflate = new DeflateStream(stream, CompressionMode.Decompress);
        var content = ReadExactly(inflate, (count * 5) + namesLength + patternsLength);

        var starts = new int[count + 1];
        var facts = new int[count];
        for (var i = 0; i < count; i++)
        {
            starts[i + 1] = starts[i] + content[i];
            facts[i] = Number(content, count + (i * 4));
        }

        var names = System.Text.Encoding.ASCII.GetString(content, count * 5, namesLength);
        var patterns = System.Text.Encoding.ASCII.GetString(content, (count * 5) + namesLength, patternsLength);
        return (new(names, starts, facts), patterns.Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
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
