namespace Permissions;

/// <summary>Known operations that a set grants whatever conditions hold, and those that it may grant. Changed in place while it is put together.</summary>
/// <param name="must">Granted for sure; all of them also in <paramref name="may"/>.</param>
/// <param name="may">Not excluded from being granted; the same array where no condition plays a part.</param>
internal sealed class BitBounds(ulong[] must, ulong[] may)
{
    internal ulong[] Must => must;

    internal ulong[] May => may;

    /// <summary>Whether what lies between both truly depends on conditions; otherwise some of it was given up.</summary>
    internal bool IsExact { get; set; } = true;

    internal static BitBounds Exact(ulong[] bits) => new(bits, bits);

    internal static BitBounds None(OperationOrder order) => Exact(order.NewBits());

    internal void Add(BitBounds other) => Combine(other.Must, other.May, static (mine, theirs) => mine | theirs);

    internal void Keep(BitBounds other) => Combine(other.Must, other.May, static (mine, theirs) => mine & theirs);

    internal void Remove(BitBounds other) => Combine(other.May, other.Must, static (mine, theirs) => mine & ~theirs);

    private void Combine(ulong[] forMust, ulong[] forMay, Func<ulong, ulong, ulong> combine)
    {
        if (must == may && forMust != forMay)
            may = (ulong[])must.Clone();
        for (var i = 0; i < must.Length; i++)
            must[i] = combine(must[i], forMust[i]);
        if (must == may)
            return;
        for (var i = 0; i < may.Length; i++)
            may[i] = combine(may[i], forMay[i]);
    }
}
