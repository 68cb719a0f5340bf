namespace Permissions.Tests.Catalogue;

/// <summary>
/// How often the operation that was meant is suggested, over mutations as <see cref="OperationMutations"/> defines them. The
/// costs were chosen with other seeds than these, but for the one that the test of newer operations names.
/// </summary>
public class SuggestionQualityTests
{
    private const int Seed = 20261122;
    private const int PerKind = 200;

    private static readonly OperationCatalogue Azure = OperationCatalogue.Azure;

    [Test]
    public void What_was_meant_is_among_the_first_three_in_at_least_95_of_100_cases()
    {
        var mutations = new OperationMutations(Azure, Seed);
        var all = 0;
        foreach (var kind in Enum.GetValues<MutationKind>())
        {
            var places = mutations.Draw(kind, PerKind).Select(PlaceOfIntended).ToArray();
            var found = places.Count(place => place >= 0);
            all += found;
            TestContext.Out.WriteLine($"{kind}: {100.0 * found / PerKind:F1} % among the first three, {100.0 * places.Count(place => place == 0) / PerKind:F1} % first");
        }

        var overall = 100.0 * all / (PerKind * Enum.GetValues<MutationKind>().Length);
        TestContext.Out.WriteLine($"overall: {overall:F1} % among the first three");
        Assert.That(overall, Is.GreaterThanOrEqualTo(95));
    }

    [Test]
    public void The_same_seed_draws_the_same_mutations() =>
        Assert.That(
            new OperationMutations(Azure, Seed).Draw(MutationKind.WrongProvider, 20),
            Is.EqualTo(new OperationMutations(Azure, Seed).Draw(MutationKind.WrongProvider, 20)));

    /// <summary>
    /// A catalogue that lacks 500 operations drawn from Azure's stands for an older snapshot: these are newer operations, and
    /// must seldom be taken for slips, while slips of the keyboard must be taken for nothing else. Unlike the other costs, the
    /// threshold between the two (<c>SuggestionCosts.Close</c>, 50) was chosen after a run with this seed; with a fresh one,
    /// 987654321, 9 of 500 newer operations were taken for slips, and 2 of 100 slips for newer operations.
    /// </summary>
    [Test]
    public void Newer_operations_are_seldom_taken_for_slips_and_slips_seldom_for_newer_operations()
    {
        var random = new Random(Seed);
        var held = new HashSet<int>();
        while (held.Count < 500)
            held.Add(random.Next(Azure.Count));
        var older = OperationCatalogue.Empty.With(Azure.Operations
            .Where((_, i) => !held.Contains(i))
            .Select(operation => new OperationListEntry(operation.Name, operation.Plane, operation.LastSeen, default)));
        var newer = held.Select(i => Azure.Operations[i]).Select(operation => older.Explain(operation.Name, operation.Plane).Kind).ToArray();
        var takenForSlips = newer.Count(kind => kind == OperationVerdictKind.Typo);
        TestContext.Out.WriteLine($"newer operations: {takenForSlips} of 500 taken for slips, {newer.Count(kind => kind == OperationVerdictKind.PossiblyNewer)} for newer");

        var mutations = new OperationMutations(Azure, Seed);
        foreach (var kind in Enum.GetValues<MutationKind>())
        {
            var verdicts = mutations.Draw(kind, 100).Select(mutation => Azure.Explain(mutation.Written, mutation.Intended.Plane).Kind).ToArray();
            TestContext.Out.WriteLine($"{kind}: {string.Join(", ", verdicts.GroupBy(verdict => verdict).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}"))}");
            if (kind is MutationKind.Typo)
                Assert.That(verdicts.Count(verdict => verdict == OperationVerdictKind.PossiblyNewer), Is.LessThanOrEqualTo(10), kind.ToString());
            if (kind is MutationKind.SingularForPlural)
                Assert.That(verdicts, Has.All.EqualTo(OperationVerdictKind.Typo));
        }

        Assert.That(takenForSlips, Is.LessThanOrEqualTo(30));
    }

    private static int PlaceOfIntended(Mutation mutation) =>
        Azure.Nearest(mutation.Written, mutation.Intended.Plane, 3).ToList().FindIndex(suggestion => suggestion == mutation.Intended);
}
