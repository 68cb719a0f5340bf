using System.IO.Compression;
using System.Text;

namespace Permissions;

/// <summary>The half of the format that only the packer needs.</summary>
internal static partial class OperationTableFormat
{
    /// <summary>Writes operations, which must be sorted as the table wants them, each name ASCII and at most <see cref="LongestName"/> long.</summary>
    internal static void Write(Stream stream, IReadOnlyList<OperationListEntry> operations, IReadOnlyList<string> refused)
    {
        var names = string.Concat(operations.Select(operation => operation.Operation));
        var patterns = string.Concat(refused.Select(pattern => pattern + "\n"));
        foreach (var number in new[] { operations.Count, names.Length, patterns.Length })
            stream.Write(Bytes(number), 0, 4);
        using var deflate = new DeflateStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        foreach (var operation in operations)
            deflate.WriteByte(checked((byte)operation.Operation.Length));
        foreach (var operation in operations)
            deflate.Write(Bytes(OperationTable.Facts(operation.Plane, operation.LastSeen)), 0, 4);
        var text = Encoding.ASCII.GetBytes(names + patterns);
        deflate.Write(text, 0, text.Length);
    }

    private static byte[] Bytes(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];
}
