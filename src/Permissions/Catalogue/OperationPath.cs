namespace Permissions;

/// <summary>The parts of an operation between its slashes.</summary>
internal static class OperationPath
{
    internal const char Separator = '/';

    private static readonly char[] Separators = [Separator];

    /// <summary>What stands before the first slash; the whole text if it has none.</summary>
    internal static string ProviderOf(string operation)
    {
        var slash = operation.IndexOf(Separator);
        return slash < 0 ? operation : operation.Substring(0, slash);
    }

    /// <summary>The segments, without empty ones and without blanks around them.</summary>
    internal static string[] Segments(string operation) =>
        [.. operation.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Trim()).Where(segment => segment.Length > 0)];
}
