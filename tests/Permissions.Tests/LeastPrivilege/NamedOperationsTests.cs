namespace Permissions.Tests.LeastPrivilege;

/// <summary>Operations that a role names and the catalogue does not know are excess like others, and of equal choices the one with narrower wildcards is taken.</summary>
public class NamedOperationsTests
{
    private static readonly ControlAction Need = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
    private static readonly ControlAction Unknown = ControlAction.Parse("Microsoft.Authorization/superNew/elevate/action");

    [Test]
    public void An_unknown_operation_that_a_role_names_is_excess()
    {
        var more = Role("A", Need, Unknown);
        var exact = Role("B", Need);
        var result = Choose(NeededOperations.Of(Need), more, exact);
        Assert.That(result.Roles.Single().Role, Is.SameAs(exact));
        Assert.That((result.Cost, result.IsOptimal), Is.EqualTo((0L, true)));

        var alone = Choose(NeededOperations.Of(Need), more);
        var extra = alone.Excess.Single();
        Assert.That((extra.Operation.Name, extra.Operation.Plane, extra.IsKnown, extra.IsCertain, extra.Weight), Is.EqualTo((Unknown.Value, OperationPlane.Control, false, true, 1)));
        Assert.That(alone.Roles.Single().Excess, Is.EqualTo(new[] { extra }));
        Assert.That(alone.Cost, Is.EqualTo(1));
        Assert.That(alone.ToString(), Is.EqualTo("""
            1 role covers 1 operation, with 1 operation beyond, at a cost of 1. Proved: no choice among the one role costs less.
              A covers 1, 1 beyond
            Beyond the need:
              Microsoft.Authorization/superNew/elevate/action, not in the catalogue, by A
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void It_is_excess_of_a_role_whose_pattern_matches_it_too()
    {
        var naming = Role("Z", Need, Unknown);
        var matching = Role("A", Need, ControlAction.Parse("Microsoft.Authorization/superNew/*"));
        var result = Choose(NeededOperations.Of(Need), matching, naming);
        Assert.That(result.Roles.Single().Role, Is.SameAs(naming), "A pattern grants what is not known besides.");
        Assert.That(Choose(NeededOperations.Of(Need), matching, Role("Other", Unknown)).Excess.Single().Operation.Name, Is.EqualTo(Unknown.Value));
    }

    [Test]
    public void It_weighs_by_the_same_rules()
    {
        var secret = ControlAction.Parse("Contoso.Own/things/listKeys/action");
        var extra = Choose(NeededOperations.Of(Need), Role("A", Need, secret)).Excess.Single();
        Assert.That((extra.Risk, extra.Weight), Is.EqualTo((OperationRisk.GivesSecret, 100)));
    }

    [Test]
    public void A_need_is_no_excess_although_the_catalogue_does_not_know_it()
    {
        var result = Choose(NeededOperations.Of(Need, Unknown), Role("A", Need, ControlAction.Parse("MICROSOFT.AUTHORIZATION/supernew/elevate/action")));
        Assert.That((result.IsComplete, result.Excess.Count, result.Cost), Is.EqualTo((true, 0, 0L)));
    }

    [Test]
    public void What_is_named_under_a_condition_or_excluded_is_not_for_sure_or_not_granted()
    {
        var conditional = new RoleDefinition("A", null, RoleType.Custom, [new PermissionBlock([Need]), new PermissionBlock([Unknown], condition: "c")], []);
        Assert.That(Choose(NeededOperations.Of(Need), conditional).Excess.Single().IsCertain, Is.False);
        var excluded = new RoleDefinition("A", null, RoleType.Custom, [new PermissionBlock([Need, Unknown], [ControlAction.Parse("Microsoft.Authorization/*")])], []);
        Assert.That(Choose(NeededOperations.Of(Need), excluded).Excess, Is.Empty);
        var malformed = new RoleDefinition("A", null, RoleType.Custom, [new PermissionBlock([Need, ControlAction.FromService("Contoso.Own/bad/")])], []);
        Assert.That(Choose(NeededOperations.Of(Need), malformed).Excess, Is.Empty);
    }

    [Test]
    public void Of_equal_choices_the_one_without_a_wildcard_is_taken()
    {
        var needs = NeededOperations.Of(ControlAction.Parse("Microsoft.Support/*"));
        var wide = Role("A", ControlAction.Parse("Microsoft.Support/*"));
        var exact = Role("B", [.. needs.Operations.Select(need => ControlAction.Parse(need.Name))]);
        foreach (var objective in Enum.GetValues<LeastPrivilegeObjective>())
        {
            var result = Choose(needs, objective, wide, exact);
            if (objective != LeastPrivilegeObjective.LeastExcessWithResidual)
                Assert.That(result.Roles.Single().Role, Is.SameAs(exact), $"{objective}");
            Assert.That(result.IsOptimal);
        }

        Assert.That(Choose(needs, LeastPrivilegeObjective.OneRole, wide).ToString(), Does.Contain("with no known operation beyond").And.Contains("A covers 12, no known operation beyond"));
    }

    [Test]
    public void Of_equal_choices_the_one_with_the_narrower_wildcards_is_taken()
    {
        var needs = NeededOperations.Of(ControlAction.Parse("Microsoft.Support/*"));
        var wide = Role("A", ControlAction.Parse("Microsoft.Support/*"));
        var narrow = Role("B", [.. needs.Operations.Select(need => need.Name.StartsWith("Microsoft.Support/supportTickets/", StringComparison.OrdinalIgnoreCase) ? "Microsoft.Support/supportTickets/*" : need.Name).Distinct().Select(ControlAction.Parse)]);
        Assert.That(Choose(needs, wide, narrow).Roles.Single().Role, Is.SameAs(narrow));
    }

    [Test]
    public void One_role_of_several_is_exchanged_for_an_equal_one_with_fewer_wildcards()
    {
        var start = ControlAction.Parse("Microsoft.Support/register/action");
        var wide = Role("A", start, ControlAction.Parse("Contoso.Own/*"));
        var exact = Role("B", start);
        var other = Role("C", Need);
        var result = Choose(NeededOperations.Of(Need, start), wide, exact, other);
        Assert.That(result.Roles.Select(chosen => chosen.Role), Is.EqualTo(new[] { exact, other }));
        Assert.That(result.IsOptimal);
    }

    private static LeastPrivilegeResult Choose(NeededOperations needs, params RoleDefinition[] roles) => Choose(needs, LeastPrivilegeObjective.LeastExcess, roles);

    private static LeastPrivilegeResult Choose(NeededOperations needs, LeastPrivilegeObjective objective, params RoleDefinition[] roles) =>
        Permissions.LeastPrivilege.For(needs, new() { Candidates = roles, Objective = objective });

    private static RoleDefinition Role(string name, params ControlAction[] actions) => new(name, null, RoleType.Custom, [new PermissionBlock(actions)], []);
}
