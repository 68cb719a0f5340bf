namespace Permissions;

/// <summary>
/// Operations in a compact form, sorted without regard to case, then by plane. Names become strings of their own only when
/// somebody asks for them. A packed table answers what is asked about one name from the pack, and is unpacked once somebody
/// searches through many. Immutable.
/// </summary>
internal sealed class OperationTable
{
    private readonly OperationPack? _pack;
    private Unpacked? _unpacked;

    /// <param name="pack">The operations, sorted as the table wants them.</param>
    internal OperationTable(OperationPack pack)
    {
        _pack = pack;
        Count = pack.Count;
    }

    /// <param name="text">All names, one directly after the other.</param>
    /// <param name="starts">Where each name starts in the text, and at the end the text's length.</param>
    /// <param name="facts">For each name, its <see cref="Facts"/>.</param>
    internal OperationTable(string text, int[] starts, int[] facts)
    {
        _unpacked = new(text, starts, facts);
        Count = facts.Length;
    }

    internal static OperationTable Empty { get; } = new(string.Empty, [0], []);

    internal int Count { get; }

    /// <summary>All names, one directly after the other; see <see cref="Start"/>.</summary>
    internal string Text => All.Text;

    // Two threads may unpack at a time; both come to the same.
    private Unpacked All => _unpacked ??= Unpack(_pack!);

    /// <summary>The plane in the lowest bit, above it one more than the number of days since 0001-01-01, zero for no day.</summary>
    internal static int Facts(OperationPlane plane, DateTime? lastSeen)
    {
        var day = lastSeen is { } date ? (int)(date.Ticks / TimeSpan.TicksPerDay) + 1 : 0;
        return (day << 1) | (int)plane;
    }

    /// <summary>The day in facts; null for none.</summary>
    internal static DateTime? DayOf(int facts) => facts >> 1 is > 0 and var day ? DateTime.MinValue.AddDays(day - 1) : null;

    /// <summary>Where the name starts in <see cref="Text"/>.</summary>
    internal int Start(int index) => All.Starts[index];

    /// <summary>Where the name ends in <see cref="Text"/>.</summary>
    internal int End(int index) => All.Starts[index + 1];

    internal int Length(int index) => End(index) - Start(index);

    internal string Name(int index) => _unpacked is null ? _pack!.Name(index) : Text.Substring(Start(index), Length(index));

    internal OperationPlane Plane(int index) => (OperationPlane)(FactsAt(index) & 1);

    internal int FactsAt(int index) => _unpacked is { } all ? all.Facts[index] : _pack!.FactsAt(index);

    internal DateTime? Day(int index) => DayOf(FactsAt(index));

    /// <summary>The index of the operation in a plane; negative if it is not there.</summary>
    internal int Find(string operation, OperationPlane plane)
    {
        if (_pack is not null)
            return _pack.Find(operation, plane);
        var index = LowerBound(operation, plane);
        return index < Count && Compare(index, operation, plane) == 0 ? index : -1;
    }

    /// <summary>The first index that does not come before the operation in the plane.</summary>
    internal int LowerBound(string operation, OperationPlane plane)
    {
        if (_pack is not null)
            return _pack.LowerBound(operation, plane);
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Compare(middle, operation, plane) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The first index at or after <paramref name="low"/> whose name comes after all that start with <paramref name="prefix"/>.</summary>
    internal int EndOfPrefix(string prefix, int low)
    {
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.Compare(Text, Start(middle), prefix, 0, Math.Min(prefix.Length, Length(middle)), StringComparison.OrdinalIgnoreCase) > 0)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>Whether the name starts with <paramref name="prefix"/>, ignoring case.</summary>
    internal bool StartsWith(int index, string prefix) =>
        Length(index) >= prefix.Length
        && string.Compare(Text, Start(index), prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0;

    internal int Compare(int index, string operation, OperationPlane plane)
    {
        var order = CompareNames(Text, Start(index), Length(index), operation, 0, operation.Length);
        return order != 0 ? order : Plane(index).CompareTo(plane);
    }

    private static int CompareNames(string left, int leftStart, int leftLength, string right, int rightStart, int rightLength)
    {
        var order = string.Compare(left, leftStart, right, rightStart, Math.Min(leftLength, rightLength), StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : leftLength.CompareTo(rightLength);
    }

    private static Unpacked Unpack(OperationPack pack)
    {
        var (text, starts, facts) = pack.Unpack();
        return new(text, starts, facts);
    }

    private sealed class Unpacked(string text, int[] starts, int[] facts)
    {
        internal string Text { get; } = text;

        internal int[] Starts { get; } = starts;

        internal int[] Facts { get; } = facts;
    }
}
