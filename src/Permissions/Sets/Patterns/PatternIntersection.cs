namespace Permissions;

/// <summary>What two globs both match, as a finite union of globs. Two strings with one wildcard each need none with more.</summary>
internal static class PatternIntersection
{
    /// <summary>The globs whose union is the intersection: none covers another, and each matches some operation.</summary>
    /// <param name="first">A glob.</param>
    /// <param name="second">Another glob.</param>
    /// <param name="budget">What to spend; null for a budget of its own.</param>
    /// <exception cref="InvalidOperationException">The budget is used up: two globs with many wildcards each have ever more in common.</exception>
    internal static IReadOnlyList<string> Of(string first, string second, PatternBudget? budget = null)
    {
        if (WildcardPattern.Matches(first, second, WildcardReading.Strict))
            return Possible([second]);
        if (WildcardPattern.Matches(second, first, WildcardReading.Strict))
            return Possible([first]);
        var star = first.IndexOf(WildcardPattern.Wildcard);
        var otherStar = second.IndexOf(WildcardPattern.Wildcard);
        if (star < 0 || otherStar < 0 || !Same(first, 0, second, 0, Math.Min(star, otherStar)))
            return [];
        var end = first.Length - first.LastIndexOf(WildcardPattern.Wildcard) - 1;
        var otherEnd = second.Length - second.LastIndexOf(WildcardPattern.Wildcard) - 1;
        var shorterEnd = Math.Min(end, otherEnd);
        if (!Same(first, first.Length - shorterEnd, second, second.Length - shorterEnd, shorterEnd))
            return [];
        if (star + end + 1 < first.Length || otherStar + otherEnd + 1 < second.Length)
            return Possible(Unique(new Interleaving(first, second, budget ??= new()).From(0, 0), budget));

        // Neither covers the other, so one has the longer start and the other the longer end.
        return star > otherStar
            ? Possible(Join(first.Substring(0, star), second.Substring(otherStar + 1), Math.Max(first.Length, second.Length) - 1, budget ?? new()))
            : Possible(Join(second.Substring(0, otherStar), first.Substring(star + 1), Math.Max(first.Length, second.Length) - 1, budget ?? new()));
    }

    /// <summary>All of the start and the end with any text between them, and the shorter texts in which they overlap.</summary>
    private static List<string> Join(string start, string end, int shortest, PatternBudget budget)
    {
        List<string> joined = [start + WildcardPattern.Wildcard + end];
        for (var length = start.Length + end.Length - 1; length >= shortest; length--)
        {
            var shared = start.Length + end.Length - length;
            budget.Spend(1 + (shared / 32));
            if (Same(start, start.Length - shared, end, 0, shared))
                joined.Add(start + end.Substring(shared));
        }

        return joined;
    }

    private static List<string> Unique(List<string> globs, PatternBudget budget)
    {
        var unique = new List<string>();
        foreach (var glob in globs.OrderBy(glob => glob.Length).ThenBy(glob => glob, StringComparer.OrdinalIgnoreCase))
        {
            budget.Spend(2 * unique.Count);
            if (!Globs.AnyCovers(unique, glob))
            {
                unique.RemoveAll(known => Globs.Covers(glob, known));
                unique.Add(glob);
            }
        }

        return unique;
    }

    private static List<string> Possible(List<string> globs)
    {
        globs.RemoveAll(glob => !Globs.IsPossible(glob));
        return globs;
    }

    private static bool Same(string first, int start, string second, int otherStart, int length) =>
        string.Compare(first, start, second, otherStart, length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The general case: at each place a wildcard either ends or takes what the other string has there.</summary>
    private sealed class Interleaving(string first, string second, PatternBudget budget)
    {
        private readonly Dictionary<(int, int), List<string>> _known = [];

        internal List<string> From(int i, int j)
        {
            if (_known.TryGetValue((i, j), out var known))
                return known;
            budget.Spend(1);
            var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var wild = i < first.Length && first[i] == WildcardPattern.Wildcard;
            var otherWild = j < second.Length && second[j] == WildcardPattern.Wildcard;
            if (i == first.Length && j == second.Length)
            {
                found.Add(string.Empty);
            }
            else if (wild && otherWild)
            {
                Prepend("*", From(i + 1, j));
                Prepend("*", From(i, j + 1));
            }
            else if (wild)
            {
                found.UnionWith(From(i + 1, j));
                if (j < second.Length)
                    Prepend(second.Substring(j, 1), From(i, j + 1));
            }
            else if (otherWild)
            {
                found.UnionWith(From(i, j + 1));
                if (i < first.Length)
                    Prepend(first.Substring(i, 1), From(i + 1, j));
            }
            else if (i < first.Length && j < second.Length && Same(first, i, second, j, 1))
            {
                Prepend(first.Substring(i, 1), From(i + 1, j + 1));
            }

            return _known[(i, j)] = [.. found];

            void Prepend(string head, List<string> tails)
            {
                // What is put together is a copy of each tail.
                budget.Spend(tails.Count);
                foreach (var tail in tails)
                    found.Add(head == "*" && tail.Length > 0 && tail[0] == WildcardPattern.Wildcard ? tail : head + tail);
            }
        }
    }
}
