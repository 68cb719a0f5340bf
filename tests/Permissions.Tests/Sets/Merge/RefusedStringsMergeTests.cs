using Permissions.Rules;

namespace Permissions.Tests.Sets.Merge;

/// <summary>What Azure refuses in custom roles is never in a merged role, and never left out in silence.</summary>
public class RefusedStringsMergeTests
{
    private const string Extensions = "Microsoft.ClassicCompute/virtualMachines/extensions/*";
    private const string Keys = "Microsoft.ClassicStorage/storageAccounts/listKeys/action";

    private static readonly Scope[] Here = [Scope.Parse("/subscriptions/00000000-0000-0000-0000-000000000001")];

    [Test]
    public void A_role_with_classic_operations_is_not_merged_exactly()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Merge(["Reader", "Log Analytics Contributor"], null))!;
        Assert.That(refusal.Message, Does.StartWith($"Role 'Both' cannot grant exactly what its source roles grant together: Azure takes '{Extensions}', '{Keys}' in its own roles only and refuses a custom role that names them (RBAC029). With Approximation.NeverMore the role is without them and grants less by "));
        Assert.That(refusal.Message, Does.Contain("known operation").And.EndWith("Approximation.NeverLess cannot be kept; who needs them is assigned the built-in role that has them."));
    }

    [Test]
    public void Never_more_leaves_them_out_and_says_so()
    {
        var merged = Merge(["Reader", "Log Analytics Contributor"], Approximation.NeverMore);
        Assert.That(merged.LeftOut, Is.EqualTo(new[] { Extensions, Keys }));
        Assert.That(merged.Permissions.IsExact, Is.False);
        Assert.That(merged.Permissions.Errs, Is.EqualTo(Approximation.NeverMore));
        Assert.That(merged.Permissions.Difference.Allows(ControlAction.Parse(Keys)), Is.True);
        Assert.That(merged.Permissions.DifferenceOperations.Select(operation => operation.Name), Has.One.EqualTo(Keys).IgnoreCase);
        Assert.That(merged.Permissions.DifferenceOperations.Select(operation => operation.Name), Has.All.StartsWith("Microsoft.Classic").IgnoreCase);
        Assert.That(merged.ToString(), Does.Contain("not exact").And.EndWith($"; left out, as Azure refuses them in custom roles: {Extensions}, {Keys}"));
        Assert.That(RoleRules.Check(merged.Role).Where(finding => finding.Severity == RuleSeverity.Error), Is.Empty);
        Assert.That(merged.Role.Permissions.IsSubsetOf(Find("Log Analytics Contributor").Permissions.Union(Find("Reader").Permissions)).Kind, Is.EqualTo(SetAnswerKind.Yes));
    }

    [Test]
    public void Never_less_cannot_be_kept() =>
        Assert.That(
            () => Merge(["Reader", "Log Analytics Contributor"], Approximation.NeverLess),
            Throws.InvalidOperationException.With.Message.StartsWith("Role 'Both' cannot grant all that its source roles grant together: Azure takes").And.Message.Contains("grants less by"));

    [TestCase(null)]
    [TestCase(Approximation.NeverLess)]
    public void A_wildcard_that_covers_them_is_exact(Approximation? way)
    {
        var merged = Merge(["Owner", "Log Analytics Contributor"], way);
        Assert.That(merged.Permissions.IsExact, Is.True);
        Assert.That(merged.LeftOut, Is.Empty);
        Assert.That(merged.Role.PermissionBlocks.Single().Actions.Select(action => action.Value), Is.EqualTo(new[] { "*" }));
    }

    [Test]
    public void What_a_wildcard_covers_is_not_called_left_out()
    {
        RoleDefinition[] roles = [Role("One", ["*/read", "Microsoft.ClassicCompute/virtualMachines/read", Keys]), Role("Two", ["Microsoft.Storage/*"])];
        Assert.That(RoleDefinition.Merge("Both", roles, "Tests", Here, Approximation.NeverMore).LeftOut, Is.EqualTo(new[] { Keys }));
    }

    [Test]
    public void An_exclusion_of_them_is_refused_or_left_out()
    {
        RoleDefinition[] roles = [Role("One", ["*"], [Extensions]), Role("Two", ["Microsoft.Storage/*"])];
        foreach (Approximation? way in new Approximation?[] { null, Approximation.NeverMore })
            Assert.That(() => RoleDefinition.Merge("Both", roles, "Tests", Here, way), Throws.InvalidOperationException.With.Message.Contains($"would have to exclude '{Extensions}'"));
        var more = RoleDefinition.Merge("Both", roles, "Tests", Here, Approximation.NeverLess);
        Assert.That(more.Permissions.Errs, Is.EqualTo(Approximation.NeverLess));
        Assert.That(more.Role.PermissionBlocks.Single().NotActions, Is.Empty);
        Assert.That(more.Permissions.DifferenceOperations, Is.Not.Empty);
    }

    [Test]
    public void Roles_of_nothing_else_would_grant_nothing() =>
        Assert.That(() => RoleDefinition.Merge("Both", [Role("One", [Keys]), Role("Two", [Extensions])], "Tests", Here, Approximation.NeverMore), Throws.InvalidOperationException.With.Message.StartsWith("Role 'Both' would grant nothing"));

    private static MergedRole Merge(string[] roles, Approximation? way) => RoleDefinition.Merge("Both", roles.Select(Find), "Tests", Here, way);

    private static RoleDefinition Role(string name, string[] actions, string[]? except = null) =>
        new(name, null, RoleType.BuiltIn, [new PermissionBlock(actions.Select(ControlAction.Parse), (except ?? []).Select(ControlAction.Parse))], Here);

    private static RoleDefinition Find(string name) => BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role : throw new ArgumentException($"No role '{name}'.", nameof(name));
}
