namespace Permissions;

/// <summary>
/// The permission strings with one wildcard that can matter for covering some globs. Each string that covers some of them
/// keeps a start and an end of each, so that those listed here are all there are.
/// </summary>
internal static class CandidatePatterns
{
    /// <summary>All strings that cover at least one of <paramref name="elements"/>: the element itself first, then its starts and ends with a wildcard between them.</summary>
    /// <param name="elements">What is to be covered.</param>
    /// <param name="wholeSegments">Whether a wildcard must stand for whole segments, as it does in every string of Azure's built-in roles; no source says that Azure takes another.</param>
    internal static IEnumerable<string> For(IReadOnlyList<PatternElement> elements, bool wholeSegments)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in elements)
        {
            if (given.Add(element.Glob))
                yield return element.Glob;
        }

        foreach (var element in elements)
        {
            foreach (var candidate in Wider(element.Glob, wholeSegments))
            {
                if (given.Add(candidate))
                    yield return candidate;
            }

            if (element.Reading == WildcardReading.Strict || Globs.HasWildcard(element.Glob))
                continue;
            foreach (var candidate in LenientSources(element.Glob))
            {
                if (given.Add(candidate))
                    yield return candidate;
            }
        }
    }

    /// <summary>Whether all wildcards in some strings stand for whole segments.</summary>
    internal static bool StandForWholeSegments(IEnumerable<string> patterns) =>
        patterns.All(pattern => pattern.Split(OperationPath.Separator).All(segment => segment.Length == 1 || !Globs.HasWildcard(segment)));

    /// <summary>A start and an end of the glob with a wildcard between them, from the longest start and, for each, the longest end on.</summary>
    private static IEnumerable<string> Wider(string glob, bool wholeSegments)
    {
        var star = glob.IndexOf(WildcardPattern.Wildcard);
        var longestStart = star < 0 ? glob.Length : star;
        var firstEnd = glob.LastIndexOf(WildcardPattern.Wildcard) + 1;
        for (var start = longestStart; start >= 0; start--)
        {
            if (wholeSegments && start > 0 && glob[start - 1] != OperationPath.Separator)
                continue;
            for (var end = Math.Max(start, firstEnd); end <= glob.Length; end++)
            {
                if (!wholeSegments || end == glob.Length || glob[end] == OperationPath.Separator)
                    yield return glob.Substring(0, start) + WildcardPattern.Wildcard + glob.Substring(end);
            }
        }
    }

    /// <summary>The strings that stand for the operation in the lenient reading only: a wildcard at one of its slashes, or at its end.</summary>
    private static IEnumerable<string> LenientSources(string operation)
    {
        for (var i = operation.IndexOf(OperationPath.Separator); i >= 0; i = operation.IndexOf(OperationPath.Separator, i + 1))
            yield return operation.Insert(i, "/*");
        yield return operation + "/*";
    }
}
