using Permissions.OperationPacker;

namespace Permissions.Generators;

/// <summary>What a list of the catalogue says, equal by value and without places.</summary>
/// <param name="FileName">The file's name.</param>
/// <param name="Kind">What the file holds.</param>
/// <param name="Operations">Operations, or removed ones; in the order of the file.</param>
/// <param name="Overrides">The text of corrections; empty for other files. It is short and applied to all lists together.</param>
/// <param name="Problems">What is wrong, each with its line.</param>
internal sealed record OperationListModel(
    string FileName,
    string Kind,
    EquatableArray<CatalogueOperation> Operations,
    string Overrides,
    EquatableArray<string> Problems);

/// <summary>List in, value-equal model out.</summary>
internal static class OperationListReader
{
    internal static OperationListModel Read(CatalogueInput file, CancellationToken cancellationToken)
    {
        var text = file.Text.GetText(cancellationToken)?.ToString() ?? string.Empty;
        var problems = new List<string>();
        var operations = file.Kind switch
        {
            CatalogueInput.OperationsKind => Operations(text, problems),
            CatalogueInput.RemovalsKind => Removals(text, problems),
            _ => [],
        };
        var overrides = string.Empty;
        if (file.Kind == CatalogueInput.OverridesKind)
        {
            overrides = text;
            problems.AddRange(OperationOverrides.Parse(text).Problems.Select(problem => At(text, problem)));
        }

        return new(file.FileName, file.Kind, operations.ToEquatableArray(), overrides, problems.Select(problem => $"{file.FileName}{problem}").ToEquatableArray());
    }

    /// <summary>The operations of all lists together, corrected, and of the removed ones those that this version still shows.</summary>
    internal static IReadOnlyList<CatalogueOperation> Together(IReadOnlyList<OperationListModel> files, string version, List<string> problems)
    {
        problems.AddRange(files.SelectMany(file => file.Problems));
        var entries = files.Where(file => file.Kind == CatalogueInput.OperationsKind)
            .SelectMany(file => file.Operations)
            .Select(operation => new OperationListEntry(operation.Name, operation.Plane, null, default));
        foreach (var file in files.Where(file => file.Kind == CatalogueInput.OverridesKind))
            entries = OperationOverrides.Parse(file.Overrides).Apply(entries, problem => problems.Add(file.FileName + At(file.Overrides, problem)));

        var all = entries.Select(entry => new CatalogueOperation(entry.Operation, entry.Plane)).ToList();
        var known = new HashSet<string>(all.Select(Key), StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(file => file.Kind == CatalogueInput.RemovalsKind))
        {
            foreach (var removed in file.Operations)
            {
                if (!known.Add(Key(removed)))
                    problems.Add($"{file.FileName}: '{removed.Name}' is in the catalogue; drop the line.");
                else if (IsShown(removed, version))
                    all.Add(removed);
            }
        }

        return all.OrderBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase).ThenBy(operation => operation.Plane).ToArray();

        static string Key(CatalogueOperation operation) => operation.Plane + " " + operation.Name;
    }

    private static List<CatalogueOperation> Operations(string text, List<string> problems)
    {
        var list = OperationList.Parse(text);
        problems.AddRange(list.Problems.Select(problem => At(text, problem)));
        return list.Operations.Select(operation => new CatalogueOperation(operation.Operation, operation.Plane)).ToList();
    }

    /// <summary>A line is <c>operation plane version</c>; what follows a <c>#</c> is a comment.</summary>
    private static List<CatalogueOperation> Removals(string text, List<string> problems)
    {
        var removed = new List<CatalogueOperation>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var fields = lines[i].Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0)
                continue;
            if (fields.Length == 3 && ControlAction.TryParse(fields[0], out _) && fields[1] is "control" or "data" && Version.TryParse(fields[2], out _))
                removed.Add(new(fields[0], fields[1] == "data" ? OperationPlane.Data : OperationPlane.Control, fields[2]));
            else
                problems.Add($"({Literals.Number(i + 1)}): A line is an operation, its plane (control or data) and the version that removed it, such as 'Microsoft.X/y/read control 0.2.0'.");
        }

        return removed;
    }

    /// <summary>An operation is shown as obsolete in the version that removed it, and no longer in the next.</summary>
    private static bool IsShown(CatalogueOperation removed, string version) =>
        !Version.TryParse(version, out var current) || Version.Parse(removed.RemovedIn!) >= current;

    private static string At(string text, OperationListProblem problem) =>
        $"({Literals.Number(Json.LinePosition.Of(text, problem.Span.Start).Line + 1)}): {problem.Message}";
}
