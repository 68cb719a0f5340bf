using System.IO.Compression;
using System.Text;

namespace Permissions;

/// <summary>The half of the format that only the packer needs.</summary>
internal static partial class OperationTableFormat
{
    /// <summary>Writes operations, which must be sorted as the table wants them, each name ASCII and at most <see cref="LongestName"/> long.</summary>
    internal static void Write(Stream stream, IReadOnlyList<OperationListEntry> operations, IReadOnlyList<string> refused)
    {
        var names = operations.Select(operation => operation.Operation).ToArray();
        var shared = names.Select((name, i) => i == 0 ? 0 : SharedLength(names[i - 1], name)).ToArray();
        byte[] content =
        [
            .. shared.Select(length => (byte)length),
            .. names.Select(name => checked((byte)name.Length)),
            .. operations.SelectMany(operation => Bytes(OperationTable.Facts(operation.Plane, operation.LastSeen))),
            .. Encoding.ASCII.GetBytes(string.Concat(names.Select((name, i) => name[shared[i]..]))),
            .. Encoding.ASCII.GetBytes(string.Concat(refused.Select(pattern => pattern + "\n"))),
        ];
        var greatest = operations.Max(operation => OperationTable.Facts(operation.Plane, operation.LastSeen));
        foreach (var number in new[] { names.Length, content.Length, names.Sum(name => name.Length), greatest })
            stream.Write(Bytes(number));
        using var deflate = new DeflateStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        deflate.Write(content);
    }

    private static int SharedLength(string before, string name)
    {
        var length = 0;
        while (length < before.Length && length < name.Length && before[length] == name[length])
            length++;
        return length;
    }

    private static byte[] Bytes(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];
}
