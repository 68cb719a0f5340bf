namespace Permissions.Definitions;

/// <summary>A snapshot that cannot be read, with the file and line that is to blame.</summary>
/// <param name="file">The snapshot.</param>
/// <param name="line">The line, counted from one.</param>
/// <param name="problem">One sentence: what is wrong and what is expected.</param>
internal sealed class SnapshotException(string file, int line, string problem)
    : Exception($"{file}({line}): {problem}");
