using System.Net.Http.Headers;

namespace Permissions.Emulator.Requests;

/// <summary>A request as the emulator reads it: only values, so that answering it needs no lock on the message.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">The address as it was sent.</param>
/// <param name="Authorization">The header of that name; null if none was sent.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record ArmRequest(HttpMethod Method, Uri Uri, AuthenticationHeaderValue? Authorization, byte[] Body)
{
    /// <summary>The path, unescaped; without the slashes that clients double at the start when the scope is the tenant root.</summary>
    internal string Path { get; } = "/" + Uri.UnescapeDataString(Uri.AbsolutePath).Trim('/');

    private Dictionary<string, string> Query { get; } = ReadQuery(Uri.Query);

    internal string? QueryValue(string name) => Query.GetValueOrDefault(name);

    /// <summary>The address of this request with one parameter set to another value.</summary>
    internal string WithQueryValue(string name, string value)
    {
        var others = Query.Where(p => !string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase))
            .Append(new(name, value))
            .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}");
        return $"{Uri.GetLeftPart(UriPartial.Path)}?{string.Join('&', others)}";
    }

    // The first of two parameters with one name counts; a plus sign is a blank, as the documentation of the filters writes it.
    private static Dictionary<string, string> ReadQuery(string query)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            _ = values.TryAdd(Unescape(name), equals < 0 ? string.Empty : Unescape(pair[(equals + 1)..]));
        }

        return values;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
