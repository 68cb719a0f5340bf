using System.Globalization;

namespace Permissions;

/// <summary>Counts and lists in the sentences that reviewers read.</summary>
internal static class Words
{
    /// <summary>A count with its noun, such as <c>1 operation</c> or <c>1,204 operations</c>.</summary>
    internal static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    internal static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The first items, and how many more there are.</summary>
    internal static string Shortened(IEnumerable<string> items, int most)
    {
        var all = items.ToList();
        // A count in place of one last item would be no shorter than the item.
        return all.Count <= most + 1
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(most))} and {Number(all.Count - most)} more";
    }
}
