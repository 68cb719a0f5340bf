using System.Text;

namespace Permissions.Generators;

/// <summary>The names under which the compiler keeps generated sources.</summary>
internal static class HintNames
{
    /// <summary>The source of the class <c>Roles</c>; no role file's source is called so, because those end in a hash.</summary>
    internal const string Index = "Roles.g.cs";

    /// <summary>So long that the name is still one that every file system takes.</summary>
    private const int MaximumReadableLength = 100;

    /// <summary>
    /// The name for a role file: readable, in characters that every compiler takes, and with a hash of the path, because
    /// two paths may look alike then, and two equal names, case apart, would cost the project all its classes.
    /// </summary>
    internal static string Of(string path)
    {
        var end = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? path.Length - ".json".Length : path.Length;
        var name = new StringBuilder(end + 16);
        for (var i = Math.Max(0, end - MaximumReadableLength); i < end; i++)
            name.Append(path[i] == '/' ? '.' : IsPlain(path[i]) ? path[i] : '_');
        return name.Append('.').Append(StableHash.Of(path)).Append(".g.cs").ToString().TrimStart('.');
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.';
}
