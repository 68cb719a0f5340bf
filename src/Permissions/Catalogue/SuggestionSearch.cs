namespace Permissions;

/// <summary>
/// Finds the operations nearest to a wrong one: the cheapest alignment of its segments with the segments of each operation.
/// Exact over the whole table; operations share the work for what they have in common with the one before them.
/// </summary>
internal sealed class SuggestionSearch
{
    private readonly SegmentIndex _index;
    private readonly Func<int, bool> _canBeSuggested;
    private readonly string[] _words;
    private readonly string _provider;
    private readonly SegmentDistance[] _distances;
    private readonly byte[][] _known;
    private readonly List<int[]> _rows = [];
    private readonly int[] _extra;

    /// <param name="index">The operations.</param>
    /// <param name="operation">The wrong one.</param>
    /// <param name="canBeSuggested">Says of an operation that is near whether it may be suggested.</param>
    internal SuggestionSearch(SegmentIndex index, string operation, Func<int, bool> canBeSuggested)
    {
        _index = index;
        _canBeSuggested = canBeSuggested;
        _words = OperationPath.Segments(operation);
        _provider = _words.FirstOrDefault() + OperationPath.Separator;
        _distances = [.. _words.Select(word => new SegmentDistance(word))];
        _known = [.. _words.Select(_ => new byte[index.SegmentCount])];
        _extra = [.. _words.Select((word, i) => i > 0 && string.Equals(word, _words[i - 1], StringComparison.OrdinalIgnoreCase) ? SuggestionCosts.Doubled : SuggestionCosts.Extra)];
        _rows.Add(new int[_words.Length + 1]);
        for (var i = 0; i < _words.Length; i++)
            _rows[0][i + 1] = _rows[0][i] + _extra[i];
    }

    /// <summary>
    /// The cheapest operations, cheapest first; at equal cost those of the provider that was written, then the one seen
    /// last, then the catalogue's order.
    /// </summary>
    internal List<(int Operation, int Cost)> Nearest(OperationPlane? plane, int count)
    {
        var nearest = new List<(int Operation, int Cost)>(count + 1);
        if (_words.Length == 0)
            return nearest;
        var table = _index.Table;
        // The provider's own operations first: what they cost lets most of the others be passed over.
        var first = table.LowerBound(_provider, OperationPlane.Control);
        var end = table.EndOfPrefix(_provider, first);
        Scan(first, end, plane, count, nearest);
        Scan(0, first, plane, count, nearest);
        Scan(end, table.Count, plane, count, nearest);
        return nearest;
    }

    private void Scan(int start, int end, OperationPlane? plane, int count, List<(int Operation, int Cost)> nearest)
    {
        var hopelessDepth = int.MaxValue;
        for (var operation = start; operation < end; operation++)
        {
            // The operations below a path that is too dear already are passed over.
            var depth = _index.SharedDepth(operation);
            if (depth >= hopelessDepth)
                continue;
            hopelessDepth = int.MaxValue;
            var bound = nearest.Count < count ? SuggestionCosts.Far : nearest[count - 1].Cost;
            var verb = _index.Depth(operation) - 1;
            while (depth < verb && FillRow(operation, depth, isVerb: false, bound) <= bound)
                depth++;
            if (depth < verb)
                hopelessDepth = depth + 1;
            else if (FillRow(operation, verb, isVerb: true, bound) <= bound && (plane is null || _index.Table.Plane(operation) == plane))
                Add(nearest, operation, _rows[verb + 1][_words.Length], count);
        }
    }

    private void Add(List<(int Operation, int Cost)> nearest, int operation, int cost, int count)
    {
        if (cost > SuggestionCosts.Far)
            return;
        var place = nearest.Count;
        while (place > 0 && IsBefore(operation, cost, nearest[place - 1]))
            place--;
        if (place == count || !_canBeSuggested(operation))
            return;
        nearest.Insert(place, (operation, cost));
        if (nearest.Count > count)
            nearest.RemoveAt(count);
    }

    private bool IsBefore(int operation, int cost, (int Operation, int Cost) other)
    {
        if (cost != other.Cost)
            return cost < other.Cost;
        var isOfProvider = IsOfProvider(operation);
        return isOfProvider != IsOfProvider(other.Operation)
            ? isOfProvider
            : _index.Table.Day(operation) > _index.Table.Day(other.Operation);
    }

    private bool IsOfProvider(int operation) => _index.Table.StartsWith(operation, _provider);

    /// <summary>Fills the row of one more segment of the operation and gives its least cost. Costs above the bound need not be exact.</summary>
    private int FillRow(int operation, int depth, bool isVerb, int bound)
    {
        if (_rows.Count == depth + 1)
            _rows.Add(new int[_words.Length + 1]);
        var above = _rows[depth];
        var row = _rows[depth + 1];
        var segment = _index.Segment(operation, depth);
        var missing = isVerb && IsText(segment, "action") ? SuggestionCosts.MissingAction : SuggestionCosts.Missing;
        var least = row[0] = above[0] + missing;
        for (var j = 1; j <= _words.Length; j++)
        {
            var cost = Math.Min(above[j] + missing, row[j - 1] + _extra[j - 1]);
            if (above[j - 1] <= bound && above[j - 1] < cost)
                cost = Math.Min(cost, above[j - 1] + Replacing(segment, j - 1, depth, isVerb));
            row[j] = cost;
            least = Math.Min(least, cost);
        }

        return least;
    }

    /// <summary>The cost of the word at <paramref name="place"/> where <paramref name="segment"/> was meant.</summary>
    private int Replacing(int segment, int place, int depth, bool isVerb)
    {
        // One more than the cost, because zero says that it was not asked for yet.
        ref var known = ref _known[place][segment];
        if (known == 0)
            known = (byte)(1 + _distances[place].CostOf(_index.Table.Text, _index.SegmentStart(segment), _index.SegmentLength(segment)));
        var cost = known - 1;
        if (cost == 0)
            return 0;
        if (depth == 0 && place == 0)
            return Math.Min(cost, IsProviderWithoutPrefix(segment) ? SuggestionCosts.ShortProvider : SuggestionCosts.OtherProvider);
        if (isVerb && place == _words.Length - 1)
            return Math.Min(cost, Verbs.Means(_words[place]) is { } verb && IsText(segment, verb) ? SuggestionCosts.VerbByMeaning : SuggestionCosts.OtherVerb);
        return cost;
    }

    private bool IsProviderWithoutPrefix(int segment)
    {
        var word = _words[0];
        var start = _index.SegmentStart(segment) + _index.SegmentLength(segment) - word.Length;
        return start > _index.SegmentStart(segment)
            && _index.Table.Text[start - 1] == '.'
            && string.Compare(_index.Table.Text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private bool IsText(int segment, string text) =>
        _index.SegmentLength(segment) == text.Length
        && string.Compare(_index.Table.Text, _index.SegmentStart(segment), text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
