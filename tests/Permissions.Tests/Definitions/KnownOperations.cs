using Permissions.TestSupport;

namespace Permissions.Tests.Definitions;

/// <summary>The lines of definitions/azure/operations, read plainly for tests.</summary>
internal static class KnownOperations
{
    internal static IReadOnlyList<string> Paths { get; } =
        Directory.GetFiles(Repository.PathOf("definitions", "azure", "operations"), "*.txt");

    internal static IReadOnlyList<OperationLine> Lines { get; } =
        [.. Paths.SelectMany(path => File.ReadAllLines(path).Skip(1).Select(line => Line(path, line)))];

    private static OperationLine Line(string path, string line)
    {
        var fields = line.Split(' ');
        return fields.Length == 3
            ? new(Path.GetFileNameWithoutExtension(path), fields[0], fields[1], fields[2])
            : throw new InvalidDataException($"{path}: '{line}' has not three fields.");
    }
}

internal sealed record OperationLine(string Provider, string Operation, string Plane, string LastSeen);
