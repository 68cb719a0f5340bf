using System.Globalization;

namespace Permissions.ResourceManager.Plans;

/// <summary>Writes a plan for people.</summary>
internal sealed class PlanText
{
    /// <summary>How many scopes a line names; JSON has them all.</summary>
    private const int MostScopes = 10;

    private const string Reset = "\u001b[0m";
    private const string Dim = "\u001b[2m";
    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Yellow = "\u001b[33m";
    private const string Blue = "\u001b[34m";
    private const string Magenta = "\u001b[35m";

    /// <summary>What is written comes first.</summary>
    private static readonly PlannedChange[] InOrder =
        [PlannedChange.Create, PlannedChange.Update, PlannedChange.Delete, PlannedChange.Conflict, PlannedChange.Adopt, PlannedChange.Nothing];

    private readonly AccessPlan _plan;
    private readonly TextWriter _writer;
    private readonly AccessNames _names;
    private readonly bool _isColoured;

    internal PlanText(AccessPlan plan, TextWriter writer, PlanColour colour, AccessNames names)
    {
        (_plan, _writer, _names) = (plan, writer, names);
        _isColoured = colour == PlanColour.Always || (colour == PlanColour.Automatic && TakesColour(writer));
    }

    internal void Write()
    {
        _writer.WriteLine(_plan.IsEmpty
            ? $"Model '{_plan.Model.Name}': Azure is as the model asks."
            : $"Model '{_plan.Model.Name}':");
        foreach (var operation in _plan.Operations.Where(operation => operation.Change != PlannedChange.Nothing))
            WriteOperation(operation);
        WriteKept("No longer in the model; they stay, as pruning was not asked for:", _plan.Leftovers.Select(Describe).Concat(_plan.DataPlaneLeftovers.Select(found => found.ToString())));
        WriteKept($"No longer in the model; they stay{(_plan.Options.Prune ? string.Empty : ", as pruning was not asked for")}:", _plan.LeftoverRoles.Select(Describe));
        WriteKept("Their principal no longer exists:", _plan.Orphans.Select(Describe).Concat(_plan.DataPlaneOrphans.Select(found => found.ToString())));
        WriteKept("Could not be read, although roles of the model are assignable there:", _plan.UnreadScopes.Select(scope => scope.Path));
        if (_plan.ReadScopes.Count > 0)
        {
            foreach (var line in Wrapped.Lines(_names.In($"Assignments were read at {Scopes(_plan.ReadScopes)}."), indent: 0))
                _writer.WriteLine(line);
        }

        _writer.WriteLine(Summary());
    }

    private string Summary()
    {
        var counts = InOrder.Select(change => (change, count: _plan.Count(change))).Where(pair => pair.count > 0);
        var text = string.Join(", ", counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.count} {Word(pair.change)}")));
        return text.Length == 0 ? "The model holds nothing." : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private void WriteOperation(PlannedOperation operation)
    {
        var (sign, colour) = SignOf(operation.Change);
        WriteLine(colour, PlainText.Line(_names.In($"  {sign} {operation.Subject}")));
        if (operation.Change == PlannedChange.Create)
        {
            WriteDetail((operation.Assignment?.Reason ?? operation.DataPlaneAssignment?.Reason) is { } reason ? $"reason: {reason}" : null);
            WriteDetail(operation.Assignment?.Condition is { } condition ? $"condition: {ConditionText.Of(condition)}" : null);
        }

        if (operation is { Change: PlannedChange.Adopt, Details.Count: 0 })
            WriteDetail("made elsewhere, and as the model asks");
        if (operation.IsPrincipalMissing)
            WriteDetail("its principal no longer exists");
        foreach (var detail in operation.Details)
            WriteDetail(detail);
    }

    private void WriteDetail(string? text)
    {
        foreach (var line in text is null ? [] : PlainText.Lines(_names.In(text)).SelectMany(line => Wrapped.Lines(line, indent: 6)))
            WriteLine(Dim, line);
    }

    private void WriteKept(string heading, IEnumerable<string> kept)
    {
        var lines = kept.ToArray();
        if (lines.Length == 0)
            return;
        _writer.WriteLine(heading);
        foreach (var line in lines)
            WriteLine(Magenta, PlainText.Line(_names.In($"  ? {line}")));
    }

    private string Describe(RoleAssignment assignment) => $"'{_plan.NameOf(assignment.RoleDefinitionId)}' for {assignment.Principal} at {assignment.Scope}";

    private string Describe(RoleDefinition role) =>
        $"role '{role.Name}' ({role.Id}){(!_plan.Options.Prune ? string.Empty : _plan.HasReadAllOf(role) ? ": assignments use it" : ": it is not known whether assignments use it, as not all scopes could be read where it is assignable")}";

    private static string Scopes(IReadOnlyList<Scope> scopes) => scopes.Count <= MostScopes
        ? string.Join(", ", scopes)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", scopes.Take(MostScopes))} and {scopes.Count - MostScopes} more");

    private void WriteLine(string colour, string text) => _writer.WriteLine(_isColoured ? colour + text + Reset : text);

    private static (char Sign, string Colour) SignOf(PlannedChange change) => change switch
    {
        PlannedChange.Create => ('+', Green),
        PlannedChange.Update => ('~', Yellow),
        PlannedChange.Delete => ('-', Red),
        PlannedChange.Conflict => ('!', Red),
        _ => ('=', Blue),
    };

    private static string Word(PlannedChange change) => change switch
    {
        PlannedChange.Create => "to create",
        PlannedChange.Update => "to update",
        PlannedChange.Delete => "to delete",
        PlannedChange.Conflict => "in conflict",
        PlannedChange.Adopt => "adopted",
        _ => "unchanged",
    };

    private static bool TakesColour(TextWriter writer) =>
        ((ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected) || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected))
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
