namespace Permissions.Conditions;

/// <summary>What a misspelled name was most likely meant to be.</summary>
internal static class Nearest
{
    /// <summary>At most three names that are a few typing slips away, the nearest first.</summary>
    internal static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / 4);
        return Array.AsReadOnly<string>(
        [
            .. candidates
                .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
                .Select(candidate => (candidate, distance: Distance(name, candidate)))
                .Where(scored => scored.distance <= limit)
                .OrderBy(scored => scored.distance).ThenBy(scored => scored.candidate, StringComparer.Ordinal)
                .Take(3).Select(scored => scored.candidate),
        ]);
    }

    internal static string Hint(IReadOnlyList<string> suggestions) =>
        suggestions.Count == 0 ? string.Empty : $" Did you mean '{suggestions[0]}'?";

    /// <summary>Levenshtein's distance without case.</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }
}
