namespace Permissions;

/// <summary>
/// Finds the patterns nearest to one that matches nothing, each of which matches something: before the wildcard a segment may be
/// another one, missing or doubled, after it each may be another one. No segment is dropped for being unknown, so that no
/// suggestion means more than what was written.
/// </summary>
internal sealed class PatternSuggestions(OperationCatalogue catalogue, OperationPlane plane)
{
    /// <summary>Above the cost of a missing segment, what was written is more likely newer than the catalogue than a slip.</summary>
    private const int TooFar = SuggestionCosts.Missing + 1;

    /// <summary>How many beginnings are followed at a time.</summary>
    private const int Followed = 10;

    /// <summary>The patterns, nearest first.</summary>
    internal IReadOnlyList<string> Nearest(string pattern, int count)
    {
        var segments = pattern.Split(OperationPath.Separator);
        var star = Array.FindIndex(segments, segment => segment.IndexOf(WildcardPattern.Wildcard) >= 0);
        var found =
            from start in Starts(segments, star)
            from end in Ends(start.Path, segments, star)
            let near = (Pattern: Join(start.Path, end.Text), Cost: start.Cost + end.Cost)
            where near.Cost is > 0 and < TooFar && catalogue.AnyMatches(near.Pattern, plane, WildcardReading.Lenient)
            orderby near.Cost
            select near.Pattern;
        return [.. found.Distinct(StringComparer.OrdinalIgnoreCase).Take(count)];
    }

    /// <summary>The known paths that the segments before the wildcard may mean.</summary>
    private List<(string Path, int Cost)> Starts(string[] segments, int star)
    {
        List<(string Path, int Cost)> starts = [(string.Empty, 0)];
        for (var i = 0; i < star; i++)
        {
            var distance = new SegmentDistance(segments[i]);
            var isDoubled = i > 0 && string.Equals(segments[i], segments[i - 1], StringComparison.OrdinalIgnoreCase);
            // The provider is known, or another rule speaks.
            var next = starts.SelectMany(start => Steps(start.Path, distance, canSkip: i > 0).Select(step => (step.Path, Cost: start.Cost + step.Cost)));
            if (isDoubled)
                next = next.Concat(starts.Select(start => (start.Path, start.Cost + SuggestionCosts.Doubled)));
            starts = [.. next.Where(start => start.Cost < TooFar).OrderBy(start => start.Cost).Take(Followed)];
        }

        return starts;
    }

    /// <summary>What one more segment may mean below a path: a segment there, or where none is close, one that lies a segment deeper.</summary>
    private List<(string Path, int Cost)> Steps(string path, SegmentDistance distance, bool canSkip)
    {
        var steps = Parents(path).Select(child => (Path: Join(path, child), Cost: distance.CostOf(child, 0, child.Length))).ToList();
        if (!canSkip || steps.Exists(step => step.Cost <= SuggestionCosts.Close))
            return steps;
        var deeper =
            from child in Parents(path)
            from grandchild in Parents(Join(path, child))
            select (Join(path, $"{child}/{grandchild}"), SuggestionCosts.Missing + distance.CostOf(grandchild, 0, grandchild.Length));
        steps.AddRange(deeper);
        return steps;
    }

    /// <summary>What the segments from the wildcard on may mean below a path.</summary>
    private IEnumerable<(string Text, int Cost)> Ends(string path, string[] segments, int star)
    {
        yield return (string.Join("/", segments.Skip(star)), 0);
        var after = segments.Length - star - 1;
        if (after == 0)
            yield break;
        var distances = segments.Skip(star + 1).Select(segment => new SegmentDistance(segment)).ToArray();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var operation in catalogue.Matching(Join(path, "*"), plane))
        {
            var start = StartOfLast(operation.Name, after);
            if (start <= path.Length || !seen.Add(operation.Name.Substring(start)))
                continue;
            var names = operation.Name.Substring(start).Split(OperationPath.Separator);
            var cost = names.Select((name, i) => CostOf(name, segments[star + 1 + i], distances[i], isVerb: i == after - 1)).Sum();
            if (cost < TooFar)
                yield return ($"{segments[star]}/{string.Join("/", names)}", cost);
        }
    }

    private static int CostOf(string name, string written, SegmentDistance distance, bool isVerb)
    {
        var cost = distance.CostOf(name, 0, name.Length);
        return isVerb && string.Equals(Verbs.Means(written), name, StringComparison.OrdinalIgnoreCase) ? Math.Min(cost, SuggestionCosts.VerbByMeaning) : cost;
    }

    private IEnumerable<string> Parents(string path) => catalogue.Children(path, plane).Where(child => child.HasChildren).Select(child => child.Name);

    private static string Join(string path, string rest) => path.Length == 0 ? rest : $"{path}/{rest}";

    /// <summary>Where the last so many segments start; 0 where there are not more than those.</summary>
    private static int StartOfLast(string operation, int count)
    {
        var start = operation.Length;
        for (; count > 0 && start > 0; count--)
            start = operation.LastIndexOf(OperationPath.Separator, start - 1);
        return start + 1;
    }
}
