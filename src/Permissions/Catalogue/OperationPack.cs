using System.Runtime.CompilerServices;
using System.Text;

namespace Permissions;

/// <summary>
/// A table of operations in the form in which it is embedded in the assembly, searched as it lies, so that the first
/// question need not put all names together: five numbers (how many operations, how many facts, how many characters all
/// names have together, how many bytes what is not shared takes, the greatest facts), each different facts, for each
/// operation a byte that says which of the facts are its own, for each a byte that says how many leading characters its name
/// shares with the name before it, for each a byte for the length of its name, for each block of <see cref="BlockLength"/>
/// where it starts in what is not shared, then what of each name is not shared, at last the refused patterns with a line end
/// after each. The first name of a block shares nothing. Numbers are little-endian and of 32 bits, text is ASCII. It is not
/// compressed: inflating would take longer than all else, and packages are compressed anyway. The other half, which writes
/// it, is part of the tool that runs at build time. Immutable.
/// </summary>
internal sealed partial class OperationPack
{
    internal const int LongestName = byte.MaxValue;
    internal const int MostFacts = byte.MaxValue + 1;

    private const int BlockLength = 16;
    private const int NumberLength = 4;
    private const int HeaderLength = 5 * NumberLength;

    // .NET Standard 2.0 does not name it. This method runs once, so that the compiler would never get to optimise it.
    private const MethodImplOptions Optimized = (MethodImplOptions)512;

    private readonly byte[] _content;
    private readonly int _factsOf;
    private readonly int _shared;
    private readonly int _lengths;
    private readonly int _blocks;
    private readonly int _text;

    internal OperationPack(byte[] content)
    {
        _content = content;
        Count = Number(0);
        _factsOf = HeaderLength + (Number(NumberLength) * NumberLength);
        _shared = _factsOf + Count;
        _lengths = _shared + Count;
        _blocks = _lengths + Count;
        _text = _blocks + ((Count + BlockLength - 1) / BlockLength * NumberLength);
    }

    internal int Count { get; }

    /// <summary>The latest day of all; null for none.</summary>
    internal DateTime? LastSeen => OperationTable.DayOf(Number(4 * NumberLength));

    internal static OperationPack Read(Stream stream)
    {
        var bytes = new byte[stream.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var some = stream.Read(bytes, read, bytes.Length - read);
            if (some == 0)
                throw new InvalidDataException($"The embedded operations end after {read} of {bytes.Length} bytes.");
            read += some;
        }

        return new(bytes);
    }

    internal int FactsAt(int index) => Number(HeaderLength + (_content[_factsOf + index] * NumberLength));

    internal string Name(int index)
    {
        var name = new byte[LongestName];
        var position = BlockStart(index / BlockLength);
        for (var i = index - (index % BlockLength); i <= index; i++)
            position = ReadName(i, position, name);
        return Encoding.ASCII.GetString(name, 0, _content[_lengths + index]);
    }

    /// <summary>The index of the operation in a plane; negative if it is not there.</summary>
    internal int Find(string operation, OperationPlane plane) => Search(operation, plane, out var index) ? index : -1;

    /// <summary>The first index that does not come before the operation in the plane.</summary>
    internal int LowerBound(string operation, OperationPlane plane)
    {
        _ = Search(operation, plane, out var index);
        return index;
    }

    /// <summary>All names in one text with where each starts, and their facts.</summary>
    [MethodImpl(Optimized)]
    internal (string Text, int[] Starts, int[] Facts) Unpack()
    {
        var names = new char[Number(2 * NumberLength)];
        var starts = new int[Count + 1];
        var facts = new int[Count];
        var source = _text;
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = FactsAt(i);
            var position = starts[i];
            starts[i + 1] = position + _content[_lengths + i];
            var shared = _content[_shared + i];
            if (shared > 0)
                Array.Copy(names, starts[i - 1], names, position, shared);
            for (position += shared; position < starts[i + 1]; position++)
                names[position] = (char)_content[source++];
        }

        return (new(names), starts, facts);
    }

    /// <summary>The patterns that Azure refuses in custom roles.</summary>
    internal IReadOnlyList<string> ReadRefused()
    {
        // A loop and no library call: what the library loads for its own costs more than the few characters here.
        var lines = new List<string>();
        var line = new StringBuilder();
        for (var i = _text + Number(3 * NumberLength); i < _content.Length; i++)
        {
            if (_content[i] != '\n')
            {
                line.Append((char)_content[i]);
                continue;
            }

            lines.Add(line.ToString());
            line.Clear();
        }

        return lines;
    }

    /// <summary>Writes what of a name is its own over the name before it, and gives the place behind.</summary>
    private int ReadName(int index, int position, byte[] name)
    {
        var shared = _content[_shared + index];
        var own = _content[_lengths + index] - shared;
        Buffer.BlockCopy(_content, position, name, shared, own);
        return position + own;
    }

    /// <summary>Finds where the operation is, or before which one it would be.</summary>
    private bool Search(string operation, OperationPlane plane, out int index)
    {
        var low = 0;
        var high = (Count + BlockLength - 1) / BlockLength;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Compare(middle * BlockLength, BlockStart(middle), operation, plane, out _) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        index = 0;
        if (low == 0)
            return false;
        // The block before is the only one that may have it.
        index = (low - 1) * BlockLength;
        var position = BlockStart(low - 1);
        var matched = 0;
        for (var end = Math.Min(index + BlockLength, Count); index < end; index++)
        {
            // A name that shares more with the one before it than that one has in common with the operation comes before it, too.
            if (_content[_shared + index] <= matched)
            {
                var order = Compare(index, position, operation, plane, out matched);
                if (order >= 0)
                    return order == 0;
            }

            position += _content[_lengths + index] - _content[_shared + index];
        }

        return false;
    }

    /// <summary>
    /// Compares a name with an operation without case, as <see cref="StringComparison.OrdinalIgnoreCase"/> does for what is
    /// ASCII, and then by plane. What the name shares with the one before it has to be known to be equal.
    /// </summary>
    private int Compare(int index, int position, string operation, OperationPlane plane, out int matched)
    {
        var length = _content[_lengths + index];
        var own = position - _content[_shared + index];
        var common = Math.Min(length, operation.Length);
        for (matched = _content[_shared + index]; matched < common; matched++)
        {
            var order = Upper((char)_content[own + matched]) - Upper(operation[matched]);
            if (order != 0)
                return order;
        }

        return length != operation.Length ? length - operation.Length : (FactsAt(index) & 1) - (int)plane;
    }

    private static int Upper(char c) => c is >= 'a' and <= 'z' ? c - ('a' - 'A') : c;

    private int BlockStart(int block) => _text + Number(_blocks + (block * NumberLength));

    private int Number(int start) =>
        _content[start] | (_content[start + 1] << 8) | (_content[start + 2] << 16) | (_content[start + 3] << 24);
}
