namespace Permissions.Tests.LeastPrivilege;

/// <summary>The search against trying every choice of roles.</summary>
public class LeastPrivilegeOracleTests
{
    private const int Worlds = 1500;

    [Test]
    public void No_choice_of_any_number_costs_less()
    {
        foreach (var world in AllWorlds())
        {
            var best = Complete(world).Min(choice => (Cost: world.WeightOf(world.Beyond(choice)), choice.Length));
            var result = Solve(world, LeastPrivilegeObjective.LeastExcess);
            Assert.That((result.Cost, result.Roles.Count), Is.EqualTo(best));
        }
    }

    [Test]
    public void No_choice_has_fewer_roles_or_as_few_at_less_cost()
    {
        foreach (var world in AllWorlds())
        {
            var best = Complete(world).Min(choice => (choice.Length, Cost: world.WeightOf(world.Beyond(choice))));
            var result = Solve(world, LeastPrivilegeObjective.FewestRoles);
            Assert.That((result.Roles.Count, result.Cost), Is.EqualTo(best));
        }
    }

    [Test]
    public void No_other_role_alone_costs_less()
    {
        foreach (var world in AllWorlds())
        {
            var alone = Complete(world).Where(choice => choice.Length <= 1).Select(choice => world.WeightOf(world.Beyond(choice))).Order().ToList();
            var result = Solve(world, LeastPrivilegeObjective.OneRole);
            if (alone.Count > 0)
                Assert.That(result.Cost, Is.EqualTo(alone[0]));
            else
                Assert.That((result.Roles.Count, result.Uncovered.Count), Is.EqualTo((0, world.Needs.Count)));
        }
    }

    [Test]
    public void No_choice_with_a_custom_role_for_the_rest_costs_less()
    {
        foreach (var world in AllWorlds())
        {
            var best = world.Choices().Min(choice => (Cost: world.WeightOf(world.Beyond(choice)) + (world.Missing(choice).Length * (long)world.Options.ResidualWeight), choice.Length));
            var result = Solve(world, LeastPrivilegeObjective.LeastExcessWithResidual);
            Assert.That((result.Cost, result.Roles.Count), Is.EqualTo(best));
            Assert.That(result.Residual, Is.SubsetOf(world.Needs.Operations));
            Assert.That(world.Missing(result.Roles.Select(chosen => chosen.Role)), Is.SubsetOf(result.Residual));
        }
    }

    [Property(MaxTest = 500)]
    public void A_search_that_ends_early_has_a_choice_that_covers_and_a_bound_that_holds(int seed, byte steps)
    {
        var world = new SmallWorld(seed);
        foreach (var objective in new[] { LeastPrivilegeObjective.LeastExcess, LeastPrivilegeObjective.FewestRoles, LeastPrivilegeObjective.LeastExcessWithResidual })
        {
            world.Options.MaximumSteps = LeastPrivilegeOptions.DefaultMaximumSteps;
            var best = Solve(world, objective);
            world.Options.MaximumSteps = 1 + (steps % 4);
            world.Options.Objective = objective;
            var early = Permissions.LeastPrivilege.For(world.Needs, world.Options);
            CheckEverySaid(world, early);
            Assert.That(early.CostBound, Is.LessThanOrEqualTo(early.Cost));
            if (objective == LeastPrivilegeObjective.FewestRoles)
                Assert.That(early.RoleCountBound, Is.LessThanOrEqualTo(best.Roles.Count));
            else
                Assert.That(early.CostBound, Is.LessThanOrEqualTo(best.Cost));
            if (early.IsOptimal)
                Assert.That((early.Cost, early.Roles.Count), Is.EqualTo((best.Cost, best.Roles.Count)));
        }
    }

    [Property(MaxTest = 300)]
    public void The_order_of_the_candidates_does_not_matter(int seed)
    {
        var world = new SmallWorld(seed);
        foreach (var objective in Enum.GetValues<LeastPrivilegeObjective>())
        {
            var first = Solve(world, objective);
            world.Options.Candidates = world.Roles.Reverse();
            var second = Solve(world, objective);
            world.Options.Candidates = world.Roles;
            Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
        }
    }

    private static IEnumerable<SmallWorld> AllWorlds() => Enumerable.Range(0, Worlds).Select(seed => new SmallWorld(seed));

    /// <summary>The choices that cover all that can be covered.</summary>
    private static IEnumerable<RoleDefinition[]> Complete(SmallWorld world)
    {
        var least = world.Missing(world.Roles).Length;
        return world.Choices().Where(choice => world.Missing(choice).Length == least);
    }

    private static LeastPrivilegeResult Solve(SmallWorld world, LeastPrivilegeObjective objective)
    {
        world.Options.Objective = objective;
        var result = Permissions.LeastPrivilege.For(world.Needs, world.Options);
        Assert.That(result.IsOptimal);
        Assert.That(result.CostBound, Is.EqualTo(result.Cost));
        CheckEverySaid(world, result);
        return result;
    }

    private static void CheckEverySaid(SmallWorld world, LeastPrivilegeResult result)
    {
        RoleDefinition[] roles = [.. result.Roles.Select(chosen => chosen.Role)];
        Assert.That(world.Missing(roles).Except(result.Residual), Is.EquivalentTo(result.Uncovered.Select(need => need.Operation)));
        Assert.That(result.Excess.Select(extra => new NeededOperation(extra.Operation.Name, extra.Operation.Plane)), Is.EquivalentTo(world.Beyond(roles)));
        Assert.That(result.Cost, Is.EqualTo(result.Excess.Sum(extra => (long)extra.Weight) + (result.Residual.Count * (long)world.Options.ResidualWeight)));
        Assert.That(result.Cost, Is.EqualTo(world.WeightOf(world.Beyond(roles)) + (result.Residual.Count * (long)world.Options.ResidualWeight)));
        foreach (var chosen in result.Roles)
        {
            Assert.That(chosen.Covers, Is.EquivalentTo(world.Needs.Operations.Where(need => SmallWorld.GrantsForSure(chosen.Role, need))));
            Assert.That(chosen.Excess.Select(extra => new NeededOperation(extra.Operation.Name, extra.Operation.Plane)), Is.EquivalentTo(world.Beyond([chosen.Role])));
        }

        foreach (var extra in result.Excess)
        {
            var operation = new NeededOperation(extra.Operation.Name, extra.Operation.Plane);
            Assert.That(extra.Roles, Is.EqualTo(roles.Where(role => SmallWorld.MayGrant(role, operation))));
            Assert.That(extra.IsCertain, Is.EqualTo(roles.Any(role => SmallWorld.GrantsForSure(role, operation))));
        }

        foreach (var uncovered in result.Uncovered.Where(_ => result.Roles.Count > 0))
            Assert.That(uncovered.MaybeGrantedBy, Is.EqualTo(world.Roles.Where(role => SmallWorld.MayGrant(role, uncovered.Operation))));
    }
}
