namespace Permissions;

/// <content>Suggestions for what is not in the catalogue.</content>
public sealed partial class OperationCatalogue
{
    private const int SuggestionCount = 5;
    private const int ProviderCount = 3;

    /// <summary>
    /// The operations nearest to one that does not exist: compared segment by segment, so that a slip in a segment, another
    /// number, a segment too few or too many, another provider or another verb each leave the rest to be recognised by. What
    /// Azure refuses in custom roles is not suggested.
    /// </summary>
    /// <param name="operation">The operation as it was written; blanks and empty segments are overlooked.</param>
    /// <param name="plane">Only operations of this plane; null for both.</param>
    /// <param name="count">How many at most; not negative.</param>
    /// <returns>The operations, nearest first; none if nothing is near enough to be worth a look.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <remarks>Takes a few milliseconds with Azure's operations; the first call also makes an index of about 300 KB.</remarks>
    public IReadOnlyList<OperationInfo> Nearest(string operation, OperationPlane? plane, int count)
    {
        if (operation is null)
            throw new ArgumentNullException(nameof(operation));
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), count, "The count must not be negative.");
        return ReadOnlyLists.Copy(Search(operation, plane, count).Select(found => InfoAt(found.Operation)));
    }

    /// <summary>The providers nearest to one that does not exist, but for those that Azure refuses in custom roles.</summary>
    /// <param name="provider">The provider as it was written, such as <c>Microsoft.Computer</c> or <c>Compute</c>.</param>
    /// <param name="count">How many at most; not negative.</param>
    /// <returns>The providers, nearest first; none if nothing is near enough to be worth a look.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public IReadOnlyList<string> NearestProviders(string provider, int count)
    {
        if (provider is null)
            throw new ArgumentNullException(nameof(provider));
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), count, "The count must not be negative.");
        var distance = new SegmentDistance(provider);
        var nearest = Providers
            .Where(known => !IsRefusedInCustomRoles(known + "/*"))
            .Select(known => (Name: known, Cost: CostOf(known)))
            .Where(known => known.Cost < SuggestionCosts.OtherSegment)
            .OrderBy(known => known.Cost)
            .Select(known => known.Name)
            .Take(count);
        return ReadOnlyLists.Copy(nearest);

        int CostOf(string known)
        {
            var dot = known.IndexOf('.');
            return Math.Min(
                distance.CostOf(known, 0, known.Length),
                dot < 0 ? int.MaxValue : SuggestionCosts.ShortProvider + distance.CostOf(known, dot + 1, known.Length - dot - 1));
        }
    }

    /// <summary>
    /// Says what to make of an operation: known, known in the other plane only, a slip, possibly newer than the snapshot, or
    /// of an unknown provider.
    /// </summary>
    /// <param name="operation">The operation as it was written, without wildcards.</param>
    /// <param name="plane">The plane of the list in which it was written.</param>
    /// <returns>The answer. A slip is one that a few characters, a number, a doubled segment or a word for a verb explain; what would need more may as well be new.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> is null.</exception>
    public OperationVerdict Explain(string operation, OperationPlane plane)
    {
        if (operation is null)
            throw new ArgumentNullException(nameof(operation));
        if (TryFind(operation, plane, out var known))
            return new(OperationVerdictKind.Known, known, [], [], SnapshotDate);
        if (TryFind(operation, out known))
            return new(OperationVerdictKind.WrongPlane, known, [], [], SnapshotDate);

        var found = Search(operation, plane, SuggestionCount);
        if (!IsClose(found) && Search(operation, null, SuggestionCount) is var inBothPlanes && IsClose(inBothPlanes))
            found = inBothPlanes;
        var suggestions = ReadOnlyLists.Copy(found.Select(near => InfoAt(near.Operation)));
        var provider = OperationPath.ProviderOf(operation.Trim());
        if (!IsProvider(provider))
            return new(OperationVerdictKind.UnknownProvider, null, suggestions, NearestProviders(provider, ProviderCount), SnapshotDate);
        var kind = IsClose(found) ? OperationVerdictKind.Typo : OperationVerdictKind.PossiblyNewer;
        return new(kind, null, suggestions, [], SnapshotDate);
    }

    /// <summary>The patterns nearest to one that matches nothing in a plane in either reading; each of them matches something there.</summary>
    internal IReadOnlyList<string> NearestPatterns(string pattern, OperationPlane plane, int count) => new PatternSuggestions(this, plane).Nearest(pattern, count);

    private static bool IsClose(List<(int Operation, int Cost)> found) => found.Count > 0 && found[0].Cost <= SuggestionCosts.Close;

    private List<(int Operation, int Cost)> Search(string operation, OperationPlane? plane, int count) =>
        count == 0 ? [] : new SuggestionSearch(_segments.Value, operation, near => !IsRefusedInCustomRoles(_table.Name(near))).Nearest(plane, count);
}
