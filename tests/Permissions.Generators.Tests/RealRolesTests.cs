using System.Reflection;
using Permissions.Json;
using Permissions.TestSupport;

namespace Permissions.Generators.Tests;

/// <summary>The role files of this repository: Azure's built-in roles, and those of two real organisations.</summary>
internal sealed class RealRolesTests
{
    [TestCase("azure/roles", 928)]
    [TestCase("seqera", 6)]
    [TestCase("pagopa", 6)]
    public void Every_role_file_becomes_a_class_that_grants_what_its_file_says(string folder, int count)
    {
        var root = Repository.PathOf(["definitions", .. folder.Split('/')]);
        var files = Directory.GetFiles(root, "*.json").Select(path => new TestFile(Path.GetFileName(path), File.ReadAllText(path))
        {
            Metadata = { [Permissions.Compiler.RoleFileOptions.KindKey] = Permissions.Compiler.RoleFileOptions.RoleDefinitionKind },
        }).ToArray();
        var run = GeneratorRun.Of(files);
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(files, Has.Length.EqualTo(count));

        var roles = (IReadOnlyList<RoleDefinition>)run.Load().GetType("Contoso.Roles.Roles", throwOnError: true)!.GetProperty("All")!.GetValue(null)!;
        var written = files.SelectMany(file => RoleDocument.Parse(file.Content).Roles).Select(role => role.ToRoleDefinition()).ToDictionary(role => role.Name);
        Assert.That(roles, Has.Count.EqualTo(count));
        foreach (var role in roles)
        {
            Assert.That(Describe(role), Is.EqualTo(Describe(written[role.Name])));
            AssertMembers(role);
        }
    }

    private static void AssertMembers(RoleDefinition role)
    {
        var lists = new (string Class, IEnumerable<string> Strings)[]
        {
            ("ActionNames", role.PermissionBlocks.SelectMany(block => block.Actions).Select(action => action.Value)),
            ("NotActionNames", role.PermissionBlocks.SelectMany(block => block.NotActions).Select(action => action.Value)),
            ("DataActionNames", role.PermissionBlocks.SelectMany(block => block.DataActions).Select(action => action.Value)),
            ("NotDataActionNames", role.PermissionBlocks.SelectMany(block => block.NotDataActions).Select(action => action.Value)),
        };
        foreach (var (name, strings) in lists)
        {
            var names = role.GetType().GetNestedType(name)?.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (string)field.GetRawConstantValue()!) ?? [];
            Assert.That(names, Is.EquivalentTo(strings.Distinct(StringComparer.OrdinalIgnoreCase)), $"{role.Name}: {name}");
        }
    }

    private static string Describe(RoleDefinition role) => string.Join('\n',
    [
        role.Name, role.Description, $"{role.Type} {role.Id}", .. role.Placeholders, .. role.AssignableScopes.Select(scope => scope.Path),
        .. role.PermissionBlocks.Select(block => string.Join(' ',
            ["actions", .. block.Actions, "not", .. block.NotActions, "data", .. block.DataActions, "not", .. block.NotDataActions, block.Condition, block.ConditionVersion])),
    ]);
}
