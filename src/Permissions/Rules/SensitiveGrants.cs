namespace Permissions.Rules;

/// <summary>Which operations of a list one permission string of a role may grant.</summary>
internal static class SensitiveGrants
{
    /// <summary>
    /// What the string matches leniently and no exclusion of its block takes away strictly: an operation is left out only
    /// where it is sure not to be granted.
    /// </summary>
    internal static IEnumerable<string> Of(PermissionEntry entry, IEnumerable<string> operations, CheckedList exclusions) =>
        operations.Where(operation =>
            WildcardPattern.Matches(entry.Value, operation, WildcardReading.Lenient)
            && !exclusions.Entries.Any(exclusion => exclusion.IsReadable && WildcardPattern.Matches(exclusion.Value, operation, WildcardReading.Strict)));

    /// <summary>The exclusions of a granting list.</summary>
    internal static CheckedList ExclusionsOf(CheckedList grants, IReadOnlyList<CheckedList> lists) =>
        lists.Single(list => list.Block == grants.Block && list.Syntax.Plane == grants.Syntax.Plane && list.Syntax.IsExclusion);
}
