namespace Permissions.Rules;

/// <summary>
/// What a block grants before its exclusions, in one text for the usual ways to write it: what has no effect is left out, and
/// neither order nor case counts. Blocks that grant the same have the same key, but for contrived ones; the reverse is for
/// <see cref="PermissionSet.IsEquivalentTo"/> to say.
/// </summary>
internal static class GrantKey
{
    private const char Separator = '\n';

    /// <summary>The key of a block; empty if it grants nothing. Each string has one wildcard at most; malformed ones match nothing and are left out.</summary>
    internal static string Of(PermissionBlock block)
    {
        var control = OfPlane(block.Actions.Select(action => action.Value), block.NotActions.Select(action => action.Value));
        var data = OfPlane(block.DataActions.Select(action => action.Value), block.NotDataActions.Select(action => action.Value));
        return control.Length + data.Length == 0 ? string.Empty : $"{control}{Separator}{Separator}{data}";
    }

    /// <summary>The strings that no other one covers and no exclusion takes away, in lower case, sorted.</summary>
    private static string OfPlane(IEnumerable<string> granted, IEnumerable<string> excluded)
    {
        var distinct = new SortedSet<string>(granted.Where(text => PermissionString.Check(text) is null).Select(text => text.ToLowerInvariant()), StringComparer.Ordinal);
        var wildcards = distinct.Where(text => text.IndexOf(WildcardPattern.Wildcard) >= 0).ToList();
        var exclusions = excluded.ToList();
        var grants = distinct.Where(text =>
            !wildcards.Exists(wide => wide != text && WildcardRelations.SurelyCovers(wide, text))
            && !exclusions.Exists(exclusion => WildcardRelations.SurelyCovers(exclusion, text)));
        return string.Join(Separator.ToString(), grants);
    }
}
