using System.Globalization;

namespace Permissions.Generators;

/// <summary>A short hash that is the same in every process: FNV-1a over UTF-16 code units, in 32 bits.</summary>
internal static class StableHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Eight lower-case hexadecimal digits.</summary>
    internal static string Of(string text)
    {
        var hash = OffsetBasis;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * Prime);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
