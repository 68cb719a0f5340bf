namespace Permissions.Tests.LeastPrivilege;

/// <summary>Time runs out, or the search is given up, in every phase of it. Time is counted in looks at the clock.</summary>
public class LeastPrivilegeTimeTests
{
    private static readonly NeededOperations Many = NeededOperations.Parse(OperationCatalogue.Azure.Operations.Where((_, i) => i % 36 == 0).Select(operation => operation.Name));

    [TestCase(LeastPrivilegeObjective.LeastExcess)]
    [TestCase(LeastPrivilegeObjective.FewestRoles)]
    [TestCase(LeastPrivilegeObjective.LeastExcessWithResidual)]
    public void Whenever_time_runs_out_the_choice_covers_all_and_says_that_it_is_not_proved(LeastPrivilegeObjective objective)
    {
        var whole = Choose(objective, int.MaxValue, out var looks);
        foreach (var after in new[] { 0, 1, 2, 10, 100, looks / 4, looks / 2, looks - 1 })
        {
            var early = Choose(objective, after, out _);
            Assert.That(early.Uncovered.Count, Is.EqualTo(whole.Uncovered.Count));
            var covered = early.Roles.SelectMany(chosen => chosen.Covers).Concat(early.Residual).Concat(early.Uncovered.Select(need => need.Operation)).ToHashSet();
            Assert.That(covered, Is.EquivalentTo(Many.Operations));
            Assert.That(early.CostBound, Is.LessThanOrEqualTo(early.Cost));
            if (objective != LeastPrivilegeObjective.FewestRoles)
                Assert.That(early.CostBound, Is.LessThanOrEqualTo(whole.Cost));
            if (after < 100)
                Assert.That(early.IsOptimal, Is.False);
        }
    }

    [Test]
    public void The_clock_is_looked_at_for_every_need_and_candidate()
    {
        Choose(LeastPrivilegeObjective.LeastExcessWithResidual, int.MaxValue, out var looks);
        Assert.That(looks, Is.GreaterThan(Many.Count + BuiltInRoleCatalogue.Azure.Roles.Count));
    }

    [Test]
    public void A_bound_is_given_even_where_there_was_no_time_to_search()
    {
        var result = Choose(LeastPrivilegeObjective.LeastExcessWithResidual, 0, out _);
        Assert.That((result.IsOptimal, result.Steps, result.CostBound), Is.EqualTo((false, 0, 1)));
        Assert.That(result.ToString(), Does.Contain("Not proved to be the best: the search ended early. No choice costs less than 1."));
    }

    [Test]
    public void Whenever_it_is_given_up_it_stops([Values(0, 1, 5, 50, 500, 2000)] int after)
    {
        using var source = new CancellationTokenSource();
        var looks = 0;
        var budget = new RoleCoverBudget(1000, TimeSpan.FromDays(1), source.Token, () =>
        {
            if (looks++ == after)
                source.Cancel();
            return TimeSpan.Zero;
        });
        Assert.That(() => Permissions.LeastPrivilege.Choose(Many, new() { Objective = LeastPrivilegeObjective.LeastExcessWithResidual }, budget, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(looks, Is.EqualTo(after + 1));
    }

    private static LeastPrivilegeResult Choose(LeastPrivilegeObjective objective, int after, out int looks)
    {
        var count = 0;
        var budget = new RoleCoverBudget(50, TimeSpan.FromSeconds(1), CancellationToken.None, () => count++ < after ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        var result = Permissions.LeastPrivilege.Choose(Many, new() { Objective = objective }, budget, CancellationToken.None);
        looks = count;
        return result;
    }
}
