using System.Globalization;
using System.Text;

namespace Permissions.Definitions;

/// <summary>Writes operations as one text file a provider, one operation a line.</summary>
internal static class OperationFiles
{
    /// <summary>File names and texts, sorted by file name.</summary>
    internal static IReadOnlyDictionary<string, string> From(IReadOnlyList<Operation> operations)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in operations.GroupBy(operation => operation.Provider, StringComparer.OrdinalIgnoreCase))
        {
            var provider = Spelling(group.Select(operation => operation.Provider));
            files.Add(provider + ".txt", Write(provider, group));
        }

        return files;
    }

    /// <summary>
    /// The one spelling of a provider that Azure spells in several ways: not all in one case if another is at hand, then
    /// the most frequent one, then the one with fewer capitals.
    /// </summary>
    internal static string Spelling(IEnumerable<string> spellings) =>
        spellings
            .GroupBy(spelling => spelling, StringComparer.Ordinal)
            .OrderBy(same => !(same.Key.Any(char.IsUpper) && same.Key.Any(char.IsLower)))
            .ThenByDescending(same => char.IsUpper(same.Key[0]))
            .ThenByDescending(same => same.Count())
            .ThenBy(same => same.Key.Count(char.IsUpper))
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .First().Key;

    private static string Write(string provider, IEnumerable<Operation> operations)
    {
        var text = new StringBuilder();
        text.Append("# Operations of ").Append(provider).Append(". A line: operation, plane (control or data), day last seen in a snapshot.\n");
        var sorted = operations
            .Select(operation => operation with { Name = provider + operation.Name[provider.Length..] })
            .OrderBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(operation => operation.Plane, StringComparer.Ordinal);
        foreach (var operation in sorted)
            text.Append(operation.Name).Append(' ').Append(operation.Plane).Append(' ').Append(operation.LastSeen.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }
}
