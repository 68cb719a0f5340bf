namespace Permissions.Tests.Sets.Patterns;

/// <summary>Azure's built-in roles as one block each, and combinations of them as several.</summary>
public class RealRoleBlockTests
{
    private static IReadOnlyList<RoleDefinition> Roles => BuiltInRoleCatalogue.Azure.Roles;

    [Test]
    public void Every_built_in_role_without_mixed_conditions_is_exactly_one_block_of_no_more_strings()
    {
        var (before, after, several) = (0, 0, new List<RoleDefinition>());
        foreach (var role in Roles)
        {
            var block = role.Permissions.ToSingleBlock(Approximation.NeverMore);
            if (!block.IsExact)
            {
                several.Add(role);
                continue;
            }

            if (role.Permissions.IsEquivalentTo(PermissionSet.Of(block.Block)).Kind != SetAnswerKind.Yes)
                Assert.Fail($"{role.Name}: {role.Permissions.IsEquivalentTo(PermissionSet.Of(block.Block))}");
            Assert.That(block.IsProvedFewest, Is.True, role.Name);
            before += role.PermissionBlocks.Sum(Strings);
            after += block.StringCount;
        }

        Assert.That(several.Select(role => role.PermissionBlocks.Count), Is.All.GreaterThan(1));
        Assert.That(several, Has.All.Property(nameof(RoleDefinition.PermissionBlocks)).Some.Property(nameof(PermissionBlock.Condition)).Not.Null);
        Assert.That(several, Has.Count.EqualTo(16));
        TestContext.Out.WriteLine($"{before} strings become {after}.");
        Assert.That(after, Is.LessThan(before));
    }

    [Test]
    public void Roles_that_one_block_cannot_say_lose_or_gain_what_is_conditional()
    {
        foreach (var role in Roles.Where(role => !role.Permissions.ToSingleBlock(Approximation.NeverMore).IsExact))
        {
            var less = role.Permissions.ToSingleBlock(Approximation.NeverMore);
            var more = role.Permissions.ToSingleBlock(Approximation.NeverLess);
            Assert.That(PermissionSet.Of(less.Block).IsSubsetOf(role.Permissions).Kind, Is.EqualTo(SetAnswerKind.Yes), role.Name);
            Assert.That(role.Permissions.IsSubsetOf(PermissionSet.Of(more.Block)).Kind, Is.EqualTo(SetAnswerKind.Yes), role.Name);
            Assert.That(less.DifferenceOperations, Is.Not.Empty, role.Name);
            Assert.That(more.DifferenceOperations, Is.Not.Empty, role.Name);
            Assert.That(() => role.Permissions.Minimise(), Throws.InvalidOperationException.With.Message.Contains("ToPermissionBlocks"));
        }
    }

    [Test]
    public void Combinations_of_built_in_roles_are_blocks_that_mean_the_same()
    {
        var random = new Random(928);
        var unconditional = Roles.Where(role => role.PermissionBlocks.All(block => block.Condition is null)).ToList();
        var excluding = unconditional.Where(role => role.PermissionBlocks.Any(block => block.NotActions.Count + block.NotDataActions.Count > 0)).ToList();
        var inexact = 0;
        for (var i = 0; i < 600; i++)
        {
            var first = excluding[random.Next(excluding.Count)].Permissions;
            var second = (i % 2 == 0 ? excluding : unconditional)[random.Next(i % 2 == 0 ? excluding.Count : unconditional.Count)].Permissions;
            var set = (i % 3) switch { 0 => first.Union(second), 1 => first.Except(second), _ => first.Intersect(second) };
            var written = set.ToPermissionBlocks();
            var answer = set.IsEquivalentTo(PermissionSet.Of(written.Blocks));
            if (answer.Kind == SetAnswerKind.Yes != written.IsExact || answer.Strictly != SetAnswerKind.Yes)
                Assert.Fail($"{i}: {answer}");
            inexact += written.IsExact ? 0 : 1;
            Assert.That(written.Blocks.SelectMany(block => block.Actions.Concat(block.NotActions)).Where(action => PermissionString.CountWildcards(action.Value) > 1), Is.Empty);
        }

        TestContext.Out.WriteLine($"{inexact} of 600 have operations that are granted in the lenient reading alone.");
    }

    [TestCase("Storage Blob Data Contributor", 0, 9)]
    [TestCase("Storage Blob Data Contributor", 10, 5)]
    [TestCase("Website Contributor", 50, 12)]
    [TestCase("Contributor", 0, 12)]
    public void Fewer_strings_cover_a_role_within_so_many_extra_operations(string name, int most, int expected)
    {
        var role = Find(name);
        var block = role.Permissions.MinimiseWithin(most);
        Assert.That(block.StringCount, Is.EqualTo(expected));
        Assert.That(block.IsProvedFewest, Is.True);
        Assert.That(role.Permissions.IsSubsetOf(PermissionSet.Of(block.Block)).Kind, Is.EqualTo(SetAnswerKind.Yes));
        var extra = PermissionSet.Of(block.Block).MayGrant().Except(role.Permissions.MayGrant());
        Assert.That(block.DifferenceOperations, Is.EquivalentTo(extra));
        Assert.That(block.DifferenceOperations, Has.Count.LessThanOrEqualTo(most));
    }

    [Test]
    public void A_bound_below_what_must_be_granted_in_excess_is_refused()
    {
        Assert.That(() => Find("Azure Sphere Owner").Permissions.MinimiseWithin(1), Throws.InvalidOperationException.With.Message.Contains("at most 1 extra operation;"));
        Assert.That(Find("Azure Sphere Owner").Permissions.MinimiseWithin(2).DifferenceOperations, Has.Count.EqualTo(2));
        Assert.That(() => PermissionSet.Everything.MinimiseWithin(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_single_block_says_how_well_it_stands_for_the_set()
    {
        Assert.That(Find("Reader").Permissions.Minimise().ToString(), Is.EqualTo("exactly the same, 1 string, proved fewest"));
        Assert.That(Find("Azure Sphere Owner").Permissions.ToSingleBlock(Approximation.NeverLess).ToString(), Is.EqualTo(
            "not exact, 12 strings; grants more by 2 known operations: Microsoft.Authorization/roleAssignments/delete, Microsoft.Authorization/roleAssignments/write"));
    }

    [Test]
    public void Nothing_is_no_block_and_everything_is_two_strings()
    {
        Assert.That(PermissionSet.Empty.ToPermissionBlocks().Blocks, Is.Empty);
        Assert.That(PermissionSet.Empty.Minimise().StringCount, Is.Zero);
        Assert.That(PermissionSet.Everything.Minimise().StringCount, Is.EqualTo(2));
        Assert.That(PermissionSet.Everything.Except(PermissionSet.Everything).Minimise().StringCount, Is.Zero);
    }

    private static int Strings(PermissionBlock block) => block.Actions.Count + block.NotActions.Count + block.DataActions.Count + block.NotDataActions.Count;

    private static RoleDefinition Find(string name) => BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role : throw new ArgumentException($"No role '{name}'.", nameof(name));
}
