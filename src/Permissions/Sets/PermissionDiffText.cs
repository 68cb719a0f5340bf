namespace Permissions;

/// <summary>Puts a difference into the words that a reviewer reads.</summary>
internal static class PermissionDiffText
{
    // What fits on a screen: beyond this many types of a plane, providers are counted in their place, the largest first.
    private const int MostTypes = 24;
    private const int MostProviders = 16;
    private const int MostVerbs = 6;
    private const int MostPatterns = 8;

    internal static string Of(PermissionDiff diff)
    {
        var lines = new List<string>(diff.RoleChanges);
        AddSide(lines, "Gained", '+', diff.Gained);
        AddSide(lines, "Lost", '-', diff.Lost);
        return string.Join("\n", lines);
    }

    private static void AddSide(List<string> lines, string title, char mark, PermissionDiffSide side)
    {
        if (side.IsEmpty.Kind == SetAnswerKind.Yes)
        {
            lines.Add($"{title}: nothing.");
            return;
        }

        lines.Add($"{title}: {Summary(side)}.");
        var groups = side.Changes
            .SelectMany(change => change.Operations)
            .GroupBy(operation => (operation.Operation.Plane, operation.IsConditional, operation.OnlyUnder))
            .OrderBy(group => group.Key.Plane)
            .ThenBy(group => group.Key.IsConditional)
            .ThenBy(group => group.Key.OnlyUnder is { } reading ? 1 + (int)reading : 0);
        foreach (var group in groups)
        {
            lines.Add($"  {SetAnswerText.Plane(group.Key.Plane)}{Circumstance(group.Key.IsConditional, group.Key.OnlyUnder)}");
            AddOperations(lines, mark, [.. group]);
        }

        foreach (var block in side.BeyondCatalogue)
        {
            AddPatterns(lines, mark, "control plane", block.Condition, [.. block.Actions.Select(action => action.Value)], [.. block.NotActions.Select(action => action.Value)]);
            AddPatterns(lines, mark, "data plane", block.Condition, [.. block.DataActions.Select(action => action.Value)], [.. block.NotDataActions.Select(action => action.Value)]);
        }

        if (side.UnlistedPatterns.Count > 0)
            lines.Add($"  what is not known today is not listed, because {WhyUnlisted(side)}: {Words.Shortened(side.UnlistedPatterns.Select(pattern => $"'{pattern}'"), MostPatterns)}");

        foreach (var condition in side.Conditions)
            lines.Add($"  {(title == "Gained" ? "gained" : "lost")} where this holds: {SetAnswerText.Shorten(condition)}");
    }

    private static string Summary(PermissionDiffSide side)
    {
        if (side.Operations.Count > 0)
            return Words.Count(side.Operations.Count, "known operation");
        return side.IsEmpty.Witness is { } witness
            ? $"no known operation, but what is not known today, such as '{witness.Operation}' ({SetAnswerText.Plane(witness.Plane)})"
            : "no known operation; whether anything else could not be decided";
    }

    private static string WhyUnlisted(PermissionDiffSide side) =>
        side.UnlistedPatterns.Any(pattern => PermissionString.CountWildcards(pattern) > PermissionSet.MaximumWildcardsInBlocks)
            ? $"a string has more than {PermissionSet.MaximumWildcardsInBlocks} wildcards"
            : "it is too intricate to be written as permission blocks; its strings with wildcards";

    private static string Circumstance(bool isConditional, WildcardReading? onlyUnder)
    {
        var condition = isConditional ? ", depending on conditions" : "";
        return onlyUnder is { } reading ? $"{condition}, only where '/*/' is read {(reading == WildcardReading.Strict ? "strictly" : "leniently")}:" : condition + ":";
    }

    private static void AddOperations(List<string> lines, char mark, List<ChangedOperation> operations)
    {
        var types = operations.GroupBy(operation => operation.ResourceType, StringComparer.OrdinalIgnoreCase).ToList();
        if (types.Count <= MostTypes)
        {
            lines.AddRange(types.Select(type => $"    {mark} {type.Key}: {Words.Shortened(type.Select(operation => operation.Verb), MostVerbs)}"));
            return;
        }

        var providers = operations
            .GroupBy(operation => operation.Operation.Provider, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(provider => provider.Count())
            .ThenBy(provider => provider.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var provider in providers.Take(MostProviders))
            lines.Add($"    {mark} {provider.Key}: {Words.Count(provider.Count(), "operation")} on {Words.Count(provider.Select(operation => operation.ResourceType).Distinct(StringComparer.OrdinalIgnoreCase).Count(), "type")}");
        if (providers.Count > MostProviders)
            lines.Add($"    {mark} and {Words.Count(providers.Skip(MostProviders).Sum(provider => provider.Count()), "operation")} of {Words.Count(providers.Count - MostProviders, "more provider")}");
    }

    private static void AddPatterns(List<string> lines, char mark, string plane, string? condition, List<string> includes, List<string> excludes)
    {
        if (includes.Count == 0)
            return;
        lines.Add($"  {plane}, what is not known today{(condition is null ? "" : ", depending on conditions")}:");
        var text = Words.Shortened(includes, MostPatterns);
        lines.Add($"    {mark} {text}{(excludes.Count == 0 ? "" : ", except " + Words.Shortened(excludes, MostPatterns))}");
    }
}
