namespace Permissions;

/// <summary>Finds requests in the lines of logs: a method and then an address, as nearly every client writes them.</summary>
internal static class ArmRequestText
{
    private static readonly char[] Blanks = [' ', '\t'];

    private static readonly char[] Quotes = ['"', '\'', '`', '[', ']', '(', ')', ',', ';', '<', '>'];

    /// <summary>The requests in a line, nearly always one or none.</summary>
    internal static IEnumerable<(string Method, string Url)> In(string line)
    {
        var words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        string? host = null;
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var method = words[i].Trim(Quotes);
            // Python's clients write the host first: https://management.azure.com:443 "GET /subscriptions?… HTTP/1.1".
            if (IsAbsolute(method))
                host = method.TrimEnd('/');
            // A log may hold words such as "get" in a sentence; methods are in capitals.
            if (ArmMethodNames.Parse(method) == ArmMethods.None || method.Any(char.IsLower))
                continue;
            var url = words[i + 1].Trim(Quotes);
            if (IsAbsolute(url))
                yield return (method, url);
            else if (url.Length > 1 && url[0] == '/')
                yield return (method, host + url);
        }
    }

    private static bool IsAbsolute(string word) =>
        word.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || word.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
