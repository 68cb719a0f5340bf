namespace Permissions.Generators;

/// <summary>Paths as messages, comments and hint names show them: relative to the project, with slashes, the same on every machine.</summary>
internal static class ProjectPaths
{
    internal static string Of(RoleFileInput file, string projectDirectory)
    {
        if (file.Link.Length > 0)
            return string.Join("/", Segments(file.Link));
        if (Below(projectDirectory, file.Text.Path) is { } below)
            return below;
        var path = Segments(file.Text.Path);
        var fileName = path.Count > 0 ? path[path.Count - 1] : string.Empty;
        if (projectDirectory.Length > 0)
            return Relative(path, Segments(projectDirectory)) ?? fileName;
        return file.RelativeDirectory.Length == 0 || IsRooted(file.RelativeDirectory)
            ? fileName
            : string.Join("/", Segments(file.RelativeDirectory + "/" + fileName));
    }

    /// <summary>The last part of a path with slashes.</summary>
    internal static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>What follows the project's folder in a path that plainly lies below it, as nearly all do; else null.</summary>
    private static string? Below(string directory, string path)
    {
        if (directory.Length == 0 || directory[directory.Length - 1] is not ('/' or '\\') || !path.StartsWith(directory, StringComparison.Ordinal))
            return null;
        var rest = path.Substring(directory.Length).Replace('\\', '/');
        var isPlain = rest.Length > 0 && rest[0] is not ('/' or '.')
            && rest.IndexOf("//", StringComparison.Ordinal) < 0 && rest.IndexOf("/.", StringComparison.Ordinal) < 0;
        return isPlain ? rest : null;
    }

    private static string? Relative(List<string> path, List<string> directory)
    {
        var comparison = directory.Count > 0 && directory[0].EndsWith(":", StringComparison.Ordinal)
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        var common = 0;
        while (common < directory.Count && common < path.Count - 1 && string.Equals(directory[common], path[common], comparison))
            common++;

        // With no folder in common the way would lead over the root, and differ from machine to machine.
        return common == 0
            ? null
            : string.Join("/", Enumerable.Repeat("..", directory.Count - common).Concat(path.Skip(common)));
    }

    private static bool IsRooted(string path) => path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':');

    private static List<string> Segments(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
                segments.RemoveAt(segments.Count - 1);
            else if (segment.Length > 0 && segment != ".")
                segments.Add(segment);
        }

        return segments;
    }
}
