using Permissions.Definitions;

namespace Permissions.Tests.Definitions;

/// <summary>Reading snapshots of Azure: what is read, and what is refused at which line.</summary>
public class SnapshotTests
{
    private const string Role = """{"id":"11111111-2222-3333-4444-555555555555","name":"One","assignableScopes":["/"],"permissions":[{"actions":["A.B/read"]}]}""";

    private string _file = string.Empty;

    [SetUp]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(_file);

    [Test]
    public void A_role_is_read_with_its_absent_lists_empty_and_its_strings_untouched()
    {
        var role = ReadRoles("", """{"id":"11111111-2222-3333-4444-555555555555","name":"One","assignableScopes":["/"],"permissions":[{"dataActions":["A.B/read "],"condition":"c","conditionVersion":"2.0"}]}""").Single();
        Assert.That((role.Id, role.Name), Is.EqualTo((new Guid("11111111-2222-3333-4444-555555555555"), "One")));
        Assert.That(role.AssignableScopes, Is.EqualTo(new[] { "/" }));
        Assert.That(role.Blocks[0].Actions, Is.Empty);
        Assert.That(role.Blocks[0].DataActions, Is.EqualTo(new[] { "A.B/read " }));
        Assert.That((role.Blocks[0].Condition, role.Blocks[0].ConditionVersion), Is.EqualTo(("c", "2.0")));
    }

    [TestCase("{", "expected form")]
    [TestCase("[]", "expected form")]
    [TestCase("null", "null")]
    [TestCase("""{"name":"Two"}""", "no role id")]
    [TestCase("""{"id":"2","name":"Two","assignableScopes":["/"],"permissions":[]}""", "'2' is no role id")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":" ","assignableScopes":["/"],"permissions":[]}""", "has no name")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":"Two","assignableScopes":[],"permissions":[]}""", "assignable scopes")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":"Two","assignableScopes":["/"]}""", "no permissions")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":"Two","assignableScopes":["/"],"permissions":[null]}""", "no permissions")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":"Two","assignableScopes":["/"],"permissions":[{"actions":"*"}]}""", "expected form")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":"Two","assignableScopes":["/"],"permissions":[{"actions":[null]}]}""", "blank permission string")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":"Two","assignableScopes":["/"],"permissions":[{"actoins":["*"]}]}""", "actoins")]
    [TestCase("""{"id":"21111111-2222-3333-4444-555555555555","name":"ONE","assignableScopes":["/"],"permissions":[]}""", "'ONE' occurs twice")]
    [TestCase("""{"id":"11111111-2222-3333-4444-555555555555","name":"Two","assignableScopes":["/"],"permissions":[]}""", "occurs twice")]
    public void A_malformed_role_is_refused_with_file_and_line(string second, string message)
    {
        Assert.That(() => ReadRoles(Role, second), Throws.TypeOf<SnapshotException>().With.Message.StartsWith($"{_file}(2): ").And.Message.Contains(message));
    }

    [Test]
    public void A_snapshot_without_roles_is_refused() => Assert.That(() => ReadRoles(), Throws.TypeOf<SnapshotException>());

    [Test]
    public void An_operation_is_read_with_plane_and_day()
    {
        var operation = ReadOperations("operation\tplane\tlast_seen", "A.B/c/read\tdata\t2026-08-22").Single();
        Assert.That(operation, Is.EqualTo(new Operation("A.B/c/read", "data", new DateOnly(2026, 8, 22))));
        Assert.That(operation.Provider, Is.EqualTo("A.B"));
    }

    [TestCase("A.B/c/read", "1 fields")]
    [TestCase("A.B/c/read\tdata\t2026-08-22\t", "4 fields")]
    [TestCase("", "1 fields")]
    [TestCase("read\tdata\t2026-08-22", "no operation")]
    [TestCase("/read\tdata\t2026-08-22", "no operation")]
    [TestCase("A.B/c d\tdata\t2026-08-22", "no operation")]
    [TestCase("A.B/c/read\tData\t2026-08-22", "no plane")]
    [TestCase("A.B/c/read\tdata\t22.8.2026", "no date")]
    [TestCase("A.B/c/read\tdata\t2026-02-30", "no date")]
    [TestCase("a.b/READ\tcontrol\t2026-08-22", "occurs twice")]
    public void A_malformed_operation_is_refused_with_file_and_line(string third, string message)
    {
        Assert.That(
            () => ReadOperations("operation\tplane\tlast_seen", "A.B/read\tcontrol\t2026-08-22", third),
            Throws.TypeOf<SnapshotException>().With.Message.StartsWith($"{_file}(3): ").And.Message.Contains(message));
    }

    [Test]
    public void A_snapshot_without_operations_or_column_names_is_refused()
    {
        Assert.That(() => ReadOperations(), Throws.TypeOf<SnapshotException>());
        Assert.That(() => ReadOperations("operation\tplane\tlast_seen"), Throws.TypeOf<SnapshotException>());
        Assert.That(() => ReadOperations("A.B/read\tcontrol\t2026-08-22"), Throws.TypeOf<SnapshotException>().With.Message.StartsWith($"{_file}(1): "));
    }

    private IReadOnlyList<BuiltInRole> ReadRoles(params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return RoleSnapshot.Read(_file);
    }

    private IReadOnlyList<Operation> ReadOperations(params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return OperationSnapshot.Read(_file);
    }
}
