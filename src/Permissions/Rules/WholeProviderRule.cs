namespace Permissions.Rules;

/// <summary>RBAC034: all of one provider among the actions or the data actions.</summary>
internal sealed class WholeProviderRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.WholeProvider;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Standing != PermissionStanding.Wildcard || list.Syntax.IsExclusion)
            return;
        var provider = OperationPath.ProviderOf(entry.Value);
        if (provider.IndexOf(WildcardPattern.Wildcard) < 0 && entry.Value.Length == provider.Length + 2)
            context.Report(entry.Text.Span, $"'{entry.Value}' grants every {Phrases.KindOf(list.Syntax.Plane)} of {provider}, also those that Azure has yet to add. Name the resource types that the role is for, such as '{Narrower(provider, list.Syntax.Plane, context.Catalogue)}'.");
    }

    /// <summary>The pattern over one resource type of the provider: the one with the most operations, which most roles mean.</summary>
    private static string Narrower(string provider, OperationPlane plane, OperationCatalogue catalogue)
    {
        var types = catalogue.Matching($"{provider}/*", plane).Select(operation => operation.Name.Split(OperationPath.Separator)[1]);
        var largest = types.GroupBy(type => type, StringComparer.OrdinalIgnoreCase).OrderByDescending(type => type.Count()).First();
        return $"{provider}/{largest.Key}/*";
    }
}
