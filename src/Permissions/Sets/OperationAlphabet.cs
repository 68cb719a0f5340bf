namespace Permissions;

/// <summary>
/// The characters of an operation, without case, in the order that decides between operations of one length: letters first,
/// then digits, then signs, so that an operation made up as an example reads well.
/// </summary>
internal static class OperationAlphabet
{
    internal const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789$-./:_{}";

    internal static readonly int Slash = Characters.IndexOf(OperationPath.Separator);

    /// <summary>One bit for each character.</summary>
    internal const ulong All = (1UL << 44) - 1;

    private static readonly sbyte[] Indexes = MakeIndexes();

    /// <summary>The place of a character in <see cref="Characters"/>; negative if no operation contains it.</summary>
    internal static int IndexOf(char c) => c < Indexes.Length ? Indexes[c] : -1;

    /// <summary>Which of two operations comes first: the shorter, then the one that the alphabet puts first.</summary>
    internal static int Compare(string first, string second)
    {
        var order = first.Length.CompareTo(second.Length);
        for (var i = 0; order == 0 && i < first.Length; i++)
            order = IndexOf(first[i]).CompareTo(IndexOf(second[i]));
        return order;
    }

    private static sbyte[] MakeIndexes()
    {
        var indexes = new sbyte[128];
        for (var c = 0; c < indexes.Length; c++)
            indexes[c] = (sbyte)Characters.IndexOf(char.ToLowerInvariant((char)c));
        return indexes;
    }
}
