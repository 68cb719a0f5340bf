using System.Globalization;
using Permissions.Json;
using Permissions.Tests.Definitions;
using Permissions.TestSupport;

namespace Permissions.Tests.Catalogue;

public sealed class BuiltInRoleCatalogueTests
{
    private static readonly BuiltInRoleCatalogue Azure = BuiltInRoleCatalogue.Azure;

    [Test]
    public void Every_role_is_equal_to_its_file_string_by_string()
    {
        Assert.That(Azure.Roles, Has.Count.EqualTo(BuiltInRoleFiles.Paths.Count));
        Assert.Multiple(() =>
        {
            foreach (var path in BuiltInRoleFiles.Paths)
            {
                var file = RoleDocument.Parse(File.ReadAllText(path)).Roles.Single().ToRoleDefinition();
                Assert.That(Azure.TryFind(file.Id!.Value, out var role), path);
                Assert.That(TextsOf(role!), Is.EqualTo(TextsOf(file)), path);
            }
        });
    }

    [Test]
    public void Roles_are_sorted_by_name_without_regard_to_case()
    {
        Assert.That(Azure.Roles, Has.Count.EqualTo(928));
        Assert.That(Azure.Roles.Select(role => role.Name), Is.Ordered.Using((IComparer<string>)StringComparer.OrdinalIgnoreCase));
    }

    [Test]
    public void A_role_is_found_by_id_and_by_name_in_any_case()
    {
        Assert.That(Azure.TryFind(new Guid("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"), out var byId));
        Assert.That(Azure.TryFind("STORAGE blob data reader", out var byName));
        Assert.That(byName, Is.SameAs(byId));
        Assert.That(byName!.Name, Is.EqualTo("Storage Blob Data Reader"));
    }

    [Test]
    public void What_is_no_role_is_not_found()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Azure.TryFind(Guid.Empty, out var byId), Is.False);
            Assert.That(byId, Is.Null);
            Assert.That(Azure.TryFind("Storage Blob Data", out var byName), Is.False);
            Assert.That(byName, Is.Null);
            Assert.That(Azure.TryFind((string?)null, out _), Is.False);
        });
    }

    [Test]
    public void A_role_with_conditions_has_all_its_blocks()
    {
        Assert.That(Azure.TryFind("Azure Sphere Owner", out var role));
        Assert.Multiple(() =>
        {
            Assert.That(role!.Type, Is.EqualTo(RoleType.BuiltIn));
            Assert.That(role.PermissionBlocks, Has.Count.EqualTo(3));
            Assert.That(role.PermissionBlocks.Select(block => block.Condition is null), Is.EqualTo(new[] { true, false, false }));
        });
    }

    [Test]
    public void The_day_of_the_snapshot_is_the_one_on_record() =>
        Assert.That(
            Azure.SnapshotDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Is.EqualTo(File.ReadAllText(Repository.PathOf("definitions", "azure", "roles.snapshot.txt")).TrimEnd()));

    [Test]
    public void Many_threads_that_ask_at_once_see_the_same_roles()
    {
        var asked = new string?[8][];
        Parallel.For(0, asked.Length, i => asked[i] = [.. Azure.Roles.SelectMany(role => TextsOf(role))]);
        Assert.That(asked, Has.All.EqualTo(asked[0]));
    }

    private static IEnumerable<string?> TextsOf(RoleDefinition role) =>
    [
        role.Id?.ToString(), role.Name, role.Description, role.Type.ToString(), .. role.Placeholders, "scopes", .. role.AssignableScopes.Select(scope => scope.Path),
        .. role.PermissionBlocks.SelectMany(block => TextsOf(block)),
    ];

    private static IEnumerable<string?> TextsOf(PermissionBlock block) =>
    [
        "actions", .. block.Actions.Select(action => action.Value), "not", .. block.NotActions.Select(action => action.Value),
        "data", .. block.DataActions.Select(action => action.Value), "not", .. block.NotDataActions.Select(action => action.Value),
        block.Condition, block.ConditionVersion,
    ];
}
