using System.Reflection;
using System.Text.Json;
using Permissions.TestSupport;

namespace Permissions.Catalog.Tests;

public sealed class BuiltInRoleTests
{
    [Test]
    public void Every_role_is_equal_to_its_file()
    {
        var roles = BuiltInRoles.All.ToDictionary(role => role.Id!.Value);
        var files = Directory.GetFiles(Repository.PathOf("definitions", "azure", "roles"), "*.json").Select(path => JsonElement.Parse(File.ReadAllText(path))).ToList();
        Assert.That(roles, Has.Count.EqualTo(files.Count));
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var role = roles[file.GetProperty("name").GetGuid()];
                var properties = file.GetProperty("properties");
                Assert.That(role.Name, Is.EqualTo(properties.GetProperty("roleName").GetString()));
                Assert.That(role.Description, Is.EqualTo(properties.GetProperty("description").GetString()));
                Assert.That(role.Type, Is.EqualTo(RoleType.BuiltIn));
                Assert.That(role.AssignableScopes.Select(scope => scope.Path), Is.EqualTo(Strings(properties, "assignableScopes")));
                Assert.That(role.PermissionBlocks.Select(Text), Is.EqualTo(properties.GetProperty("permissions").EnumerateArray().Select(Text)), role.Name);
            }
        });
    }

    [Test]
    public void A_role_and_its_id_are_members()
    {
        RoleDefinition reader = BuiltInRoles.StorageBlobDataReader;
        Assert.Multiple(() =>
        {
            Assert.That(reader.Name, Is.EqualTo("Storage Blob Data Reader"));
            Assert.That(BuiltInRoles.Ids.StorageBlobDataReader, Is.EqualTo("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"));
            Assert.That(reader.Id, Is.EqualTo(new Guid(BuiltInRoles.Ids.StorageBlobDataReader)));
            Assert.That(BuiltInRoles.StorageBlobDataReader, Is.SameAs(reader));
            Assert.That(BuiltInRoles.All, Does.Contain(reader));
            Assert.That(reader.PermissionBlocks[0].DataActions, Does.Contain(DataActions.Storage.StorageAccounts.BlobServices.Containers.Blobs.Read));
        });
    }

    [Test]
    public void Each_property_has_an_id_of_its_own_name()
    {
        var ids = typeof(BuiltInRoles.Ids).GetFields().ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);
        var roles = typeof(BuiltInRoles).GetProperties().Where(property => property.PropertyType == typeof(RoleDefinition)).ToList();
        Assert.That(roles.Select(property => property.Name), Is.EquivalentTo(ids.Keys));
        Assert.That(roles.Select(property => ((RoleDefinition)property.GetValue(null)!).Id!.Value.ToString()), Is.EqualTo(roles.Select(property => ids[property.Name])));
    }

    [Test]
    public void Touching_one_role_makes_no_other()
    {
        // In a context of its own, where no other test has touched a role.
        var context = new System.Runtime.Loader.AssemblyLoadContext("laziness", isCollectible: true);
        var type = context.LoadFromAssemblyPath(typeof(BuiltInRoles).Assembly.Location).GetType(typeof(BuiltInRoles).FullName!)!;
        var one = type.GetProperty(nameof(BuiltInRoles.Reader))!.GetValue(null);
        var made = type.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => field.GetValue(null)).OfType<object>().ToList();

        Assert.That(made, Is.EqualTo(new[] { one }));
        Assert.That(Blocks(one!), Is.Null, "What the role grants was made before anyone asked.");
        Assert.That(type.TypeInitializer, Is.Null);
        context.Unload();
    }

    [Test]
    public void No_class_of_operations_has_a_static_constructor_or_a_field()
    {
        var types = typeof(Actions).Assembly.GetTypes().Where(type => type.FullName!.Contains("Actions", StringComparison.Ordinal));
        Assert.That(types.Where(type => type.TypeInitializer is not null || type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Length > 0), Is.Empty);
    }

    private static object? Blocks(object role) =>
        typeof(RoleDefinition).GetField("_permissionBlocks", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(role);

    private static string Text(PermissionBlock block) => string.Join('\n',
        [.. block.Actions.Select(a => "+" + a), .. block.NotActions.Select(a => "-" + a), .. block.DataActions.Select(a => "d+" + a), .. block.NotDataActions.Select(a => "d-" + a), block.Condition, block.ConditionVersion]);

    private static string Text(JsonElement block) => string.Join('\n',
        [.. Strings(block, "actions").Select(a => "+" + a), .. Strings(block, "notActions").Select(a => "-" + a), .. Strings(block, "dataActions").Select(a => "d+" + a), .. Strings(block, "notDataActions").Select(a => "d-" + a), Value(block, "condition"), Value(block, "conditionVersion")]);

    private static IEnumerable<string> Strings(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);

    private static string? Value(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
