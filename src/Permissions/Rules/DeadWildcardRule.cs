namespace Permissions.Rules;

/// <summary>RBAC024: a wildcard that matches no known operation of its plane, however <c>/*/</c> is read.</summary>
internal sealed class DeadWildcardRule : CustomRoleRule
{
    public override RuleDescriptor Descriptor => RuleDescriptors.DeadWildcard;

    private protected override void CheckEntry(PermissionEntry entry, CheckedList list, RuleContext context)
    {
        if (entry.Standing == PermissionStanding.DeadWildcard)
            context.Report(entry.Text.Span, $"'{entry.Value}' matches none of {context.KnownOn} that '{list.Syntax.KeyText()}' takes{WayOut(entry.Value, list, context)}");
    }

    private static string WayOut(string value, CheckedList list, RuleContext context)
    {
        var other = list.Syntax.Plane == OperationPlane.Data ? OperationPlane.Control : OperationPlane.Data;
        if (context.Catalogue.Matching(value, other, WildcardReading.Lenient).Select(operation => operation.Name).FirstOrDefault() is { } match)
            return $", only {Phrases.KindOf(other)}s such as '{match}'; move it to '{list.Block.KeyText(WrongPlaneRule.Opposite(list.Syntax.Kind))}'.";
        var nearest = context.Catalogue.Nearest(value, list.Syntax.Plane, 1);
        return nearest.Count > 0
            ? $"; the nearest of them is '{nearest[0].Name}'. If Azure has newer ones that it matches, name them in an OperationCatalog item."
            : ". If Azure has newer ones that it matches, name them in an OperationCatalog item.";
    }
}
