using System.IO.Compression;
using System.Text;

namespace Permissions;

/// <summary>
/// The built-in roles as they are embedded in the assembly. Four bytes say how many follow once inflated; then, deflated:
/// the day of the snapshot (days since 0001-01-01), how many roles, how many strings, how many bytes all strings have
/// together; each string once, sorted, as how many leading bytes it shares with the one before it, how many more it has,
/// and those, in UTF-8; each role, sorted by name without regard to case, as 16 bytes of id, its name and description, how
/// many bytes follow for it, its list of scopes, how many blocks it has, and for each its four lists, its condition and the
/// condition's version. A list is a count and that many strings. A string of a role is an index into the strings, an
/// optional one is zero for none or one more than its index. The first five numbers are little-endian and of 32 bits, all
/// others are written seven bits a byte, the lowest first. The tool that runs at build time writes it. Immutable but for
/// the strings that were asked for already.
/// </summary>
internal sealed class RolePack
{
    // The name is given in the project file.
    private const string ResourceName = "Permissions.roles";
    private const int NumberLength = 4;
    private const int IdLength = 16;

    private readonly byte[] _content;
    private readonly byte[] _text;
    private readonly int[] _starts;
    private readonly string?[] _strings;
    private readonly int _firstRole;

    private RolePack(byte[] content)
    {
        _content = content;
        SnapshotDate = DateTime.MinValue.AddDays(Number(content, 0));
        RoleCount = Number(content, NumberLength);
        var count = Number(content, 2 * NumberLength);
        _text = new byte[Number(content, 3 * NumberLength)];
        _starts = new int[count + 1];
        _strings = new string?[count];
        _firstRole = ReadStrings();
    }

    internal DateTime SnapshotDate { get; }

    internal int RoleCount { get; }

    internal static RolePack Load()
    {
        using var stream = typeof(RolePack).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"This assembly was built without its resource '{ResourceName}'.");
        var length = new byte[NumberLength];
        var read = stream.Read(length, 0, length.Length);
        using var inflate = new DeflateStream(stream, CompressionMode.Decompress);
        using var content = new MemoryStream(Number(length, 0));
        inflate.CopyTo(content);
        if (read != length.Length || content.Length != content.Capacity)
            throw new InvalidDataException($"The embedded roles end after {content.Length} of {content.Capacity} bytes.");
        return new(content.GetBuffer());
    }

    /// <summary>All roles in their order, each with its names and the place of its lists.</summary>
    internal IEnumerable<(Guid Id, string Name, string Description, int Lists)> ReadRoles()
    {
        var position = _firstRole;
        var id = new byte[IdLength];
        for (var role = 0; role < RoleCount; role++)
        {
            Array.Copy(_content, position, id, 0, IdLength);
            position += IdLength;
            var name = Text(Next(ref position));
            var description = Text(Next(ref position));
            var length = Next(ref position);
            yield return (new(id), name, description, position);
            position += length;
        }
    }

    /// <summary>The assignable scopes of the role whose lists are at a place.</summary>
    internal IReadOnlyList<Scope> ReadScopes(int lists) => ReadList(ref lists, Scope.Parse);

    /// <summary>The permission blocks of the role whose lists are at a place. Azure's own strings are taken as they are.</summary>
    internal IReadOnlyList<PermissionBlock> ReadBlocks(int lists)
    {
        Skip(ref lists);
        var blocks = new PermissionBlock[Next(ref lists)];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new(
                ReadList(ref lists, ControlAction.FromService),
                ReadList(ref lists, ControlAction.FromService),
                ReadList(ref lists, DataAction.FromService),
                ReadList(ref lists, DataAction.FromService),
                OptionalText(ref lists),
                OptionalText(ref lists));
        }

        return blocks;
    }

    private T[] ReadList<T>(ref int position, Func<string, T> make)
    {
        var items = new T[Next(ref position)];
        for (var i = 0; i < items.Length; i++)
            items[i] = make(Text(Next(ref position)));
        return items;
    }

    private void Skip(ref int position)
    {
        for (var count = Next(ref position); count > 0; count--)
            Next(ref position);
    }

    private string? OptionalText(ref int position) => Next(ref position) is > 0 and var index ? Text(index - 1) : null;

    /// <summary>A string; each is made once, so that roles share what they have in common. Two threads may make one at a time; both are equal.</summary>
    private string Text(int index) =>
        _strings[index] ??= Encoding.UTF8.GetString(_text, _starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>Writes the strings out one after the other, and gives the place behind them.</summary>
    private int ReadStrings()
    {
        var position = 4 * NumberLength;
        for (var i = 0; i < _strings.Length; i++)
        {
            var start = _starts[i];
            var shared = Next(ref position);
            var more = Next(ref position);
            if (shared > 0)
                Buffer.BlockCopy(_text, _starts[i - 1], _text, start, shared);
            Buffer.BlockCopy(_content, position, _text, start + shared, more);
            position += more;
            _starts[i + 1] = start + shared + more;
        }

        return position;
    }

    private int Next(ref int position)
    {
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var some = _content[position++];
            number |= (some & 0x7F) << shift;
            if (some < 0x80)
                return number;
        }
    }

    private static int Number(byte[] bytes, int start) =>
        bytes[start] | (bytes[start + 1] << 8) | (bytes[start + 2] << 16) | (bytes[start + 3] << 24);
}
