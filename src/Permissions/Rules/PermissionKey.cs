namespace Permissions.Rules;

/// <summary>
/// One text for all ways to write the same permissions without conditions: what has no effect is left out, and neither order nor
/// case counts. Equal keys mean equal permissions, whatever operations Azure has and however it reads <c>/*/</c>.
/// </summary>
internal static class PermissionKey
{
    private const char Separator = '\n';

    /// <summary>The key of a block's strings; empty if they grant nothing. Each string has one wildcard at most; malformed ones match nothing and are left out.</summary>
    internal static string Of(IEnumerable<string> actions, IEnumerable<string> notActions, IEnumerable<string> dataActions, IEnumerable<string> notDataActions)
    {
        var control = OfPlane(actions, notActions);
        var data = OfPlane(dataActions, notDataActions);
        return control.Length + data.Length == 0 ? string.Empty : $"{control}{Separator}{Separator}{data}";
    }

    private static string OfPlane(IEnumerable<string> granted, IEnumerable<string> excluded)
    {
        var exclusions = Widest(excluded);
        var grants = Widest(granted).Where(grant => !exclusions.Exists(exclusion => WildcardRelations.SurelyCovers(exclusion, grant))).ToList();
        var effective = exclusions.Where(exclusion => grants.Exists(grant => WildcardRelations.MayOverlap(grant, exclusion)));
        return string.Join(Separator.ToString(), grants.Concat(effective.Select(exclusion => '!' + exclusion)));
    }

    /// <summary>The strings that no other one covers, in lower case, sorted.</summary>
    private static List<string> Widest(IEnumerable<string> strings)
    {
        var distinct = new SortedSet<string>(strings.Where(text => PermissionString.Check(text) is null).Select(text => text.ToLowerInvariant()), StringComparer.Ordinal);
        var wildcards = distinct.Where(text => text.IndexOf(WildcardPattern.Wildcard) >= 0).ToList();
        return distinct.Where(text => !wildcards.Exists(wide => wide != text && WildcardRelations.SurelyCovers(wide, text))).ToList();
    }
}
