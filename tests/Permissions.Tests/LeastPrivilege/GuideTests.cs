using System.Globalization;
using Permissions.Json;
using Permissions.TestSupport;

namespace Permissions.Tests.LeastPrivilege;

/// <summary>What docs/guides/least-privilege.md shows is what is printed here, to the letter.</summary>
public class GuideTests
{
    private static readonly string[] Purposes = ["create", "launch", "logs", "data-links", "dispose"];

    [Test]
    public void The_table_of_purposes_is_the_one_that_is_found()
    {
        var table = "| purpose | operations | fewest roles | operations beyond | least excess | operations beyond | custom role and | operations in the custom role |\n|---|---|---|---|---|---|---|---|\n";
        foreach (var purpose in Purposes)
        {
            var needs = NeededOperations.Of(Role($"seqera-azure-cloud-{purpose}"));
            var fewest = Choose(needs, LeastPrivilegeObjective.FewestRoles);
            var least = Choose(needs, LeastPrivilegeObjective.LeastExcess);
            var residual = Choose(needs, LeastPrivilegeObjective.LeastExcessWithResidual);
            table += $"| {purpose} | {needs.Count} | {Names(fewest)} | {Number(fewest.Excess.Count)} | {Names(least)} | {Number(least.Excess.Count)} | {Names(residual)} | {residual.Residual.Count} |\n";
        }

        ExpectInGuide(table);
    }

    [TestCaseSource(nameof(Purposes))]
    public void Each_purpose_is_shown_with_its_fewest_roles_and_what_they_grant_beyond(string purpose) =>
        ExpectInGuide(Choose(NeededOperations.Of(Role($"seqera-azure-cloud-{purpose}")), LeastPrivilegeObjective.FewestRoles).ToString());

    [TestCaseSource(nameof(Purposes))]
    public void Each_purpose_is_shown_with_its_least_excess(string purpose) =>
        ExpectInGuide(Choose(NeededOperations.Of(Role($"seqera-azure-cloud-{purpose}")), LeastPrivilegeObjective.LeastExcess).ToString());

    [Test]
    public void The_rest_is_shown_as_a_custom_role() =>
        ExpectInGuide(Choose(NeededOperations.Of(Role("seqera-azure-cloud-data-links")), LeastPrivilegeObjective.LeastExcessWithResidual).ToString());

    [Test]
    public void The_first_example_is_shown_with_what_it_prints()
    {
        var needs = NeededOperations.Of(ControlAction.Parse("Microsoft.Compute/virtualMachines/read"), ControlAction.Parse("Microsoft.Compute/virtualMachines/start/action"));
        var result = Choose(needs, LeastPrivilegeObjective.FewestRoles);
        ExpectInGuide($"{result}\n{string.Join('\n', result.Excess.Take(3).Select(extra => $"{extra.Operation.Name} {extra.Weight}"))}\n```\n\nand so on for the other {result.Excess.Count - 3}.");
        Assert.That(Choose(needs, LeastPrivilegeObjective.OneRole).Roles.Single().Role, Is.EqualTo(result.Roles.Single().Role));
    }

    [Test]
    public void A_need_that_no_single_role_covers_is_shown() =>
        ExpectInGuide(Permissions.LeastPrivilege.For(NeededOperations.Of(Role("seqera-azure-cloud-launch")), new() { Objective = LeastPrivilegeObjective.OneRole }).ToString());

    [Test]
    public void What_is_not_covered_is_shown()
    {
        var needs = NeededOperations.Of(ControlAction.Parse("Microsoft.Authorization/roleAssignments/write"))
            .With(NeededOperations.Of(DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")));
        var candidates = BuiltInRoleCatalogue.Azure.Roles.Where(role => role.Name is "Key Vault Data Access Administrator" or "Storage Blob Data Reader");
        var result = Permissions.LeastPrivilege.For(needs, new() { Candidates = candidates });
        Assert.That(result.IsComplete, Is.False);
        ExpectInGuide(result.ToString());
    }

    [Test]
    public void Requests_with_several_operations_on_record_are_shown()
    {
        var log = new ArmRequestLog();
        log.Add("DELETE", "/subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/cloudServices/one");
        log.Add("GET", "/subscriptions/1/resourceGroups/g/providers/Microsoft.StorageCache/caches");
        ExpectInGuide(log.ToString()[(log.ToString().IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    [Test]
    public void The_full_role_is_compared_with_its_five_parts()
    {
        var full = Role("seqera-azure-cloud").Permissions;
        var parts = Purposes.Aggregate(PermissionSet.Empty, (all, purpose) => all.Union(Role($"seqera-azure-cloud-{purpose}").Permissions));
        ExpectInGuide($"{full.IsSubsetOf(parts)}\n{NeededOperations.Of(full.Except(parts))}\n{parts.IsSubsetOf(full)}");
    }

    [Test]
    public void A_log_is_shown_with_what_it_needs()
    {
        var log = new ArmRequestLog();
        log.AddText("""
            GET https://management.azure.com/subscriptions/5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11/resourceGroups/data?api-version=2022-09-01
            PUT https://management.azure.com/subscriptions/5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11/resourceGroups/data/providers/Microsoft.Compute/virtualMachines/vm1?api-version=2024-07-01
            GET https://management.azure.com/subscriptions/5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11/resourceGroups/data/providers/Microsoft.Compute/virtualMachines/vm1?api-version=2024-07-01
            GET https://management.azure.com/subscriptions/5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11/resourceGroups/data/providers/Microsoft.Compute/virtualMachines/vm2?api-version=2024-07-01
            POST https://management.azure.com/subscriptions/5e9e2a10-7c1f-4d0b-9a53-2f6f0b7f6c11/resourceGroups/data/providers/Microsoft.Compute/virtualMachines/vm1/start?api-version=2024-07-01
            GET https://contoso.vault.azure.net/secrets/password?api-version=7.4
            """);
        ExpectInGuide(log.ToString());
    }

    private static void ExpectInGuide(string printed)
    {
        var guide = File.ReadAllText(Repository.PathOf("docs", "guides", "least-privilege.md"));
        Assert.That(guide.Contains(printed, StringComparison.Ordinal), $"docs/guides/least-privilege.md is to show:\n{printed}");
    }

    private static LeastPrivilegeResult Choose(NeededOperations needs, LeastPrivilegeObjective objective)
    {
        var result = Permissions.LeastPrivilege.For(needs, new() { Objective = objective });
        Assert.That((result.IsComplete, result.IsOptimal), Is.EqualTo((true, true)));
        return result;
    }

    private static RoleDefinition Role(string name) =>
        RoleDocument.Parse(File.ReadAllText(Repository.PathOf("definitions", "seqera", $"{name}.role.json"))).Roles.Single().ToRoleDefinition();

    private static string Names(LeastPrivilegeResult result) => result.Roles.Count == 0 ? "none" : string.Join(", ", result.Roles.Select(chosen => chosen.Role.Name));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
