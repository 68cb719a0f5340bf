namespace Permissions;

/// <summary>
/// A number that permissions carry beside their text, so that most questions are answered without looking at the text. From
/// the highest bit it holds a hash of the provider and its complement, one bit of <see cref="TextBits"/> that a hash of the
/// whole text tells, and one bit for the text's kind, which its verb and a hash of its resource type tell. Equal for texts that
/// differ in case only.
/// </summary>
internal static class PermissionKey
{
    /// <summary>The key of a text that is too short to have one, or whose characters are not all ASCII. It has no bit set.</summary>
    internal const ulong None = 0;

    /// <summary>The bits of the provider, which is what stands before the first slash. Beside each bit of a hash its complement is there too, so that the bits of no provider are among another's.</summary>
    internal const ulong ProviderBits = ulong.MaxValue << FirstProviderBit;

    /// <summary>The bits of which the hash of a text sets one.</summary>
    internal const ulong TextBits = ((1UL << Texts) - 1) << FirstTextBit;

    /// <summary>The bits of all kinds.</summary>
    internal const ulong AllKinds = (1UL << FirstTextBit) - 1;

    /// <summary>The verb of a text whose last segment is none of read, write, delete and action. Its texts are one kind, whatever their type: hardly an operation is among them.</summary>
    internal const int OtherVerb = 4;

    /// <summary>The shortest text that has a key.</summary>
    internal const int ShortestText = 10;

    private const int ToHighestThreeBits = 64 - 3;
    private const int Types = 1 << 3;
    private const int Texts = 1 << 3;
    private const int FirstTextBit = OtherVerb * Types + 1;
    private const int ProviderNumberBits = 11;
    private const int FirstProviderBit = 64 - 2 * ProviderNumberBits;
    private const ulong OneTypeOfEachVerb = 1UL | 1UL << Types | 1UL << (2 * Types) | 1UL << (3 * Types);

    // Odd, so that different numbers give different products.
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private static readonly (ulong Start, ulong End)[] VerbTexts =
        [.. new[] { "read", "write", "delete", "action" }.Select(verb => (FourCharacters.At(verb, 0), FourCharacters.At(verb, verb.Length - 4)))];

    /// <summary>The key of a text.</summary>
    internal static ulong Of(string text)
    {
        if (text.Length < ShortestText)
            return None;
        var signs = 0UL;
        var typeEnd = HashOfType(text, out var provider, out var type, ref signs);
        var whole = Hash(type, text, typeEnd, text.Length, ref signs);
        if (!FourCharacters.AreAscii(signs))
            return None;
        var number = provider >> (64 - ProviderNumberBits);
        var complement = ~number & ((1UL << ProviderNumberBits) - 1);
        var verb = VerbOf(text);
        var kind = verb == OtherVerb ? KindsOfVerb(verb) : 1UL << (verb * Types + (int)(type >> ToHighestThreeBits));
        return (number << ProviderNumberBits | complement) << FirstProviderBit | 1UL << (FirstTextBit + (int)(whole >> ToHighestThreeBits)) | kind;
    }

    /// <summary>A hash of a key.</summary>
    internal static int HashOf(ulong key) => (int)(key * Multiplier >> 32);

    /// <summary>All kinds whose verb is this.</summary>
    internal static ulong KindsOfVerb(int verb) => verb == OtherVerb ? 1UL << (OtherVerb * Types) : ((1UL << Types) - 1) << (verb * Types);

    /// <summary>All kinds that texts have whose provider and resource type, which are the first two segments, are those of this text.</summary>
    internal static ulong KindsOfType(string text)
    {
        var signs = 0UL;
        HashOfType(text, out _, out var type, ref signs);
        return OneTypeOfEachVerb << (int)(type >> ToHighestThreeBits) | KindsOfVerb(OtherVerb);
    }

    /// <summary>A number for the verb, which is what follows the last slash; <see cref="OtherVerb"/> if it is none of the four, or not in ASCII.</summary>
    internal static int VerbOf(string text)
    {
        var length = text.Length - 1 - text.LastIndexOf(OperationPath.Separator);
        if (length == text.Length)
            return OtherVerb;
        switch (length)
        {
            case 4:
                return Is(0) ? 0 : OtherVerb;
            case 5:
                return Is(1) ? 1 : OtherVerb;
            case 6:
                return Is(2) ? 2 : Is(3) ? 3 : OtherVerb;
            default:
                return OtherVerb;
        }

        bool Is(int verb) => FourCharacters.At(text, text.Length - length) == VerbTexts[verb].Start && FourCharacters.At(text, text.Length - 4) == VerbTexts[verb].End;
    }

    /// <summary>The place of the first slash from an index on; the end of the text if there is none.</summary>
    internal static int EndOfSegment(string text, int start)
    {
        var end = start < text.Length ? text.IndexOf(OperationPath.Separator, start) : -1;
        return end < 0 ? text.Length : end;
    }

    /// <summary>Hashes of the first segment and of the first two; gives the end of these.</summary>
    private static int HashOfType(string text, out ulong provider, out ulong type, ref ulong signs)
    {
        var providerEnd = EndOfSegment(text, 0);
        provider = Hash(Multiplier, text, 0, providerEnd, ref signs);
        var typeEnd = EndOfSegment(text, providerEnd + 1);
        type = Hash(provider, text, providerEnd, typeEnd, ref signs);
        return typeEnd;
    }

    /// <summary>Goes on with a hash over a part of a text, and gathers the bits of its characters.</summary>
    private static ulong Hash(ulong hash, string text, int start, int end, ref ulong signs)
    {
        for (; start <= end - 4; start += 4)
        {
            var characters = FourCharacters.At(text, start);
            signs |= characters;
            hash = Mix(hash ^ characters);
        }

        var rest = 0UL;
        for (; start < end; start++)
            rest = rest << 16 | text[start] | 0x20u;
        signs |= rest;
        return Mix(hash ^ rest);
    }

    private static ulong Mix(ulong hash)
    {
        hash *= Multiplier;
        return hash ^ hash >> 32;
    }
}
