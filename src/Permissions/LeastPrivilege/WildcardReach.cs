namespace Permissions;

/// <summary>
/// How far the wildcards of roles reach: how many of their strings have the first wildcard in which segment. What such a string
/// grants that is not known today cannot be counted, but an earlier wildcard leaves more of it open.
/// </summary>
internal sealed class WildcardReach : IComparable<WildcardReach>
{
    private readonly List<int> _strings = [];

    internal WildcardReach(IEnumerable<RoleDefinition> roles)
    {
        foreach (var pattern in roles.SelectMany(PatternsOf))
        {
            var segment = pattern.Substring(0, pattern.IndexOf(WildcardPattern.Wildcard)).Count(character => character == OperationPath.Separator);
            while (_strings.Count <= segment)
                _strings.Add(0);
            _strings[segment]++;
        }
    }

    /// <summary>Whether a role grants anything by a wildcard, if only under a condition.</summary>
    internal static bool HasPatterns(RoleDefinition role) => PatternsOf(role).Any();

    /// <summary>Fewer strings with a wildcard in the first segment are less; of equally many, fewer in the second, and so on.</summary>
    public int CompareTo(WildcardReach? other)
    {
        if (other is null)
            return 1;
        for (var i = 0; i < Math.Max(_strings.Count, other._strings.Count); i++)
        {
            var order = At(i).CompareTo(other.At(i));
            if (order != 0)
                return order;
        }

        return 0;
    }

    private int At(int segment) => segment < _strings.Count ? _strings[segment] : 0;

    private static IEnumerable<string> PatternsOf(RoleDefinition role) => role.PermissionBlocks
        .SelectMany(block => block.Actions.Select(action => action.Value).Concat(block.DataActions.Select(action => action.Value)))
        .Where(value => value.IndexOf(WildcardPattern.Wildcard) >= 0);
}
