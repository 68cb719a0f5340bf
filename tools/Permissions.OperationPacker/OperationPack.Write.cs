using System.Text;

namespace Permissions;

/// <summary>The half of the form that only the packer needs.</summary>
internal sealed partial class OperationPack
{
    /// <summary>
    /// Writes operations, which must be sorted as the table wants them, each name ASCII and at most <see cref="LongestName"/>
    /// long, and at most <see cref="MostFacts"/> different facts among them.
    /// </summary>
    internal static byte[] Write(IReadOnlyList<OperationListEntry> operations, IReadOnlyList<string> refused)
    {
        var names = operations.Select(operation => operation.Operation).ToArray();
        var shared = names.Select((name, i) => i % BlockLength == 0 ? 0 : SharedLength(names[i - 1], name)).ToArray();
        var own = names.Select((name, i) => name[shared[i]..]).ToArray();
        var factsOf = operations.Select(operation => OperationTable.Facts(operation.Plane, operation.LastSeen)).ToArray();
        var facts = factsOf.Distinct().Order().ToArray();
        var text = Encoding.ASCII.GetBytes(string.Concat(own));
        return
        [
            .. new[] { names.Length, facts.Length, names.Sum(name => name.Length), text.Length, facts.LastOrDefault() }.SelectMany(Bytes),
            .. facts.SelectMany(Bytes),
            .. factsOf.Select(one => checked((byte)Array.IndexOf(facts, one))),
            .. shared.Select(length => (byte)length),
            .. names.Select(name => checked((byte)name.Length)),
            .. BlockStarts(own).SelectMany(Bytes),
            .. text,
            .. Encoding.ASCII.GetBytes(string.Concat(refused.Select(pattern => pattern + "\n"))),
        ];
    }

    private static List<int> BlockStarts(string[] own)
    {
        var starts = new List<int>();
        var position = 0;
        for (var i = 0; i < own.Length; i++)
        {
            if (i % BlockLength == 0)
                starts.Add(position);
            position += own[i].Length;
        }

        return starts;
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
