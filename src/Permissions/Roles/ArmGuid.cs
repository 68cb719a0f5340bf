using System.Security.Cryptography;
using System.Text;

namespace Permissions;

/// <summary>
/// The <c>guid()</c> function of ARM templates and Bicep: the same GUID for the same strings, so that what names itself
/// by it is found again on the next run. RFC 4122 section 4.3, version 5 (SHA-1), over the arguments joined with
/// <c>-</c>, in UTF-8.
/// </summary>
public static class ArmGuid
{
    /// <summary>The namespace under which <c>guid()</c> hashes, as the public implementations that match it use it.</summary>
    public static readonly Guid Namespace = new("11fb06fb-712d-4ddd-98c7-e71bbd588830");

    private const int Version = 5;

    /// <summary>The GUID for some strings.</summary>
    /// <param name="parts">At least one string. Case and order matter: to get the GUID of a template, pass the very strings it passes.</param>
    /// <returns>The version-5 GUID.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="parts"/> is empty.</exception>
    public static Guid Create(params string[] parts)
    {
        if (parts is null)
            throw new ArgumentNullException(nameof(parts));
        if (parts.Length == 0)
            throw new ArgumentException("A deterministic GUID needs at least one string to be made from.", nameof(parts));
        if (Array.IndexOf(parts, null) >= 0)
            throw new ArgumentNullException(nameof(parts), "None of the strings of a deterministic GUID may be null.");

        var name = Encoding.UTF8.GetBytes(string.Join("-", parts));
        var input = new byte[16 + name.Length];
        SwapByteOrder(Namespace.ToByteArray()).CopyTo(input, 0);
        name.CopyTo(input, 16);

        var guid = new byte[16];
        Array.Copy(Hash(input), guid, guid.Length);
        guid[6] = (byte)((guid[6] & 0x0F) | (Version << 4));
        guid[8] = (byte)((guid[8] & 0x3F) | 0x80);
        return new Guid(SwapByteOrder(guid));
    }

    /// <summary>.NET keeps the first three fields of a GUID in little-endian order, the RFC hashes them in network order.</summary>
    private static byte[] SwapByteOrder(byte[] guid)
    {
        Array.Reverse(guid, 0, 4);
        Array.Reverse(guid, 4, 2);
        Array.Reverse(guid, 6, 2);
        return guid;
    }

    // SHA-1 is what version 5 prescribes; nothing secret depends on it.
#pragma warning disable CA5350
    private static byte[] Hash(byte[] input)
    {
#if NET
        return SHA1.HashData(input);
#else
        using var sha1 = SHA1.Create();
        return sha1.ComputeHash(input);
#endif
    }
#pragma warning restore CA5350
}
