namespace Permissions.Tests.Sets.Merge;

public class RoleMergeTests
{
    private static readonly Scope[] Here = [Scope.Parse("/subscriptions/00000000-0000-0000-0000-000000000001")];

    [Test]
    public void A_merged_role_keeps_its_sources_and_its_reason()
    {
        var merged = RoleDefinition.Merge("Both", [Role("Two", "B/read"), Role("One", "A/*")], "  For tests.  ", Here);
        Assert.That(merged.Role.Name, Is.EqualTo("Both"));
        Assert.That(merged.Role.Type, Is.EqualTo(RoleType.Custom));
        Assert.That(merged.Role.Description, Is.EqualTo("Reason: For tests. | Source roles: One, Two"));
        Assert.That(merged.Role.AssignableScopes, Is.EqualTo(Here));
        Assert.That(merged.Role.PermissionBlocks.Single().Actions.Select(action => action.Value), Is.EqualTo(new[] { "A/*", "B/read" }));
        Assert.That(merged.ToString(), Is.EqualTo("Both: exactly the same, 2 strings, proved fewest"));
    }

    [Test]
    public void An_exclusion_that_another_role_grants_is_dropped_and_the_others_stay()
    {
        var merged = RoleDefinition.Merge("Both", [Role("One", "*", "A/x/write", "B/write"), Role("Two", "A/*")], "Tests", Here);
        Assert.That(merged.Role.PermissionBlocks.Single().NotActions.Select(action => action.Value), Is.EqualTo(new[] { "B/write" }));
    }

    [Test]
    public void What_one_block_cannot_say_is_refused_with_what_either_way_to_err_changes()
    {
        RoleDefinition[] roles = [Find("Contributor"), Role("Locks", "Microsoft.Authorization/locks/*")];
        var refusal = Assert.Throws<InvalidOperationException>(() => RoleDefinition.Merge("Both", roles, "Tests", Here))!;
        Assert.That(refusal.Message, Does.StartWith("Role 'Both' cannot grant exactly what its source roles grant together: one permission block cannot exclude a pattern of which it grants a part."));
        Assert.That(refusal.Message, Does.Contain("Approximation.NeverMore it grants less by 2 known operations (Microsoft.Authorization/locks/delete, Microsoft.Authorization/locks/write)"));
        Assert.That(refusal.Message, Does.Contain("Approximation.NeverLess it grants more by no known operation, but by '"));
    }

    [TestCase(Approximation.NeverMore)]
    [TestCase(Approximation.NeverLess)]
    public void Told_which_way_to_err_it_errs_that_way_only_and_reports_by_what(Approximation way)
    {
        RoleDefinition[] roles = [Find("Contributor"), Role("Locks", "Microsoft.Authorization/locks/*")];
        var merged = RoleDefinition.Merge("Both", roles, "Tests", Here, way);
        var union = roles[0].Permissions.Union(roles[1].Permissions);
        var (narrow, wide) = way == Approximation.NeverMore ? (merged.Role.Permissions, union) : (union, merged.Role.Permissions);
        Assert.That(narrow.IsSubsetOf(wide).Kind, Is.EqualTo(SetAnswerKind.Yes));
        Assert.That(merged.Permissions.Errs, Is.EqualTo(way));
        Assert.That(merged.Permissions.Difference.IsEquivalentTo(wide.Except(narrow)).Kind, Is.EqualTo(SetAnswerKind.Yes));
        Assert.That(merged.Permissions.DifferenceOperations.Count, Is.EqualTo(way == Approximation.NeverMore ? 2 : 0));
    }

    [Test]
    public void A_condition_of_a_source_role_is_never_dropped_in_silence()
    {
        RoleDefinition[] roles = [Find("Reader"), Find("Key Vault Data Access Administrator")];
        Assert.That(() => RoleDefinition.Merge("Both", roles, "Tests", Here), Throws.InvalidOperationException.With.Message.Contains("only under a condition, which a custom role cannot have"));
        var less = RoleDefinition.Merge("Both", roles, "Tests", Here, Approximation.NeverMore);
        Assert.That(less.Role.Permissions.IsEquivalentTo(Find("Reader").Permissions).Kind, Is.EqualTo(SetAnswerKind.Yes));
        Assert.That(less.Permissions.DifferenceOperations.Select(operation => operation.Name), Does.Contain("Microsoft.Authorization/roleAssignments/write"));
        var more = RoleDefinition.Merge("Both", roles, "Tests", Here, Approximation.NeverLess);
        Assert.That(more.Role.PermissionBlocks.Single().Condition, Is.Null);
        Assert.That(more.Role.Permissions.Allows(ControlAction.Parse("Microsoft.Authorization/roleAssignments/write")), Is.True);
        Assert.That(more.Permissions.DifferenceOperations.Select(operation => operation.Name), Does.Contain("Microsoft.Authorization/roleAssignments/write"));
    }

    [Test]
    public void A_role_that_would_grant_nothing_is_refused()
    {
        RoleDefinition[] roles = [Conditional("One", "c1"), Conditional("Two", "c2")];
        Assert.That(() => RoleDefinition.Merge("Both", roles, "Tests", Here, Approximation.NeverMore), Throws.InvalidOperationException.With.Message.StartsWith("Role 'Both' would grant nothing"));
    }

    [Test]
    public void What_cannot_be_merged_is_refused_with_the_way_out()
    {
        RoleDefinition[] two = [Role("One", "A/*"), Role("Two", "B/*")];
        Assert.That(() => RoleDefinition.Merge(" ", two, "Tests", Here), Throws.ArgumentException.With.Message.Contains("1 to 512"));
        Assert.That(() => RoleDefinition.Merge("Both", two, " ", Here), Throws.ArgumentException.With.Message.Contains("needs a reason"));
        Assert.That(() => RoleDefinition.Merge("Both", [two[0]], "Tests", Here), Throws.ArgumentException.With.Message.Contains("assign a single role as it is"));
        Assert.That(() => RoleDefinition.Merge("Both", [two[0], Role("one", "B/*")], "Tests", Here), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => RoleDefinition.Merge("Both", two, "Tests", []), Throws.ArgumentException.With.Message.Contains("at least one assignable scope"));
        Assert.That(() => RoleDefinition.Merge("Both", two, new string('x', 2_040), Here), Throws.ArgumentException.With.Message.Contains("Azure takes at most 2048").And.Message.Contains("has 2073 characters"));
        Assert.That(() => RoleDefinition.Merge("Both", null!, "Tests", Here), Throws.ArgumentNullException);
        Assert.That(() => RoleDefinition.Merge("Both", two, "Tests", null!), Throws.ArgumentNullException);
    }

    private static RoleDefinition Role(string name, string action, params string[] except) =>
        RoleDefinition.Create(name).Allow(ControlAction.Parse(action)).Except([.. except.Select(ControlAction.Parse)]).AssignableAt(Here).Build();

    private static RoleDefinition Conditional(string name, string condition) =>
        new(name, null, RoleType.BuiltIn, [new PermissionBlock([ControlAction.Parse("A/read")], condition: condition)], Here);

    private static RoleDefinition Find(string name) => BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role : throw new ArgumentException($"No role '{name}'.", nameof(name));
}
