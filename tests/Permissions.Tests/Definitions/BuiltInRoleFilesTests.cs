using System.Text.Json;

namespace Permissions.Tests.Definitions;

public class BuiltInRoleFilesTests
{
    private static IEnumerable<JsonElement> Properties => BuiltInRoleFiles.Roles.Select(file => file.Role.GetProperty("properties"));

    private static JsonElement Role(string name) => Properties.Single(role => role.GetProperty("roleName").GetString() == name);

    [Test]
    public void There_are_928_roles() => Assert.That(BuiltInRoleFiles.Paths, Has.Count.EqualTo(928));

    [Test]
    public void Ids_are_unique_and_agree_with_the_full_id()
    {
        var ids = new HashSet<Guid>();
        foreach (var (path, role) in BuiltInRoleFiles.Roles)
        {
            var name = role.GetProperty("name").GetString();
            Assert.That(Guid.TryParse(name, out var id) && ids.Add(id), Is.True, path);
            Assert.That(role.GetProperty("id").GetString(), Is.EqualTo($"/providers/Microsoft.Authorization/roleDefinitions/{name}"));
        }
    }

    [Test]
    public void Names_are_unique_without_regard_to_case()
    {
        var names = Properties.Select(role => role.GetProperty("roleName").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.That(names, Has.Count.EqualTo(928));
        Assert.That(names.Where(string.IsNullOrWhiteSpace), Is.Empty);
    }

    [Test]
    public void File_names_are_unique_without_regard_to_case_and_plain()
    {
        Assert.That(BuiltInRoleFiles.Paths.ToHashSet(StringComparer.OrdinalIgnoreCase), Has.Count.EqualTo(928));
        Assert.That(BuiltInRoleFiles.Paths.Select(Path.GetFileName), Has.All.Match("^[a-z0-9]+(-[a-z0-9]+)*\\.json$"));
    }

    [Test]
    public void Every_role_is_built_in_described_and_assignable_at_the_root()
    {
        foreach (var role in Properties)
        {
            Assert.That(role.GetProperty("type").GetString(), Is.EqualTo("BuiltInRole"));
            Assert.That(role.GetProperty("description").GetString(), Does.StartWith("Grants ").And.EndsWith("."));
            Assert.That(role.GetProperty("assignableScopes").EnumerateArray().Select(scope => scope.GetString()), Is.EqualTo(new[] { "/" }));
        }
    }

    [Test]
    public void No_permission_string_is_blank()
    {
        Assert.That(BuiltInRoleFiles.Strings().Where(item => string.IsNullOrWhiteSpace(item.Text)), Is.Empty);
    }

    [Test]
    public void Four_roles_grant_nothing_and_all_others_something()
    {
        var empty = Properties.Where(role => role.GetProperty("permissions").EnumerateArray().All(block =>
            block.GetProperty("actions").GetArrayLength() + block.GetProperty("dataActions").GetArrayLength() == 0));
        Assert.That(empty.Select(role => role.GetProperty("description").GetString()), Is.EqualTo(Enumerable.Repeat("Grants nothing by itself.", 4)));
    }

    [Test]
    public void Sixteen_roles_have_several_blocks_and_31_blocks_have_a_condition()
    {
        Assert.That(Properties.Count(role => role.GetProperty("permissions").GetArrayLength() > 1), Is.EqualTo(16));
        var conditional = Properties.SelectMany(role => role.GetProperty("permissions").EnumerateArray()).Where(block => block.TryGetProperty("condition", out _)).ToList();
        Assert.That(conditional, Has.Count.EqualTo(31));
        Assert.That(conditional, Has.All.Matches<JsonElement>(block => block.TryGetProperty("conditionVersion", out _)));
    }

    [Test]
    public void Owner_grants_every_action_and_Contributor_all_but_the_granting_of_access()
    {
        var owner = Role("Owner").GetProperty("permissions")[0];
        Assert.That(owner.GetProperty("actions").EnumerateArray().Select(text => text.GetString()), Is.EqualTo(new[] { "*" }));
        Assert.That(owner.GetProperty("notActions").GetArrayLength(), Is.Zero);
        var contributor = Role("Contributor").GetProperty("permissions")[0];
        Assert.That(contributor.GetProperty("notActions").EnumerateArray().Select(text => text.GetString()), Does.Contain("Microsoft.Authorization/*/Write"));
    }
}
