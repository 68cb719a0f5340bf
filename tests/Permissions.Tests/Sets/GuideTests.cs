using Permissions.TestSupport;

namespace Permissions.Tests.Sets;

/// <summary>Each question that the guide shows is asked here; the guide must show its answer as it is printed.</summary>
public class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.PathOf("docs", "guides", "permission-sets.md"));

    private static RoleDefinition Find(string name) =>
        BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role : throw new ArgumentException($"There is no role '{name}'.", nameof(name));

    private static IEnumerable<TestCaseData> Answers()
    {
        var owner = Find("Owner").Permissions;
        var contributor = Find("Contributor").Permissions;
        var reader = Find("Reader").Permissions;
        var administrator = Find("User Access Administrator").Permissions;
        var support = PermissionSet.Of(ControlAction.Parse("Microsoft.Support/*"));
        var verbs = PermissionSet.Of(
            ControlAction.Parse("Microsoft.Support/*/read"),
            ControlAction.Parse("Microsoft.Support/*/write"),
            ControlAction.Parse("Microsoft.Support/*/action"),
            ControlAction.Parse("Microsoft.Support/register/action"));
        var vault = Find("Key Vault Data Access Administrator").Permissions;
        var identity = Find("Managed Identity Operator").Permissions;
        var assign = ControlAction.Parse("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action");
        var write = ControlAction.Parse("Microsoft.Authorization/roleAssignments/write");
        var read = ControlAction.Parse("Microsoft.Compute/virtualMachines/read");
        var start = ControlAction.Parse("Microsoft.Compute/virtualMachines/start/action");
        var monitoring = Find("Monitoring Contributor").Permissions;
        var policy = Find("Monitoring Policy Contributor").Permissions;
        var missing = owner.Except(contributor);

        yield return Case("owner.IsEquivalentTo(contributor)", owner.IsEquivalentTo(contributor));
        yield return Case("owner.Except(contributor).IsEmpty()", owner.Except(contributor).IsEmpty());
        yield return Case("monitoring.IsSubsetOf(policy)", monitoring.IsSubsetOf(policy));
        yield return Case("monitoring.IsSubsetOf(policy, OperationCatalogue.Azure)", monitoring.IsSubsetOf(policy, OperationCatalogue.Azure));
        yield return Case(
            "string.Join(\", \", BuiltInRoles.StorageBlobDataContributor.Permissions.KnownOperations(OperationPlane.Control))",
            string.Join(", ", Find("Storage Blob Data Contributor").Permissions.KnownOperations(OperationPlane.Control)));
        yield return Case("vault.Except(reader).IsEmpty()", vault.Except(reader).IsEmpty());
        yield return Case("owner.Except(contributor).Explain(read)", owner.Except(contributor).Explain(read));
        yield return Case("owner.Except(contributor).Explain(write)", owner.Except(contributor).Explain(write));
        yield return Case("owner.Intersect(reader).Explain(start)", owner.Intersect(reader).Explain(start));
        yield return Case("reader.IsSubsetOf(contributor)", reader.IsSubsetOf(contributor));
        yield return Case("owner.IsSubsetOf(contributor)", owner.IsSubsetOf(contributor));
        yield return Case("contributor.Overlaps(administrator)", contributor.Overlaps(administrator));
        yield return Case("missing.Overlaps(reader)", missing.Overlaps(reader));
        yield return Case("missing.Union(contributor).IsEquivalentTo(owner)", missing.Union(contributor).IsEquivalentTo(owner));
        yield return Case("missing.Intersect(contributor).IsEmpty()", missing.Intersect(contributor).IsEmpty());
        yield return Case("support.IsSubsetOf(verbs)", support.IsSubsetOf(verbs));
        yield return Case("support.IsSubsetOf(verbs, OperationCatalogue.Azure)", support.IsSubsetOf(verbs, OperationCatalogue.Azure));
        yield return Case("vault.IsSubsetOf(administrator)", vault.IsSubsetOf(administrator));
        yield return Case("PermissionSet.Of(write).IsSubsetOf(vault)", PermissionSet.Of(write).IsSubsetOf(vault));
        yield return Case("PermissionSet.Of(assign).IsSubsetOf(identity)", PermissionSet.Of(assign).IsSubsetOf(identity));
        yield return Case("PermissionSet.Of(assign).Overlaps(identity)", PermissionSet.Of(assign).Overlaps(identity));
        yield return Case("contributor.Allows(write)", contributor.Allows(write));
        yield return Case("contributor.Explain(write)", contributor.Explain(write));
        yield return Case("vault.Explain(write)", vault.Explain(write));
        yield return Case("identity.Explain(assign)", identity.Explain(assign));
        yield return Case("contributor.Explain(Actions.Authorization.Locks.All)", contributor.Explain(ControlAction.Parse("Microsoft.Authorization/locks/*")));
    }

    [TestCaseSource(nameof(Answers))]
    public void The_guide_shows_the_answer_as_it_is_printed(string question, string answer) =>
        Assert.That(Guide, Does.Contain($"{question}\n// {answer}\n"));

    private static TestCaseData Case(string question, object answer) => new TestCaseData(question, $"{answer}").SetArgDisplayNames(question);
}
