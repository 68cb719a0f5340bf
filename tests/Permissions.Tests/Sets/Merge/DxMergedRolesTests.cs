using System.Globalization;
using Permissions.TestSupport;

namespace Permissions.Tests.Sets.Merge;

/// <summary>DX's merged roles made exactly, and what the algorithms in public use grant in their place.</summary>
public class DxMergedRolesTests
{
    private static readonly Scope Subscription = Scope.Parse("/subscriptions/00000000-0000-0000-0000-000000000001");

    [Test]
    public void Each_of_the_nine_grants_exactly_what_its_sources_grant_but_for_what_Azure_refuses_in_custom_roles()
    {
        foreach (var (name, sources) in DxRoles.Merged)
        {
            var merged = Merge(name, sources);
            var union = Union(name, sources).Except(PermissionSet.Of([.. DxRoles.LeftOut(name).Select(ControlAction.Parse)]).Except(PermissionSet.Of([ControlAction.Parse("*/read")])));
            Assert.That(merged.LeftOut, Is.EqualTo(DxRoles.LeftOut(name)), name);
            Assert.That(merged.Permissions.IsExact, Is.EqualTo(merged.LeftOut.Count == 0), name);
            Assert.That(merged.Permissions.IsProvedFewest, Is.True, name);
            Assert.That(merged.Role.PermissionBlocks, Has.Count.EqualTo(1));
            Assert.That(merged.Role.Permissions.IsEquivalentTo(union).Kind, Is.EqualTo(SetAnswerKind.Yes), name);
            Assert.That(merged.Role.Description, Is.EqualTo($"Reason: Merged for DX | Source roles: {string.Join(", ", sources.Order(StringComparer.Ordinal))}"));
        }
    }

    [Test]
    public void What_the_module_of_dx_grants_in_their_place_is_written_down() =>
        Snapshot.Verify(string.Join("\n", DxRoles.Merged.Select(role => Describe(role.Name, role.Sources))));

    [Test]
    public void What_both_mergers_grant_for_pairs_with_exclusions_is_written_down()
    {
        var excluding = BuiltInRoleCatalogue.Azure.Roles.Where(role => role.PermissionBlocks.All(block => block.Condition is null) && role.PermissionBlocks.Any(block => block.NotActions.Count + block.NotDataActions.Count > 0));
        var others = DxRoles.Merged.SelectMany(role => role.Sources).Distinct().Select(DxRoles.Find).ToList();
        var lines = new List<string>();
        var (pairs, exact, over, under, lost) = (0, 0, 0, 0, 0);
        foreach (var role in excluding)
        {
            foreach (var other in others.Where(other => other.Name != role.Name))
            {
                pairs++;
                PermissionBlock[] blocks = [.. role.PermissionBlocks, .. other.PermissionBlocks];
                var union = PermissionSet.Of(blocks);
                if (union.ToSingleBlock(Approximation.NeverMore).IsExact)
                    exact++;
                var dx = PermissionSet.Of(DxMerge.Merge(blocks, []));
                var more = dx.IsSubsetOf(union);
                if (more.Kind != SetAnswerKind.Yes)
                {
                    over++;
                    if (DxRoles.Merged[3].Sources.Contains(role.Name) || lines.Count < 20)
                        lines.Add($"{role.Name} + {other.Name}: '{more.Witness}'{(more.Witness!.IsKnown ? "" : " (not a known operation)")} in excess, {Count(dx.Except(union))} known operations in all");
                }

                under += union.IsSubsetOf(dx).Kind == SetAnswerKind.Yes ? 0 : 1;
                lost += union.IsSubsetOf(PermissionSet.Of(DxMerge.Unite(blocks))).Kind == SetAnswerKind.Yes ? 0 : 1;
            }
        }

        Snapshot.Verify(string.Create(CultureInfo.InvariantCulture,
            $"Pairs of a built-in role that has exclusions and a source role of DX's merged roles: {pairs}\n"
            + $"one block says exactly what both grant: {exact}\n"
            + $"DX's algorithm grants more: {over}\nDX's algorithm grants less: {under}\nuniting all exclusions grants less: {lost}\n\n"
            + $"Some that DX's algorithm grants more for:\n{string.Join("\n", lines)}"));
    }

    private static string Describe(string name, string[] sources)
    {
        var merged = Merge(name, sources);
        var union = Union(name, sources);
        var block = DxMerge.Merge([.. sources.SelectMany(source => DxRoles.Find(source).PermissionBlocks)], DxRoles.ExtraActions(name));
        var dx = PermissionSet.Of(block);
        var strings = block.Actions.Count + block.NotActions.Count + block.DataActions.Count + block.NotDataActions.Count;
        return $"{merged}\n  DX's algorithm: {strings} strings; grants {Side("more", dx.Except(union))}, {Side("less", union.Except(dx))}\n";
    }

    private static string Side(string side, PermissionSet difference)
    {
        var empty = difference.IsEmpty();
        return empty.Kind == SetAnswerKind.Yes ? $"nothing {side}" : $"{side} by {Count(difference)} known operations, such as '{empty.Witness}'";
    }

    private static int Count(PermissionSet set) => set.MayGrant().Count();

    private static MergedRole Merge(string name, string[] sources) => RoleDefinition.Merge(
        name,
        sources.Select(DxRoles.Find),
        "Merged for DX",
        [Subscription],
        DxRoles.LeftOut(name).Length == 0 ? null : Approximation.NeverMore,
        new PermissionBlock(DxRoles.ExtraActions(name).Select(ControlAction.Parse)));

    private static PermissionSet Union(string name, string[] sources) => sources
        .Select(source => DxRoles.Find(source).Permissions)
        .Aggregate(PermissionSet.Of([.. DxRoles.ExtraActions(name).Select(ControlAction.Parse)]), (all, one) => all.Union(one));
}
