namespace Permissions;

/// <summary>
/// A number made of the four characters of a permission string that tell most providers apart, those that follow the usual
/// <c>Microsoft.</c>. Permissions carry it, so that most questions are answered without looking at the text.
/// </summary>
internal static class ProviderKey
{
    /// <summary>The key of a text that is too short to have one, or whose characters are not all ASCII.</summary>
    internal const ulong None = 0;

    /// <summary>Where the four characters end: a text that agrees with another up to here has its key.</summary>
    internal const int End = Start + 4;

    private const int Start = 10;

    // Odd, so that different characters give different keys, and none gives zero.
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The key of a text; equal for texts that differ in case only.</summary>
    internal static ulong Of(string text)
    {
        if (text.Length < End)
            return None;
        var characters = FourCharacters.At(text, Start);
        return FourCharacters.AreAscii(characters) ? characters * Multiplier : None;
    }

    /// <summary>One of 64 bits, the same for equal keys. That of <see cref="None"/> is the lowest.</summary>
    internal static ulong BitOf(ulong key) => 1UL << (int)(key >> 58);

    /// <summary>Where to look in a table whose length is a power of two.</summary>
    internal static int SlotOf(ulong key) => (int)(key >> 32);
}
