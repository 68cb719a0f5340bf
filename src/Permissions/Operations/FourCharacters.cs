#if !NETSTANDARD2_0
using System.Runtime.InteropServices;
#endif

namespace Permissions;

/// <summary>Four characters of a text as one number, to tell texts apart at little cost.</summary>
internal static class FourCharacters
{
    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;

    // Letters that differ in case differ in this bit. It makes some signs alike, so equal numbers are no proof of equality.
    private const ulong CaseBits = 0x0020_0020_0020_0020;

    /// <summary>The characters from an index on, which must all be there, letters in lower case.</summary>
    internal static ulong At(string text, int index)
    {
#if NETSTANDARD2_0
        return (text[index] | ((ulong)text[index + 1] << 16) | ((ulong)text[index + 2] << 32) | ((ulong)text[index + 3] << 48)) | CaseBits;
#else
        return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.AsSpan(index, 4))) | CaseBits;
#endif
    }

    /// <summary>Whether all four are ASCII: of others case is no matter of one bit.</summary>
    internal static bool AreAscii(ulong characters) => (characters & NotAscii) == 0;

    /// <summary>Whether parts of two texts are equal but for case.</summary>
    internal static bool SameText(string first, int firstStart, string second, int secondStart, int length)
    {
#if NETSTANDARD2_0
        return string.Compare(first, firstStart, second, secondStart, length, StringComparison.OrdinalIgnoreCase) == 0;
#else
        // Most texts have the usual case, and are compared at less cost with it.
        var left = first.AsSpan(firstStart, length);
        var right = second.AsSpan(secondStart, length);
        return left.SequenceEqual(right) || left.Equals(right, StringComparison.OrdinalIgnoreCase);
#endif
    }
}
