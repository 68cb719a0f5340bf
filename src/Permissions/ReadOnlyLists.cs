namespace Permissions;

/// <summary>Copies what a caller hands in, so that no list changes after the value that holds it was made.</summary>
internal static class ReadOnlyLists
{
    internal static IReadOnlyList<T> Copy<T>(IEnumerable<T>? items, string? parameter = null)
    {
        if (items is null)
            return Array.Empty<T>();
        var copy = items.ToArray();
        if (default(T) is null && Array.IndexOf(copy, default) >= 0)
            throw new ArgumentException("The list must not hold null.", parameter);
        return copy.Length == 0 ? Array.Empty<T>() : Array.AsReadOnly(copy);
    }
}
