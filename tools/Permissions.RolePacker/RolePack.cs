using System.IO.Compression;
using System.Text;

namespace Permissions.RolePacker;

/// <summary>Writes the form that src/Permissions/Catalogue/RolePack.cs describes and reads.</summary>
internal static class RolePack
{
    /// <summary>Packs roles, which must be sorted by name without regard to case.</summary>
    internal static byte[] Write(IReadOnlyList<RoleFile> roles, DateOnly day)
    {
        var strings = roles.SelectMany(StringsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var indexes = strings.Select((text, index) => (text, index)).ToDictionary(entry => entry.text, entry => entry.index, StringComparer.Ordinal);
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            var encoded = strings.Select(Encoding.UTF8.GetBytes).ToArray();
            writer.Write(day.DayNumber);
            writer.Write(roles.Count);
            writer.Write(strings.Length);
            writer.Write(encoded.Sum(text => text.Length));
            WriteStrings(writer, encoded);
            foreach (var role in roles)
                WriteRole(writer, role, indexes);
        }

        using var packed = new MemoryStream();
        packed.Write(BitConverter.IsLittleEndian ? BitConverter.GetBytes((int)content.Length) : throw new PlatformNotSupportedException("The form is little-endian."));
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(content.GetBuffer(), 0, (int)content.Length);
        return packed.ToArray();
    }

    private static IEnumerable<string> StringsOf(RoleFile role) =>
    [
        role.Name, role.Description, .. role.AssignableScopes,
        .. role.Blocks.SelectMany(block => block.Lists.SelectMany(list => list)),
        .. role.Blocks.SelectMany(block => new[] { block.Condition, block.ConditionVersion }).OfType<string>(),
    ];

    private static void WriteStrings(BinaryWriter writer, byte[][] strings)
    {
        byte[] before = [];
        foreach (var text in strings)
        {
            var shared = before.AsSpan().CommonPrefixLength(text);
            writer.Write7BitEncodedInt(shared);
            writer.Write7BitEncodedInt(text.Length - shared);
            writer.Write(text.AsSpan(shared));
            before = text;
        }
    }

    private static void WriteRole(BinaryWriter writer, RoleFile role, Dictionary<string, int> indexes)
    {
        writer.Write(role.Id.ToByteArray());
        writer.Write7BitEncodedInt(indexes[role.Name]);
        writer.Write7BitEncodedInt(indexes[role.Description]);

        using var lists = new MemoryStream();
        using (var listWriter = new BinaryWriter(lists, Encoding.UTF8, leaveOpen: true))
        {
            WriteList(listWriter, role.AssignableScopes, indexes);
            listWriter.Write7BitEncodedInt(role.Blocks.Count);
            foreach (var block in role.Blocks)
            {
                foreach (var list in block.Lists)
                    WriteList(listWriter, list, indexes);
                WriteOptional(listWriter, block.Condition, indexes);
                WriteOptional(listWriter, block.ConditionVersion, indexes);
            }
        }

        writer.Write7BitEncodedInt((int)lists.Length);
        writer.Write(lists.GetBuffer(), 0, (int)lists.Length);
    }

    private static void WriteList(BinaryWriter writer, IReadOnlyList<string> texts, Dictionary<string, int> indexes)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
            writer.Write7BitEncodedInt(indexes[text]);
    }

    private static void WriteOptional(BinaryWriter writer, string? text, Dictionary<string, int> indexes) =>
        writer.Write7BitEncodedInt(text is null ? 0 : indexes[text] + 1);
}
