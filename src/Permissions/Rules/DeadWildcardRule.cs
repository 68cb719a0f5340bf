namespace Permissions.Rules;

/// <summary>RBAC024: a wildcard that matches no known operation of its plane, however <c>/*/</c> is read.</summary>
internal sealed class DeadWildcardRule : CustomRoleRule
{
    private const int SuggestionCount = 3;

    public override RuleDescriptor Descriptor => RuleDescriptors.DeadWildcard;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Standing != PermissionStanding.DeadWildcard)
            return;
        var match = OfOtherPlane(entry.Value, list, context);
        var suggestions = match is null ? context.Catalogue.NearestPatterns(entry.Value, list.Syntax.Plane, SuggestionCount) : [];
        context.Report(
            entry.Text.Span,
            $"'{entry.Value}' matches none of {context.KnownOn} that '{list.Syntax.KeyText()}' takes{match ?? WayOut(entry.Value, suggestions, list, context)}",
            suggestions: suggestions);
    }

    private static string? OfOtherPlane(string value, CheckedList list, RuleContext context)
    {
        var other = list.Syntax.Plane == OperationPlane.Data ? OperationPlane.Control : OperationPlane.Data;
        return context.Catalogue.Matching(value, other, WildcardReading.Lenient).Select(operation => operation.Name).FirstOrDefault() is { } match
            ? $", only {Phrases.KindOf(other)}s such as '{match}'; move it to '{list.Block.KeyText(WrongPlaneRule.Opposite(list.Syntax.Kind))}'."
            : null;
    }

    private static string WayOut(string value, IReadOnlyList<string> suggestions, CheckedList list, RuleContext context)
    {
        const string Newer = "If Azure has newer ones that it matches, name them in an OperationCatalog item.";
        if (suggestions.Count > 0)
            return $"; did you mean {Phrases.Join(suggestions, "or")}? {Newer}";
        var nearest = context.Catalogue.Nearest(value, list.Syntax.Plane, 1);
        return nearest.Count > 0 ? $"; the nearest of them is '{nearest[0].Name}'. {Newer}" : $". {Newer}";
    }
}
