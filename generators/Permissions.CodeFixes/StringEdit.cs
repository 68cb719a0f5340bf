namespace Permissions.CodeFixes;

/// <summary>The shortest replacement that makes one string of another, so that what stays keeps its spelling and its escapes.</summary>
/// <param name="Start">The first character that goes.</param>
/// <param name="Length">How many characters go.</param>
/// <param name="Text">What comes in their place.</param>
internal readonly record struct StringEdit(int Start, int Length, string Text)
{
    /// <summary>The replacement that makes <paramref name="to"/> of <paramref name="from"/>.</summary>
    internal static StringEdit Between(string from, string to)
    {
        var most = Math.Min(from.Length, to.Length);
        var start = 0;
        while (start < most && from[start] == to[start])
            start++;
        var end = 0;
        while (end < most - start && from[from.Length - 1 - end] == to[to.Length - 1 - end])
            end++;
        return new(start, from.Length - start - end, to.Substring(start, to.Length - start - end));
    }
}
