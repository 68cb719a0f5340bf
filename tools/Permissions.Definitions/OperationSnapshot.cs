using System.Globalization;

namespace Permissions.Definitions;

/// <summary>An operation of Azure and the day on which a snapshot last showed it.</summary>
/// <param name="Name">The operation, such as <c>Microsoft.Compute/virtualMachines/read</c>.</param>
/// <param name="Plane"><c>control</c> or <c>data</c>.</param>
/// <param name="LastSeen">The day.</param>
internal sealed record Operation(string Name, string Plane, DateOnly LastSeen)
{
    /// <summary>The part before the first slash.</summary>
    internal string Provider => Name[..Name.IndexOf('/', StringComparison.Ordinal)];
}

/// <summary>Reads a snapshot of operations: tab-separated, with the columns <c>operation</c>, <c>plane</c> and <c>last_seen</c> and a first line that names them.</summary>
internal static class OperationSnapshot
{
    private const string Header = "operation\tplane\tlast_seen";

    /// <summary>Reads all operations of the file.</summary>
    internal static IReadOnlyList<Operation> Read(string file)
    {
        var operations = new List<Operation>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (line == 1)
            {
                if (text != Header)
                    throw new SnapshotException(file, line, "the first line must name the columns operation, plane and last_seen, separated by tabs.");
                continue;
            }

            var operation = ReadOperation(file, line, text);
            if (!seen.Add($"{operation.Name} {operation.Plane}"))
                throw new SnapshotException(file, line, $"'{operation.Name}' occurs twice in the {operation.Plane} plane.");
            operations.Add(operation);
        }

        return operations.Count > 0 ? operations : throw new SnapshotException(file, 1, "the file holds no operation.");
    }

    private static Operation ReadOperation(string file, int line, string text)
    {
        var fields = text.Split('\t');
        if (fields.Length != 3)
            throw new SnapshotException(file, line, $"{fields.Length} fields where operation, plane and last_seen are expected.");
        if (fields[0].IndexOf('/', StringComparison.Ordinal) < 1 || fields[0].Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            throw new SnapshotException(file, line, $"'{fields[0]}' is no operation; expected 'Provider/type/verb' without blanks.");
        if (fields[1] is not ("control" or "data"))
            throw new SnapshotException(file, line, $"'{fields[1]}' is no plane; expected control or data.");
        if (!DateOnly.TryParseExact(fields[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var lastSeen))
            throw new SnapshotException(file, line, $"'{fields[2]}' is no date; expected yyyy-MM-dd.");
        return new(fields[0], fields[1], lastSeen);
    }
}
