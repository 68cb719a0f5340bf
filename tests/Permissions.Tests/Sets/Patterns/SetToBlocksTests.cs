using FsCheck;
using FsCheck.Fluent;

namespace Permissions.Tests.Sets.Patterns;

/// <summary>Sets of unions, intersections and differences, with conditions, written back as blocks and asked operation by operation.</summary>
public class SetToBlocksTests
{
    private static readonly string[] Strings = [.. TinyUniverse.Patterns(4, wildcards: 1)];

    private static readonly Gen<PermissionBlock> Blocks =
        from includes in Gen.Elements(Strings).NonEmptyListOf().Resize(3)
        from excludes in Gen.Elements(Strings).ListOf().Resize(2)
        from condition in Gen.Elements<string?>(null, null, "c1", "c2")
        select new PermissionBlock(includes.Select(ControlAction.FromService), excludes.Select(ControlAction.FromService), condition: condition);

    private static readonly Arbitrary<PermissionSet> Sets = Gen.Sized(size => Tree(Math.Min(size, 3))).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Blocks_grant_what_the_set_grants_in_both_readings_and_every_case_of_the_conditions() => Prop.ForAll(Sets, set =>
    {
        var written = set.ToPermissionBlocks();
        var again = PermissionSet.Of(written.Blocks);
        return Cases().All(held => TinyUniverse.Operations.All(operation =>
            Grants(set, operation, WildcardReading.Strict, held) == Grants(again, operation, WildcardReading.Strict, held)
            && (written.IsExact
                ? Grants(set, operation, WildcardReading.Lenient, held) == Grants(again, operation, WildcardReading.Lenient, held)
                : Grants(set, operation, WildcardReading.Lenient, held) || !Grants(again, operation, WildcardReading.Lenient, held))));
    });

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public Property One_block_errs_only_on_the_side_that_was_asked_for() => Prop.ForAll(Sets, set =>
    {
        var less = set.ToSingleBlock(Approximation.NeverMore);
        var more = set.ToSingleBlock(Approximation.NeverLess);
        var (below, above) = (PermissionSet.Of(less.Block), PermissionSet.Of(more.Block));
        return less.IsExact == more.IsExact && Cases().All(held => TinyUniverse.BothReadings.All(reading => TinyUniverse.Operations.All(operation =>
        {
            var granted = Grants(set, operation, reading, held);
            var (low, high) = (Grants(below, operation, reading, held), Grants(above, operation, reading, held));
            return less.IsExact ? low == granted && high == granted : (granted || !low) && (high || !granted);
        })));
    });

    [Test]
    public void Combined_conditions_are_written_into_one()
    {
        var one = PermissionSet.Of(new PermissionBlock([ControlAction.Parse("A/*")], condition: "c1"));
        var other = PermissionSet.Of(new PermissionBlock([ControlAction.Parse("A/read")], condition: "c2"));
        Assert.That(one.Intersect(other).ToPermissionBlocks().Blocks.Select(block => block.Condition), Is.EqualTo(new[] { "(c1) AND (c2)" }));
        Assert.That(one.Except(other).ToPermissionBlocks().Blocks.Select(block => block.Condition), Is.EqualTo(new[] { "(c1) AND !(c2)", "c1" }));
    }

    [Test]
    public void What_is_granted_in_the_lenient_reading_alone_is_said_to_be_missing()
    {
        var set = PermissionSet.Of(ControlAction.Parse("A/*/read")).Intersect(PermissionSet.Of(ControlAction.Parse("A/read")));
        var written = set.ToPermissionBlocks();
        Assert.That(written.Blocks, Is.Empty);
        Assert.That(written.IsExact, Is.False);
        Assert.That(written.Missing.IsEmpty().Witness!.Operation, Is.EqualTo("A/read"));
    }

    [Test]
    public void A_string_with_too_many_wildcards_is_refused_in_blocks_and_still_compared()
    {
        var set = PermissionSet.Of(ControlAction.Parse("Microsoft.Compute/*/*/*/*/*"));
        Assert.That(() => set.ToPermissionBlocks(), Throws.InvalidOperationException.With.Message.Contains("has 5 wildcards; blocks are written of strings with at most 4"));
        Assert.That(() => set.Minimise(), Throws.InvalidOperationException);
        var diff = PermissionDiff.Between(PermissionSet.Empty, set);
        Assert.That(diff.Gained.Operations, Is.Not.Empty);
        Assert.That(diff.ToString(), Does.StartWith("Gained: "));
    }

    private static Gen<PermissionSet> Tree(int depth) => depth == 0
        ? Blocks.Select(PermissionSet.Of)
        : from first in Tree(depth - 1)
          from other in Tree(0)
          from operation in Gen.Choose(0, 2)
          select operation switch { 0 => first.Union(other), 1 => first.Intersect(other), _ => first.Except(other) };

    private static IEnumerable<HashSet<string>> Cases() => [[], ["c1"], ["c2"], ["c1", "c2"]];

    private static bool Grants(PermissionSet set, string operation, WildcardReading reading, HashSet<string> held) => Grants(set.In(OperationPlane.Control), operation, reading, held);

    private static bool Grants(SetExpression expression, string operation, WildcardReading reading, HashSet<string> held) => expression switch
    {
        GrantClause clause => Holds(clause.Condition, held) && clause.Under(reading).Grants(operation),
        UnionExpression union => union.Parts.Any(part => Grants(part, operation, reading, held)),
        IntersectExpression both => Grants(both.First, operation, reading, held) && Grants(both.Second, operation, reading, held),
        ExceptExpression except => Grants(except.First, operation, reading, held) && !Grants(except.Second, operation, reading, held),
        _ => throw new ArgumentException("Unknown expression.", nameof(expression)),
    };

    /// <summary>Whether a condition such as <c>(c1) AND !(c2)</c> holds.</summary>
    private static bool Holds(string? condition, HashSet<string> held) => condition is null
        || condition.Split(" AND ").All(part => held.Contains(part.Trim('!', '(', ')')) != part.StartsWith('!'));
}
