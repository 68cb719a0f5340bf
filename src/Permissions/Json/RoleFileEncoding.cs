using System.Text;

namespace Permissions.Json;

/// <summary>Turns the bytes of a role file into text: by byte order mark, else by where the zero bytes of its first characters are.</summary>
internal static class RoleFileEncoding
{
    private const char Replacement = '\uFFFD';

    private static readonly UTF8Encoding ThrowingUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes. The text has no byte order mark; what is not valid is reported at its place in the text and becomes U+FFFD.</summary>
    internal static string Decode(byte[] bytes, List<JsonSyntaxError> errors)
    {
        if (StartsWith(bytes, 0xEF, 0xBB, 0xBF))
            return DecodeUtf8(bytes, 3, errors);
        if (StartsWith(bytes, 0xFF, 0xFE, 0, 0))
            return DecodeUtf32(bytes, 4, bigEndian: false, errors);
        if (StartsWith(bytes, 0, 0, 0xFE, 0xFF))
            return DecodeUtf32(bytes, 4, bigEndian: true, errors);
        if (StartsWith(bytes, 0xFF, 0xFE) || StartsWith(bytes, 0xFE, 0xFF))
            return DecodeUtf16(bytes, 2, bigEndian: bytes[0] == 0xFE, errors);

        // JSON starts with ASCII characters, so that zeros beside the first one tell the width (RFC 4627, section 3).
        if (bytes.Length < 2 || (bytes[0] != 0 && bytes[1] != 0))
            return DecodeUtf8(bytes, 0, errors);
        var hasFour = bytes.Length >= 4;
        if (hasFour && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] != 0)
            return DecodeUtf32(bytes, 0, bigEndian: true, errors);
        if (hasFour && bytes[0] != 0 && bytes[2] == 0 && bytes[3] == 0)
            return DecodeUtf32(bytes, 0, bigEndian: false, errors);
        return bytes[0] == 0 && bytes[1] == 0
            ? DecodeUtf8(bytes, 0, errors)
            : DecodeUtf16(bytes, 0, bigEndian: bytes[0] == 0, errors);
    }

    private static bool StartsWith(byte[] bytes, params byte[] mark)
    {
        if (bytes.Length < mark.Length)
            return false;
        for (var i = 0; i < mark.Length; i++)
        {
            if (bytes[i] != mark[i])
                return false;
        }

        return true;
    }

    private static string DecodeUtf8(byte[] bytes, int start, List<JsonSyntaxError> errors)
    {
        try
        {
            return ThrowingUtf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return DecodeInvalidUtf8(bytes, start, errors);
        }
    }

    private static string DecodeInvalidUtf8(byte[] bytes, int start, List<JsonSyntaxError> errors)
    {
        var text = new StringBuilder(bytes.Length);
        var validStart = start;
        var lastErrorEnd = -1;
        for (var i = start; i < bytes.Length;)
        {
            var length = SequenceLength(bytes, i, out var isValid);
            if (isValid)
            {
                i += length;
                continue;
            }

            text.Append(Encoding.UTF8.GetString(bytes, validStart, i - validStart));
            if (text.Length != lastErrorEnd && errors.Count < JsonSyntaxTree.MaximumErrors)
                errors.Add(new(new(text.Length, 1), $"The byte 0x{bytes[i]:X2} at offset {i} of the file is not valid UTF-8; save the file as UTF-8."));
            text.Append(Replacement);
            lastErrorEnd = text.Length;
            i += length;
            validStart = i;
        }

        return text.Append(Encoding.UTF8.GetString(bytes, validStart, bytes.Length - validStart)).ToString();
    }

    /// <summary>How many bytes at a place form a character, or the longest start of one (Unicode standard, table 3-7).</summary>
    private static int SequenceLength(byte[] bytes, int start, out bool isValid)
    {
        var first = bytes[start];
        var length = first switch { < 0x80 => 1, >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        var low = first switch { 0xE0 => 0xA0, 0xF0 => 0x90, _ => 0x80 };
        var high = first switch { 0xED => 0x9F, 0xF4 => 0x8F, _ => 0xBF };
        isValid = false;
        for (var i = 1; i < length; i++)
        {
            if (start + i >= bytes.Length || bytes[start + i] < low || bytes[start + i] > high)
                return i;
            (low, high) = (0x80, 0xBF);
        }

        isValid = length > 0;
        return Math.Max(1, length);
    }

    private static string DecodeUtf16(byte[] bytes, int start, bool bigEndian, List<JsonSyntaxError> errors)
    {
        // Unit by unit, so that half a character in a file is still there for the one who looks for it.
        var units = new char[(bytes.Length - start) / 2];
        for (var i = 0; i < units.Length; i++)
        {
            var at = start + (2 * i);
            units[i] = (char)(bigEndian ? (bytes[at] << 8) | bytes[at + 1] : (bytes[at + 1] << 8) | bytes[at]);
        }

        var text = new string(units);
        if ((bytes.Length - start) % 2 == 0)
            return text;
        errors.Add(new(new(text.Length, 1), "The file ends with half a UTF-16 unit; save the file as UTF-8."));
        return text + Replacement;
    }

    private static string DecodeUtf32(byte[] bytes, int start, bool bigEndian, List<JsonSyntaxError> errors)
    {
        try
        {
            return new UTF32Encoding(bigEndian, byteOrderMark: false, throwOnInvalidCharacters: true).GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            errors.Add(new(new(0, 0), "The file looks like UTF-32 and is not valid as such; save the file as UTF-8."));
            return new UTF32Encoding(bigEndian, byteOrderMark: false).GetString(bytes, start, bytes.Length - start);
        }
    }
}
