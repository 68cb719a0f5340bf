using Permissions.TestSupport;

namespace Permissions.Tests.Sets;

/// <summary>The guide shows what the program prints, character by character.</summary>
public class RolesFromSetsGuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.PathOf("docs", "guides", "roles-from-sets.md"));
    private static readonly Scope Here = Scope.Parse("/subscriptions/00000000-0000-0000-0000-000000000001");

    [Test]
    public void A_difference_of_sets_is_written_as_blocks() =>
        Check("blocks", Find("Contributor").Permissions.Except(Find("Network Contributor").Permissions).ToPermissionBlocks().Blocks.SelectMany(Lists));

    [Test]
    public void A_role_is_minimised() => Check("minimise", [$"{Find("Network Contributor").Permissions.Minimise()}"]);

    [Test]
    public void A_union_is_approximated_in_both_directions()
    {
        var both = Find("Contributor").Permissions.Union(Locks().Permissions);
        Check("approximations", [$"{both.ToSingleBlock(Approximation.NeverMore)}", $"{both.ToSingleBlock(Approximation.NeverLess)}"]);
    }

    [Test]
    public void A_role_is_covered_within_a_bound()
    {
        var block = Find("Storage Blob Data Contributor").Permissions.MinimiseWithin(10);
        Check("within", [$"{block}", .. Lists(block.Block), .. block.DifferenceOperations.Select(operation => $"  extra {operation}")]);
    }

    [Test]
    public void Two_roles_are_compared()
    {
        Check("diff", [$"{PermissionDiff.Between(Find("Storage Queue Data Contributor").Permissions, Find("Storage Queue Data Message Sender").Permissions)}"]);
        Check("readings", [$"{PermissionDiff.Between(Find("Managed Identity Operator").Permissions, Find("Managed Identity Contributor").Permissions)}"]);
    }

    [Test]
    public void Roles_are_merged_or_refused()
    {
        var merged = RoleDefinition.Merge("Private networking", [Find("Private DNS Zone Contributor"), Find("Network Contributor")], "Private endpoints of the landing zone", [Here]);
        Check("merge", [$"{merged}", merged.Role.Description]);
        var refusal = Assert.Throws<InvalidOperationException>(() => RoleDefinition.Merge("Contributor with locks", [Find("Contributor"), Locks()], "Keeps locks", [Here]))!;
        Check("refusal", [refusal.Message]);
        Check("refused", [$"{RoleDefinition.Merge("Logs", [Find("Reader"), Find("Log Analytics Contributor")], "Reads all, keeps logs", [Here], Approximation.NeverMore)}"]);
    }

    [Test]
    public void The_roles_and_strings_are_counted_right()
    {
        var roles = BuiltInRoleCatalogue.Azure.Roles;
        var single = roles.Select(role => (role, Block: role.Permissions.ToSingleBlock(Approximation.NeverMore))).Where(pair => pair.Block.IsExact).ToList();
        var written = single.Sum(pair => pair.role.PermissionBlocks.Sum(block => Lists(block).Count()));
        Assert.That(Guide.ReplaceLineEndings(" "), Does.Contain($"Of Azure's {roles.Count} built-in roles {roles.Count - single.Count} are in no single block").And.Contains($"the other {single.Count} take {single.Sum(pair => pair.Block.StringCount):#,0} strings where Azure writes {written:#,0}"));
        var more = PermissionSet.Of(Merge.DxMerge.Merge([.. Find("Contributor").PermissionBlocks, .. Find("Reader").PermissionBlocks], [])).Except(Find("Contributor").Permissions).MayGrant().Select(operation => operation.Name).ToList();
        Assert.That(more, Has.Count.EqualTo(37).And.Contains("Microsoft.Authorization/locks/write").And.Contains("Microsoft.Authorization/roleAssignments/write"));
    }

    private static void Check(string name, IEnumerable<string> lines) =>
        Assert.That(Guide.ReplaceLineEndings("\n"), Does.Contain($"<!-- {name} -->\n```text\n{string.Join("\n", lines)}\n```\n"));

    private static IEnumerable<string> Lists(PermissionBlock block) =>
    [
        .. block.Actions.Select(action => $"  {action}"),
        .. block.NotActions.Select(action => $"  not {action}"),
        .. block.DataActions.Select(action => $"  data {action}"),
        .. block.NotDataActions.Select(action => $"  not data {action}"),
    ];

    private static RoleDefinition Locks() => RoleDefinition.Create("Lock keeper").Allow(ControlAction.Parse("Microsoft.Authorization/locks/*")).AssignableAt(Here).Build();

    private static RoleDefinition Find(string name) => BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role : throw new ArgumentException($"No role '{name}'.", nameof(name));
}
