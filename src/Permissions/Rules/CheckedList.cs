using Permissions.Json;

namespace Permissions.Rules;

/// <summary>A permission list with what the catalogue makes of each of its strings.</summary>
internal sealed class CheckedList
{
    internal CheckedList(PermissionListSyntax syntax, PermissionBlockSyntax block, RoleFileShape shape, OperationCatalogue catalogue)
    {
        Syntax = syntax;
        Block = block;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var entries = new PermissionEntry[syntax.Items.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Classify(syntax.Items[i], syntax.Plane, shape, catalogue, seen);
        Entries = entries;
    }

    internal PermissionListSyntax Syntax { get; }

    internal PermissionBlockSyntax Block { get; }

    internal IReadOnlyList<PermissionEntry> Entries { get; }

    /// <summary>Whether the entries are all that the list can hold when Azure sees it, each with a meaning.</summary>
    internal bool IsCertain => Syntax.IsFullyRead() && Entries.All(entry => entry.IsReadable);

    private static PermissionEntry Classify(JsonStringSyntax text, OperationPlane plane, RoleFileShape shape, OperationCatalogue catalogue, HashSet<string> seen)
    {
        var value = text.Value;
        if (RoleSyntaxExtensions.IsTemplateExpression(value, shape) || HasPlaceholder(value))
            return new(text, PermissionStanding.Open, default);
        if (PermissionString.Check(value) is not null || PermissionString.CountWildcards(value) > 1)
            return new(text, PermissionStanding.Malformed, default);
        if (!seen.Add(value))
            return new(text, PermissionStanding.Duplicate, default);
        if (catalogue.IsRefusedInCustomRoles(value))
            return new(text, PermissionStanding.Refused, default);
        return value.IndexOf(WildcardPattern.Wildcard) >= 0
            ? new(text, ClassifyWildcard(value, plane, catalogue), default)
            : ClassifyOperation(text, plane, catalogue);
    }

    /// <summary>Whether a script fills in a part: <c>${…}</c> and <c>{{…}}</c> consist of characters that an operation may have.</summary>
    private static bool HasPlaceholder(string value) =>
        value.IndexOf("${", StringComparison.Ordinal) >= 0 || value.IndexOf("{{", StringComparison.Ordinal) >= 0;

    private static PermissionEntry ClassifyOperation(JsonStringSyntax text, OperationPlane plane, OperationCatalogue catalogue)
    {
        if (catalogue.TryFind(text.Value, plane, out var info))
            return new(text, PermissionStanding.Known, info);
        return catalogue.TryFind(text.Value, out info)
            ? new(text, PermissionStanding.WrongPlane, info)
            : new(text, PermissionStanding.Unknown, default);
    }

    private static PermissionStanding ClassifyWildcard(string value, OperationPlane plane, OperationCatalogue catalogue)
    {
        var provider = OperationPath.ProviderOf(value);
        if (provider.IndexOf(WildcardPattern.Wildcard) < 0 && !catalogue.IsProvider(provider))
            return PermissionStanding.Unknown;
        return catalogue.AnyMatches(value, plane, WildcardReading.Lenient) ? PermissionStanding.Wildcard : PermissionStanding.DeadWildcard;
    }
}
