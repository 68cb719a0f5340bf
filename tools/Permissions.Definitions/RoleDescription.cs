using System.Globalization;

namespace Permissions.Definitions;

/// <summary>Describes a role by its structure, because a snapshot comes without descriptions.</summary>
internal static class RoleDescription
{
    /// <summary>The most providers that are named; more are counted.</summary>
    private const int NamedProviders = 3;

    /// <summary>A sentence or two, such as <c>Grants 2 actions and 1 data action of Microsoft.Storage.</c></summary>
    internal static string Of(BuiltInRole role)
    {
        var actions = role.Blocks.SelectMany(block => block.Actions).ToList();
        var dataActions = role.Blocks.SelectMany(block => block.DataActions).ToList();
        if (actions.Count + dataActions.Count == 0)
            return "Grants nothing by itself.";

        var exclusions = role.Blocks.Sum(block => block.NotActions.Count + block.NotDataActions.Count);
        var granted = Join([.. Granted(actions, "action"), .. Granted(dataActions, "data action")]);
        var except = exclusions == 0 ? string.Empty : $", less {Count(exclusions, "exclusion")}";
        return $"Grants {granted}{Providers(actions.Concat(dataActions))}{except}.{Conditions(role)}";
    }

    private static IEnumerable<string> Granted(List<string> strings, string what)
    {
        if (strings.Contains("*"))
            return [$"every {what}"];
        var patterns = strings.Count(text => text.Contains('*', StringComparison.Ordinal));
        return
        [
            strings.Count == patterns ? string.Empty : Count(strings.Count - patterns, what),
            patterns == 0 ? string.Empty : $"{Count(patterns, "pattern")} of {what}s",
        ];
    }

    private static string Providers(IEnumerable<string> strings)
    {
        var providers = strings
            .Select(text => text.Trim().Split('/'))
            .Where(parts => parts.Length > 1)
            .Select(parts => parts[0])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return providers.Count == 0 ? string.Empty
            : providers.Contains("*") ? " of any provider"
            : providers.Count > NamedProviders ? $" of {Count(providers.Count, "provider")}"
            : " of " + Join(providers);
    }

    private static string Conditions(BuiltInRole role)
    {
        var conditional = role.Blocks.Count(block => block.Condition is not null);
        return conditional == 0 ? string.Empty
            : conditional == role.Blocks.Count ? " Holds under a condition."
            : $" Of its {Count(role.Blocks.Count, "permission block")}, {Number(conditional)} {(conditional == 1 ? "holds" : "hold")} under a condition.";
    }

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? string.Empty : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> parts)
    {
        var said = parts.Where(part => part.Length > 0).ToList();
        return said.Count == 1 ? said[0] : $"{string.Join(", ", said[..^1])} and {said[^1]}";
    }
}
