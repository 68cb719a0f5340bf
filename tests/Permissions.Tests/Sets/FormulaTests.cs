namespace Permissions.Tests.Sets;

/// <summary>Whether a formula over conditions can hold, against trying every valuation.</summary>
public class FormulaTests
{
    private static readonly Truth[] Globs = [Truth.Yes, Truth.No];

    [Test]
    public void A_formula_can_hold_exactly_if_some_valuation_makes_it_true()
    {
        var random = new Random(17);
        var decided = new int[3];
        for (var round = 0; round < 20_000; round++)
        {
            var conditions = random.Next(1, 11);
            var (formula, holds) = Make(random, conditions, random.Next(1, 6));
            var expected = Enumerable.Range(0, 1 << conditions).Any(valuation => holds((ulong)valuation));
            var truth = formula.CanHold(Globs, new SearchBudget());
            Assert.That(truth, Is.EqualTo(expected ? Truth.Yes : Truth.No));
            decided[(int)truth]++;
        }

        Assert.That(decided[(int)Truth.Yes], Is.GreaterThan(1000));
        Assert.That(decided[(int)Truth.No], Is.GreaterThan(1000));
    }

    [Test]
    public void A_formula_of_clauses_can_hold_exactly_if_some_valuation_makes_it_true()
    {
        // Clauses of three in the number at which about half of them can hold are the hard ones.
        var random = new Random(18);
        for (var round = 0; round < 500; round++)
        {
            var clauses = Enumerable.Range(0, 43).Select(_ => Enumerable.Range(0, 3).Select(_ => (Condition: random.Next(10), Holds: random.Next(2) == 0)).ToArray()).ToArray();
            var formula = Formula.All([.. clauses.Select(clause => Formula.Any([.. clause.Select(Literal)]))]);
            var expected = Enumerable.Range(0, 1 << 10).Any(valuation => clauses.All(clause => clause.Any(part => ((valuation >> part.Condition & 1) != 0) == part.Holds)));
            Assert.That(formula.CanHold(Globs, new SearchBudget()), Is.EqualTo(expected ? Truth.Yes : Truth.No));
        }
    }

    [Test]
    public void A_smaller_budget_only_ever_leaves_it_open()
    {
        var random = new Random(19);
        var open = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var (formula, _) = Make(random, 8, 5);
            var truth = formula.CanHold(Globs, new SearchBudget());
            var early = formula.CanHold(Globs, new SearchBudget(random.Next(40)));
            Assert.That(early, Is.EqualTo(truth).Or.EqualTo(Truth.Unknown));
            open += early == Truth.Unknown ? 1 : 0;
        }

        Assert.That(open, Is.GreaterThan(100));
    }

    [Test]
    public void Sixty_four_conditions_each_in_one_sense_take_a_look_at_each()
    {
        var pairs = Enumerable.Range(0, 32).Select(i => Formula.Any(Formula.Condition(2 * i), Formula.Not(Formula.Condition((2 * i) + 1)))).ToArray();
        Assert.That(Formula.All(pairs).CanHold(Globs, new SearchBudget(300)), Is.EqualTo(Truth.Yes));
        var contradiction = Formula.All([.. pairs, Formula.Not(Formula.Condition(0)), Formula.Condition(1)]);
        Assert.That(contradiction.CanHold(Globs, new SearchBudget(300)), Is.EqualTo(Truth.No));
    }

    [Test]
    public void Twenty_eight_conditions_both_ways_take_no_two_to_the_twenty_eighth()
    {
        // A ring in which each condition is as the next one is, and one is not: nothing is given, so that some condition must be tried.
        var same = Enumerable.Range(0, 28).Select(i => Same(i, (i + 1) % 28, differ: i == 13)).ToArray();
        Assert.That(Formula.All(same).CanHold(Globs, new SearchBudget(20_000)), Is.EqualTo(Truth.No));
    }

    [Test]
    public void What_is_undecided_inside_stays_undecided()
    {
        var hard = Formula.All([.. Enumerable.Range(0, 28).Select(i => Same(i, (i + 1) % 28, differ: i == 13))]);
        var budget = new SearchBudget(50);
        Assert.That(Formula.All(Formula.Matches(0), Formula.Certain(Formula.Not(hard))).CanHold(Globs, budget), Is.EqualTo(Truth.Unknown));
        Assert.That(budget.IsExhausted, Is.True);
        Assert.That(SetComparison.KindOf(Formula.Not(hard), new SearchBudget(50)), Is.EqualTo(GrantKind.Undecided));
        Assert.That(SetComparison.KindOf(Formula.Not(hard), new SearchBudget()), Is.EqualTo(GrantKind.Granted));
    }

    private static Formula Literal((int Condition, bool Holds) part) => part.Holds ? Formula.Condition(part.Condition) : Formula.Not(Formula.Condition(part.Condition));

    private static Formula Same(int first, int second, bool differ)
    {
        var same = Formula.Any(
            Formula.All(Formula.Condition(first), Formula.Condition(second)),
            Formula.All(Formula.Not(Formula.Condition(first)), Formula.Not(Formula.Condition(second))));
        return differ ? Formula.Not(same) : same;
    }

    private static (Formula Formula, Func<ulong, bool> Holds) Make(Random random, int conditions, int depth)
    {
        if (depth == 0 || random.Next(8) == 0)
        {
            if (random.Next(10) == 0)
            {
                var glob = random.Next(2);
                return (Formula.Matches(glob), _ => Globs[glob] == Truth.Yes);
            }

            var condition = random.Next(conditions);
            return (Formula.Condition(condition), valuation => (valuation >> condition & 1) != 0);
        }

        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Make(random, conditions, depth - 1)).ToArray();
        var formulas = parts.Select(part => part.Formula).ToArray();
        switch (random.Next(5))
        {
            case 0:
                return (Formula.Not(formulas[0]), valuation => !parts[0].Holds(valuation));
            case 1:
                return (Formula.Any(formulas), valuation => Array.Exists(parts, part => part.Holds(valuation)));
            case 2 when random.Next(6) == 0:
                var possible = Enumerable.Range(0, 1 << conditions).Any(valuation => parts[0].Holds((ulong)valuation));
                return (Formula.Possible(formulas[0]), _ => possible);
            default:
                return (Formula.All(formulas), valuation => Array.TrueForAll(parts, part => part.Holds(valuation)));
        }
    }
}
