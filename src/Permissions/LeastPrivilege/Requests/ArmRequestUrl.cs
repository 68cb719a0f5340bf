namespace Permissions;

/// <summary>The address of a request, taken apart. No text makes it throw.</summary>
internal sealed class ArmRequestUrl
{
    private const string SchemeEnd = "://";

    // The public cloud and the national ones; each region has an address below them. Source: the clouds' documentation of endpoints.
    private static readonly string[] RegionalHosts = [".management.azure.com", ".management.chinacloudapi.cn", ".management.usgovcloudapi.net"];

    // Azure Stack and other private clouds put their own domain behind these.
    private static readonly string[] HostStarts = ["management.", "adminmanagement."];

    private ArmRequestUrl(string? host, IReadOnlyList<string> segments, string text)
    {
        Host = host;
        Segments = segments;
        Text = text;
    }

    /// <summary>The host in lower case, without its port; null in a relative address.</summary>
    internal string? Host { get; }

    /// <summary>The path's segments, unescaped, none of them empty.</summary>
    internal IReadOnlyList<string> Segments { get; }

    /// <summary>The address without its query and fragment.</summary>
    internal string Text { get; }

    /// <summary>Whether the host is Azure Resource Manager's in some cloud, or this machine, on which emulators listen. A relative address is taken for one.</summary>
    internal bool IsArm => Host is null || IsLocal(Host) || IsArmHost(Host);

    internal static ArmRequestUrl Parse(string url)
    {
        var text = url.Trim();
        var end = text.IndexOfAny(['?', '#']);
        if (end >= 0)
            text = text.Substring(0, end);
        var scheme = text.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (scheme < 0)
            return new(null, Split(text), text);
        var start = scheme + SchemeEnd.Length;
        var slash = text.IndexOf('/', start);
        var host = HostOf(slash < 0 ? text.Substring(start) : text.Substring(start, slash - start));
        return new(host, slash < 0 ? [] : Split(text.Substring(slash)), text);
    }

    private static string HostOf(string authority)
    {
        var host = authority.Substring(authority.LastIndexOf('@') + 1).ToLowerInvariant();
        var port = host.LastIndexOf(':');
        return port > host.LastIndexOf(']') ? host.Substring(0, port) : host;
    }

    private static List<string> Split(string path)
    {
        // Some clients escape a whole scope, slashes too, that they put at the start of a path; a slash escaped further on
        // belongs to a name.
        var segments = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        return segments.Count > 0 && segments[0].IndexOf('/') >= 0
            ? [.. segments[0].Split(['/'], StringSplitOptions.RemoveEmptyEntries), .. segments.Skip(1)]
            : segments;
    }

    private static bool IsArmHost(string host) =>
        Array.Exists(RegionalHosts, end => host.EndsWith(end, StringComparison.Ordinal))
        // The classic service management, which Azure RBAC has no part in.
        || (Array.Exists(HostStarts, start => host.StartsWith(start, StringComparison.Ordinal)) && !host.StartsWith("management.core.", StringComparison.Ordinal));

    private static bool IsLocal(string host) => host is "localhost" or "[::1]" || host.StartsWith("127.", StringComparison.Ordinal);
}
