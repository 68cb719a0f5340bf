namespace Permissions.Rules;

/// <summary>RBAC022: an operation or provider that the catalogue does not know, at the first segment that leaves it.</summary>
internal sealed class UnknownOperationRule : CustomRoleRule
{
    private const int SuggestionCount = 3;

    public override RuleDescriptor Descriptor => RuleDescriptors.UnknownOperation;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Standing != PermissionStanding.Unknown)
            return;
        var verdict = context.Catalogue.Explain(entry.Value, list.Syntax.Plane);
        var (start, length) = UnknownSegment(entry.Value, context.Catalogue);
        context.Report(entry.Text.SpanOf(start, length), Message(entry.Value, verdict, list.Syntax.Plane, context), suggestions: Replacements(entry.Value, verdict, list.Syntax.Plane, context.Catalogue));
    }

    /// <summary>What may stand in its place in the same list. Only the provider of a pattern is known to be wrong.</summary>
    private static string[] Replacements(string value, OperationVerdict verdict, OperationPlane plane, OperationCatalogue catalogue)
    {
        if (value.IndexOf(WildcardPattern.Wildcard) < 0)
            return [.. verdict.Suggestions.Where(suggestion => suggestion.Plane == plane).Select(suggestion => suggestion.Name).Take(SuggestionCount)];
        var rest = value.Substring(OperationPath.ProviderOf(value).Length);
        return [.. verdict.NearestProviders.Select(provider => provider + rest).Where(pattern => catalogue.AnyMatches(pattern, plane))];
    }

    private static string Message(string value, OperationVerdict verdict, OperationPlane plane, RuleContext context)
    {
        var nearest = Nearest(verdict, plane);
        return verdict.Kind switch
        {
            OperationVerdictKind.UnknownProvider when nearest.Length + verdict.NearestProviders.Count == 0 =>
                $"No provider '{OperationPath.ProviderOf(value)}' is among {context.KnownOn}. Azure refuses a role that names a provider it does not have; if it is newer, name its operations in an OperationCatalog item.",
            OperationVerdictKind.UnknownProvider =>
                $"No provider '{OperationPath.ProviderOf(value)}' is among {context.KnownOn}; did you mean {(nearest.Length > 0 ? nearest : Phrases.Join(verdict.NearestProviders, "or"))}? Azure refuses a role that names a provider it does not have.",
            OperationVerdictKind.Typo =>
                $"'{value}' is not among {context.KnownOn}; did you mean {nearest}? Azure refuses a role that names an operation it does not have.",
            _ when nearest.Length == 0 =>
                $"'{value}' is not among {context.KnownOn}, and none of them is near it: it may be newer. If Azure has it, name it in an OperationCatalog item; if not, Azure refuses the role.",
            _ =>
                $"'{value}' is not among {context.KnownOn}, and none of them is so near that a slip is likely: it may be newer. If Azure has it, name it in an OperationCatalog item; if not, the nearest is {nearest}.",
        };
    }

    private static string Nearest(OperationVerdict verdict, OperationPlane plane)
    {
        // Where the provider is unknown, only what a like-named provider has is near.
        var suggestions = verdict.Suggestions
            .Where(suggestion => verdict.Kind != OperationVerdictKind.UnknownProvider || verdict.NearestProviders.Contains(suggestion.Provider, StringComparer.OrdinalIgnoreCase))
            .Take(SuggestionCount).ToArray();
        var names = Phrases.Join([.. suggestions.Select(suggestion => suggestion.Name)], "or");
        return suggestions.Length > 0 && suggestions[0].Plane != plane ? $"{names}, which is a {Phrases.KindOf(suggestions[0].Plane)}" : names;
    }

    /// <summary>The first segment with which no known operation goes on; the last one where all before it are known.</summary>
    private static (int Start, int Length) UnknownSegment(string value, OperationCatalogue catalogue)
    {
        var start = 0;
        for (var slash = value.IndexOf(OperationPath.Separator); slash >= 0; slash = value.IndexOf(OperationPath.Separator, start))
        {
            var below = value.Substring(0, slash + 1) + WildcardPattern.Wildcard;
            if (!catalogue.AnyMatches(below, OperationPlane.Control) && !catalogue.AnyMatches(below, OperationPlane.Data))
                return (start, slash - start);
            start = slash + 1;
        }

        return (start, value.Length - start);
    }
}
