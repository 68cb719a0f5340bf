namespace Permissions.Analyzers.Contracts;

/// <summary>Paths as contracts and projects write them, compared without regard to case: a project is built on more than one system.</summary>
internal static class Paths
{
    /// <summary>A path with slashes, without empty parts, <c>.</c> and resolved <c>..</c>.</summary>
    internal static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', '\\'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part.Length > 0 && part != ".")
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    /// <summary>Whether a normal path is another one, or ends in whole parts of it.</summary>
    internal static bool EndsWith(string path, string end) =>
        end.Length > 0 && path.EndsWith(end, StringComparison.OrdinalIgnoreCase)
        && (path.Length == end.Length || path[path.Length - end.Length - 1] == '/');
}
