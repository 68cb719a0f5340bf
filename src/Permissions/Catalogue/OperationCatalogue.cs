using System.Diagnostics.CodeAnalysis;

namespace Permissions;

/// <summary>
/// The operations that Azure's providers offer to be permitted, as far as they are known: a snapshot that always lags
/// behind Azure, to which a project can add. Names are compared without case, as Azure does. Immutable, and safe to use
/// from several threads.
/// </summary>
public sealed partial class OperationCatalogue
{
    private static readonly Lazy<OperationCatalogue> AzureSnapshot = new(EmbeddedOperations.Load);

    // A search through this many operations is long. A few are done one by one before it is worth the time to sort them.
    private const int ManyOperations = 2000;
    private const int FewLongSearches = 64;

    private readonly OperationTable _table;
    private readonly IReadOnlyList<string> _refused;
    private readonly Lazy<IReadOnlyList<string>> _providers;
    private readonly Lazy<SegmentIndex> _segments;
    private SegmentPostings? _postings;
    private int _longSearches;

    internal OperationCatalogue(OperationTable table, IReadOnlyList<string> refused, DateTime? snapshotDate)
    {
        _table = table;
        _refused = refused;
        SnapshotDate = snapshotDate;
        _providers = new(FindProviders);
        _segments = new(() => new SegmentIndex(table));
    }

    /// <summary>The snapshot of Azure that comes with this library. It is read when it is first asked for.</summary>
    public static OperationCatalogue Azure => AzureSnapshot.Value;

    /// <summary>A catalogue without operations, to start one of one's own with <see cref="With(IEnumerable{OperationListEntry})"/>.</summary>
    public static OperationCatalogue Empty { get; } = new(OperationTable.Empty, [], null);

    /// <summary>The day of the latest snapshot of Azure in the catalogue, at midnight, of no time zone; null if it has none. Operations that a project adds do not move it.</summary>
    public DateTime? SnapshotDate { get; }

    /// <summary>How many operations there are; one that exists in both planes counts twice.</summary>
    public int Count => _table.Count;

    /// <summary>All operations, sorted by name without regard to case, then by plane with the control plane first. The list makes each element when it is asked for.</summary>
    public IReadOnlyList<OperationInfo> Operations => field ??= new OperationView(this);

    /// <summary>The operations in the order in which they serve as examples, made when it is first asked for.</summary>
    internal OperationOrder Order => field ??= new OperationOrder(this, _table);

    /// <summary>All providers in the spelling of their first operation, sorted without regard to case.</summary>
    public IReadOnlyList<string> Providers => _providers.Value;

    /// <summary>Finds an operation in a plane.</summary>
    /// <param name="operation">The operation in any case; a wildcard in it is taken literally, so a pattern is never found.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="info">The operation as the catalogue knows it; the default if it does not.</param>
    /// <returns>Whether the operation is known in that plane.</returns>
    public bool TryFind(string? operation, OperationPlane plane, out OperationInfo info)
    {
        var index = operation is null ? -1 : _table.Find(operation, plane);
        info = index < 0 ? default : InfoAt(index);
        return index >= 0;
    }

    /// <summary>Finds an operation in whichever plane it is known; for the few that are known in both, in the control plane.</summary>
    /// <param name="operation">The operation in any case; a wildcard in it is taken literally, so a pattern is never found.</param>
    /// <param name="info">The operation as the catalogue knows it; the default if it does not.</param>
    /// <returns>Whether the operation is known.</returns>
    public bool TryFind(string? operation, out OperationInfo info) =>
        TryFind(operation, OperationPlane.Control, out info) || TryFind(operation, OperationPlane.Data, out info);

    /// <summary>Whether an operation is known, in whichever plane.</summary>
    /// <param name="operation">The operation in any case.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(string? operation) => TryFind(operation, out _);

    /// <summary>Whether an operation is known in a plane.</summary>
    /// <param name="operation">The operation in any case.</param>
    /// <param name="plane">The plane.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(string? operation, OperationPlane plane) => operation is not null && _table.Find(operation, plane) >= 0;

    /// <summary>Whether a provider has operations in the catalogue.</summary>
    /// <param name="provider">The provider in any case, such as <c>Microsoft.Compute</c>.</param>
    /// <returns>True if it has.</returns>
    public bool IsProvider([NotNullWhen(true)] string? provider)
    {
        if (string.IsNullOrEmpty(provider) || provider!.IndexOf(OperationPath.Separator) >= 0)
            return false;
        var prefix = provider + OperationPath.Separator;
        var index = _table.LowerBound(prefix, OperationPlane.Control);
        return index < _table.Count && _table.Name(index).StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether Azure refuses a custom role that names this operation or pattern, as it does for the classic providers. It
    /// is so for their unknown operations too.
    /// </summary>
    /// <param name="permission">An operation or a pattern, in any case. A pattern counts only if all that it stands for is refused.</param>
    /// <returns>True if it is refused.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="permission"/> is null.</exception>
    public bool IsRefusedInCustomRoles(string permission)
    {
        if (permission is null)
            throw new ArgumentNullException(nameof(permission));
        foreach (var pattern in _refused)
        {
            // A wildcard in the permission is matched as a character: then the refused pattern covers all that it stands for.
            if (WildcardPattern.Matches(pattern, permission, WildcardReading.Strict))
                return true;
        }

        return false;
    }

    /// <summary>The operations of one plane that a pattern matches.</summary>
    /// <param name="pattern">The pattern, with any number of <c>*</c>; without one it matches at most the operation itself.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="reading">How <c>/*/</c> is read; strictly by default.</param>
    /// <returns>The operations in the catalogue's order, found one by one as they are asked for.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    public IEnumerable<OperationInfo> Matching(string pattern, OperationPlane plane, WildcardReading reading = WildcardReading.Strict)
    {
        if (pattern is null)
            throw new ArgumentNullException(nameof(pattern));
        return MatchingIndexes(pattern, plane, reading).Select(InfoAt);
    }

    /// <summary>Whether a pattern matches any operation of one plane. Cheaper than asking for the first one.</summary>
    /// <param name="pattern">The pattern, as for <see cref="Matching"/>.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="reading">How <c>/*/</c> is read; strictly by default.</param>
    /// <returns>True if it does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    public bool AnyMatches(string pattern, OperationPlane plane, WildcardReading reading = WildcardReading.Strict)
    {
        if (pattern is null)
            throw new ArgumentNullException(nameof(pattern));
        return MatchingIndexes(pattern, plane, reading).Any();
    }

    /// <summary>As <see cref="Matching"/>, as indexes into <see cref="Operations"/>, without making names.</summary>
    internal IEnumerable<int> MatchingIndexes(string pattern, OperationPlane plane, WildcardReading reading)
    {
        var (first, end) = RangeOf(pattern, reading);
        if (end - first >= ManyOperations && ++_longSearches > FewLongSearches && (_postings ??= new(_table)).Rarest(pattern) is { } rarest)
        {
            foreach (var index in rarest)
            {
                if (index >= first && index < end && IsMatch(index))
                    yield return index;
            }

            yield break;
        }

        for (var index = first; index < end; index++)
        {
            if (IsMatch(index))
                yield return index;
        }

        bool IsMatch(int index) => _table.Plane(index) == plane && WildcardPattern.Matches(pattern, _table.Text, _table.Start(index), _table.End(index), reading);
    }

    /// <summary>Where the operations lie among which those are that a pattern matches: how many must be looked at says how much work it is.</summary>
    internal (int First, int End) RangeOf(string pattern, WildcardReading reading)
    {
        // Only what starts as the pattern does before its first wildcard can match. Leniently the slash before the
        // wildcard may be missing.
        var star = pattern.IndexOf(WildcardPattern.Wildcard);
        var length = star < 0 ? pattern.Length : star;
        if (reading == WildcardReading.Lenient && star > 0 && pattern[star - 1] == OperationPath.Separator)
            length--;
        var prefix = pattern.Substring(0, length);
        var first = _table.LowerBound(prefix, OperationPlane.Control);
        return (first, _table.EndOfPrefix(prefix, first));
    }

    /// <summary>What may follow a path, for completion.</summary>
    /// <param name="path">The path in any case, with or without a slash at its end, such as <c>Microsoft.Compute/virtualMachines</c>; empty for the providers.</param>
    /// <param name="plane">Only what leads to operations of this plane; null for both.</param>
    /// <returns>The segments, sorted without regard to case; none if the path is not in the catalogue.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public IReadOnlyList<OperationSegment> Children(string path, OperationPlane? plane = null)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        return OperationChildren.Find(_table, path, plane);
    }

    /// <summary>A catalogue that knows more operations, such as a project's own.</summary>
    /// <param name="operations">The operations. One that is known already in its plane keeps the catalogue's spelling, and the later day counts.</param>
    /// <returns>The larger catalogue, of the same <see cref="SnapshotDate"/>; this one if there is nothing new.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/> is null.</exception>
    /// <exception cref="ArgumentException">An operation is malformed or a pattern.</exception>
    public OperationCatalogue With(IEnumerable<OperationListEntry> operations)
    {
        var added = operations?.ToArray() ?? throw new ArgumentNullException(nameof(operations));
        foreach (var entry in added)
        {
            var message = PermissionString.Check(entry.Operation)?.Message
                ?? (entry.Operation.IndexOf(WildcardPattern.Wildcard) >= 0 ? $"'{entry.Operation}' is a pattern; the catalogue holds operations only." : null);
            if (message is not null)
                throw new ArgumentException(message, nameof(operations));
        }

        var table = OperationTableMerge.Merge(_table, added);
        return ReferenceEquals(table, _table) ? this : new(table, _refused, SnapshotDate);
    }

    internal OperationInfo InfoAt(int index)
    {
        var name = _table.Name(index);
        return new(name, _table.Plane(index), _table.Day(index), IsRefusedInCustomRoles(name));
    }

    private IReadOnlyList<string> FindProviders() =>
        ReadOnlyLists.Copy(OperationChildren.Find(_table, string.Empty, null).Select(provider => provider.Name));
}
