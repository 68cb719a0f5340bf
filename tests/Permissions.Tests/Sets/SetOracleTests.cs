using System.Collections;

namespace Permissions.Tests.Sets;

/// <summary>Exact answers against all operations of a small world: the same answer and the same witness, the shortest there is.</summary>
public class SetOracleTests
{
    // A fixed seed: a failure comes back on every run.
    private readonly Random _random = new(20260822);
    private PatternPool _pool = null!;
    private int _beyond;

    [OneTimeSetUp]
    public void Make_patterns() => _pool = new(_random, 1_500);

    [Test]
    public void A_hundred_thousand_random_pairs_agree_with_brute_force()
    {
        for (var i = 0; i < 100_000; i++)
            Compare(false, i % 4 == 0 ? SetQuestion.Overlaps : SetQuestion.IsSubsetOf);
        // Nearly every answer is decided within the small world; the few longer witnesses are checked by themselves.
        Assert.That(_beyond, Is.LessThan(2_000));
    }

    [Test]
    public void Random_pairs_with_conditions_agree_with_brute_force()
    {
        for (var i = 0; i < 30_000; i++)
            Compare(true, i % 3 == 0 ? SetQuestion.Overlaps : SetQuestion.IsSubsetOf);
    }

    [Test]
    public void What_a_set_allows_is_what_brute_force_grants_unconditionally_under_both_readings()
    {
        for (var i = 0; i < 400; i++)
        {
            var set = RandomSet.Make(_random, _pool, i % 2 == 0);
            var sure = Bits.And(set.Must(WildcardReading.Strict), set.Must(WildcardReading.Lenient));
            for (var index = 0; index < SmallWorld.Operations.Count; index += 7)
            {
                if (set.Set.Allows(ControlAction.FromService(SmallWorld.Operations[index])) != sure[index])
                    Assert.Fail($"Allows is wrong about '{SmallWorld.Operations[index]}'.");
            }
        }
    }

    private void Compare(bool conditional, SetQuestion question)
    {
        // Mostly blocks as roles have them, and some combinations of combinations.
        var depth = Math.Max(0, _random.Next(8) - 5);
        var first = RandomSet.Make(_random, _pool, conditional, depth);
        var second = RandomSet.Make(_random, _pool, conditional, depth);
        var comparison = new SetComparison(first.Set, second.Set, null, OperationCatalogue.Empty);
        foreach (var reading in new[] { WildcardReading.Strict, WildcardReading.Lenient })
        {
            var answer = comparison.Under(question, reading);
            var (kind, witness) = question == SetQuestion.Overlaps ? Overlap(first, second, reading) : Subset(first, second, reading);
            if (answer.Found is { } found && !SmallWorld.IsOperation(found.Name))
                Assert.Fail($"'{found.Name}' is no operation.");
            if (answer.Found is { Name.Length: > SmallWorld.Longest } longer)
                CheckBeyond(first.Set, second.Set, question, answer.Kind, longer.Name, reading);
            else if (answer.Kind != kind || !string.Equals(answer.Found?.Name, witness, StringComparison.OrdinalIgnoreCase))
                Assert.Fail($"{question} {reading}: {answer.Kind} by '{answer.Found?.Name}', brute force says {kind} by '{witness}'.\n{Show(first.Set)}\n{Show(second.Set)}");
        }
    }

    /// <summary>A witness that is too long for the small world is checked against what each set says about that one operation.</summary>
    private void CheckBeyond(PermissionSet first, PermissionSet second, SetQuestion question, SetAnswerKind kind, string witness, WildcardReading reading)
    {
        _beyond++;
        var a = first.KindOf(witness, OperationPlane.Control, reading);
        var b = second.KindOf(witness, OperationPlane.Control, reading);
        var right = (question, kind) switch
        {
            (SetQuestion.Overlaps, SetAnswerKind.Yes) => a == GrantKind.Granted && b == GrantKind.Granted,
            (SetQuestion.Overlaps, _) => a != GrantKind.NotGranted && b != GrantKind.NotGranted,
            (_, SetAnswerKind.No) => a != GrantKind.NotGranted && b == GrantKind.NotGranted,
            _ => a != GrantKind.NotGranted && b == GrantKind.OnlyIfConditionsHold,
        };
        Assert.That(right, Is.True, $"'{witness}' does not show that {question} is {kind}.");
    }

    private static (SetAnswerKind Kind, string? Witness) Subset(RandomSet first, RandomSet second, WildcardReading reading)
    {
        var surely = Bits.First(Bits.Except(first.May(reading), second.May(reading)));
        if (surely >= 0)
            return (SetAnswerKind.No, SmallWorld.Operations[surely]);
        var may = First(valuation => Bits.Except(first.Granted(reading, valuation), second.Granted(reading, valuation)));
        return may is null ? (SetAnswerKind.Yes, null) : (SetAnswerKind.OnlyIfConditionsHold, may);
    }

    private static (SetAnswerKind Kind, string? Witness) Overlap(RandomSet first, RandomSet second, WildcardReading reading)
    {
        var surely = Bits.First(Bits.And(first.Must(reading), second.Must(reading)));
        if (surely >= 0)
            return (SetAnswerKind.Yes, SmallWorld.Operations[surely]);
        var may = First(valuation => Bits.And(first.Granted(reading, valuation), second.Granted(reading, valuation)));
        return may is null ? (SetAnswerKind.No, null) : (SetAnswerKind.OnlyIfConditionsHold, may);
    }

    private static string? First(Func<int, BitArray> witnesses)
    {
        var first = Bits.First(Enumerable.Range(0, 4).Select(witnesses).Aggregate(Bits.Or));
        return first < 0 ? null : SmallWorld.Operations[first];
    }

    private static string Show(PermissionSet set) =>
        string.Join(" ; ", set.In(OperationPlane.Control).Clauses.Select(clause => $"{string.Join(' ', clause.Includes)} - {string.Join(' ', clause.Excludes)} if {clause.Condition}"));
}
