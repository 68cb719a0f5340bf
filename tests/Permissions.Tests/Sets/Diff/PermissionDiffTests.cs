using Permissions.TestSupport;

namespace Permissions.Tests.Sets.Diff;

public class PermissionDiffTests
{
    private static readonly Scope Here = Scope.Parse("/subscriptions/00000000-0000-0000-0000-000000000001");

    [Test]
    public void Two_ways_to_write_the_same_have_no_difference()
    {
        var diff = PermissionDiff.Between(Set("A/* + A/read"), Set("A/*"));
        Assert.That(diff.IsEmpty, Is.True);
        Assert.That(diff.ToString(), Is.EqualTo("Gained: nothing.\nLost: nothing."));
        Assert.That(diff.Gained.Changes, Is.Empty);
        Assert.That(diff.Gained.BeyondCatalogue, Is.Empty);
    }

    [Test]
    public void Known_operations_are_grouped_by_plane_provider_and_type()
    {
        var diff = PermissionDiff.Between(Find("Storage Blob Data Reader"), Find("Storage Blob Data Contributor"));
        Assert.That(diff.Gained.Changes.Select(change => $"{change.Plane} {change.Provider} {change.ResourceType}: {string.Join(" ", change.Operations.Select(operation => operation.Verb))}"), Is.EqualTo(new[]
        {
            "Control Microsoft.Storage Microsoft.Storage/storageAccounts/blobServices/containers: delete write",
            "Data Microsoft.Storage Microsoft.Storage/storageAccounts/blobServices/containers/blobs: add/action delete move/action write",
        }));
        Assert.That(diff.Lost.Operations, Is.Empty);
        Assert.That(diff.Gained.Operations, Has.Count.EqualTo(6));
    }

    [Test]
    public void Gains_of_one_way_are_losses_of_the_other()
    {
        var (one, other) = (Find("Key Vault Reader").Permissions, Find("Managed Identity Operator").Permissions);
        var (there, back) = (PermissionDiff.Between(one, other), PermissionDiff.Between(other, one));
        Assert.That(there.Gained.Operations, Is.EqualTo(back.Lost.Operations));
        Assert.That(there.Lost.Operations, Is.EqualTo(back.Gained.Operations));
        Assert.That(there.Gained.Operations, Is.Not.Empty);
    }

    [Test]
    public void What_depends_on_a_condition_or_on_one_reading_is_marked()
    {
        var before = PermissionSet.Of(ControlAction.Parse("Microsoft.Compute/virtualMachines/*/read"));
        var after = PermissionSet.Of([new PermissionBlock([ControlAction.Parse("Microsoft.Compute/virtualMachines/read")]), new PermissionBlock([ControlAction.Parse("Microsoft.Compute/virtualMachines/start/action")], condition: "@Resource[x] StringEquals 'y'")]);
        var gained = PermissionDiff.Between(before, after).Gained;
        Assert.That(gained.Operations.Select(change => (change.ToString(), change.IsConditional, change.OnlyUnder)), Is.EqualTo(new (string, bool, WildcardReading?)[]
        {
            ("Microsoft.Compute/virtualMachines/read", false, WildcardReading.Strict),
            ("Microsoft.Compute/virtualMachines/start/action", true, null),
        }));
        Assert.That(gained.Conditions, Is.EqualTo(new[] { "@Resource[x] StringEquals 'y'" }));
    }

    [Test]
    public void A_change_beyond_the_known_operations_is_shown_by_its_patterns_and_one_operation()
    {
        var diff = PermissionDiff.Between(Set("My.Own/things/read"), Set("My.Own/things/*"));
        Assert.That(diff.Gained.Operations, Is.Empty);
        Assert.That(diff.ToString(), Is.EqualTo(
            "Gained: no known operation, but what is not known today, such as 'My.Own/things' (control plane).\n"
            + "  control plane, what is not known today:\n"
            + "    + My.Own/things/*, except My.Own/things/read\n"
            + "Lost: nothing."));
    }

    [Test]
    public void Patterns_with_too_many_wildcards_to_be_listed_are_named()
    {
        const string Pattern = "Microsoft.Support/*s*u*p*t*/read";
        var diff = PermissionDiff.Between(PermissionSet.Empty, Set(Pattern));
        Assert.That(diff.ToString(), Is.EqualTo(
            "Gained: 1 known operation.\n"
            + "  control plane:\n"
            + "    + Microsoft.Support/supportTickets: read\n"
            + "  what is not known today is not listed, because a string has more than 4 wildcards: 'Microsoft.Support/*s*u*p*t*/read'\n"
            + "Lost: nothing."));
        Assert.That(diff.Gained.BeyondCatalogue, Is.Empty);
        Assert.That(diff.Gained.UnlistedPatterns, Is.EqualTo(new[] { Pattern }));
        Assert.That(diff.Lost.UnlistedPatterns, Is.Empty);
        Assert.That(PermissionDiff.Between(PermissionSet.Empty, Set("Microsoft.Support/*")).Gained.UnlistedPatterns, Is.Empty);
    }

    [Test]
    public void A_projects_own_operations_are_known_when_its_catalogue_is_given()
    {
        var catalogue = OperationCatalogue.Azure.With([new OperationListEntry("My.Own/things/write", OperationPlane.Control, null, default)]);
        var diff = PermissionDiff.Between(Set("My.Own/things/read"), Set("My.Own/things/*"), catalogue);
        Assert.That(diff.Gained.Operations.Select(change => change.ToString()), Is.EqualTo(new[] { "My.Own/things/write" }));
    }

    [Test]
    public void Two_roles_also_differ_in_name_description_and_scopes()
    {
        var before = RoleDefinition.Create("One", "Was this.").Allow(ControlAction.Parse("A/read")).AssignableAt(Here).Build();
        var after = RoleDefinition.Create("Two", "Is that.").Allow(ControlAction.Parse("A/read")).AssignableAt(Scope.Parse(Here.Path + "/resourceGroups/rg")).Build();
        var diff = PermissionDiff.Between(before, after);
        Assert.That(diff.IsEmpty, Is.False);
        Assert.That(diff.RoleChanges, Has.Count.EqualTo(4));
        Assert.That(diff.ToString(), Does.StartWith("Name: 'One' becomes 'Two'.\nDescription: 'Was this.' becomes 'Is that.'.\n").And.EndsWith("Gained: nothing.\nLost: nothing."));
    }

    [Test]
    public void Reviewers_read_this()
    {
        (string, string)[] pairs = [("Reader", "Contributor"), ("Key Vault Reader", "Key Vault Data Access Administrator"), ("Managed Identity Operator", "Managed Identity Contributor"), ("Storage Queue Data Contributor", "Storage Queue Data Message Sender")];
        Snapshot.Verify(string.Join("\n\n", pairs.Select(pair => $"# {pair.Item1} -> {pair.Item2}\n{PermissionDiff.Between(Find(pair.Item1).Permissions, Find(pair.Item2).Permissions)}")));
    }

    private static PermissionSet Set(string actions) => PermissionSet.Of([.. actions.Split(" + ").Select(ControlAction.Parse)]);

    private static RoleDefinition Find(string name) => BuiltInRoleCatalogue.Azure.TryFind(name, out var role) ? role : throw new ArgumentException($"No role '{name}'.", nameof(name));
}
