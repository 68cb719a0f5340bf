using System.Text.RegularExpressions;

namespace Permissions.ResourceManager.Plans;

/// <summary>
/// A condition for people. The conditions under which roles may be assigned are told in words, for their text is long and says
/// little; only where it is proved that the words mean the same. JSON has every condition's text.
/// </summary>
internal static partial class ConditionText
{
    internal static string Of(string condition)
    {
        var guids = GuidPattern.Matches(condition).Select(match => Guid.Parse(match.Value)).Distinct().ToArray();
        if (guids.Length == 0 || !condition.Contains("roleAssignments", StringComparison.OrdinalIgnoreCase))
            return condition;
        if (RoleCondition.MeanTheSame(condition, RoleCondition.DelegateAllExcept(guids)))
            return $"may assign and remove all roles except {Names(guids)}";
        return RoleCondition.MeanTheSame(condition, RoleCondition.DelegateRoles(guids)) ? $"may assign and remove only {Names(guids)}" : condition;
    }

    [GeneratedRegex("[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GuidPattern { get; }

    private static string Names(Guid[] roles) =>
        string.Join(", ", roles.Select(role => BuiltInRoleCatalogue.Azure.TryFind(role, out var builtIn) ? builtIn.Name : role.ToString("D")));
}
