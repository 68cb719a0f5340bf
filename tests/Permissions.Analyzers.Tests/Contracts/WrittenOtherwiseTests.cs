using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.Tests.Contracts;

/// <summary>Expressions that mean the same with something around them, and values that can change: none is passed over in silence.</summary>
public sealed class WrittenOtherwiseTests
{
    private static ContractRun Roles => new ContractRun()
        .Role("Odd", "Odd role", """ "Actions": ["Microsoft.Compute/disks/read", "Microsoft.Compute/disks/write"] """)
        .Role("Narrow", "Narrow", """ "Actions": ["Microsoft.Compute/disks/read"] """)
        .Class("Foreign", "Foreign");

    [TestCase("BuiltInRoles.StorageBlobDataOwner!")]
    [TestCase("(BuiltInRoles.StorageBlobDataOwner)")]
    [TestCase("checked(BuiltInRoles.StorageBlobDataOwner)")]
    [TestCase("unchecked((BuiltInRoles.StorageBlobDataOwner!))")]
    [TestCase("(RoleDefinition)(App.Roles.Odd.Instance)")]
    [TestCase("((App.Roles.Odd.Instance!))")]
    [TestCase("((RoleDefinition)App.Roles.Odd.Instance)!")]
    [TestCase("(Chained)")]
    [TestCase("(RoleDefinition.Create(\"B\").Allow(ControlAction.Parse(\"Microsoft.Compute/disks/read\")).AssignableAt(Scope.Tenant).Build())")]
    [TestCase("(RoleDefinition.Create(\"B\").Allow(Kept!).AssignableAt(Scope.Tenant)!).Build()!")]
    public async Task A_role_is_read_through_what_changes_nothing(string expression)
    {
        const string Contract = "[RoleContract(MustNotGrant = \"*/read\")]";
        Assert.That(await Ids($"{Contract} static RoleDefinition Role {{ get; }} = {expression};"), Is.EqualTo(new[] { "RBAC101" }));
        Assert.That(await Ids($"{Contract} static RoleDefinition Role => {expression};"), Is.EqualTo(new[] { "RBAC101" }));
        Assert.That(await Ids($"{Contract} static readonly RoleDefinition Role = {expression};"), Is.EqualTo(new[] { "RBAC101" }));
    }

    [TestCase("(typeof(App.Roles.Odd)), SubsetOf = typeof(App.Roles.Narrow)")]
    [TestCase("typeof(App.Roles.Odd), SubsetOf = (typeof(App.Roles.Narrow))")]
    [TestCase("typeof(App.Roles.Odd)!, SubsetOf = typeof(App.Roles.Narrow)!")]
    [TestCase("typeof(App.Roles.Odd), SubsetOf = checked(typeof(App.Roles.Narrow))")]
    [TestCase("typeof(App.Roles.Odd), DisjointFrom = ((typeof(App.Roles.Narrow)))")]
    [TestCase("(\"Odd role\")!, SubsetOfRole = (\"Narrow\")")]
    [TestCase("(string)\"Odd role\", MustNotGrant = (string)(\"*/write\")")]
    public async Task An_argument_is_read_through_what_changes_nothing(string arguments) =>
        Assert.That((await Roles.On($"[assembly: RoleContract({arguments})]")).Select(d => d.Id), Is.EqualTo(new[] { "RBAC101" }));

    [TestCase("[assembly: RoleContract(typeof(App.Roles.Odd), SubsetOf = null)]")]
    [TestCase("[assembly: RoleContract(typeof(App.Roles.Odd), MustNotGrant = (string?)null, DisjointFrom = default)]")]
    public async Task A_contract_of_nulls_promises_nothing(string code) =>
        Assert.That(await Roles.Says(code), Does.StartWith("RBAC103: This contract promises nothing."));

    [TestCase("[RoleContract(MustGrant = \"*\")] static ref readonly RoleDefinition Role => ref Field; static RoleDefinition Field = BuiltInRoles.StorageBlobDataOwner;")]
    [TestCase("[RoleContract(MustGrant = \"*\")] static RoleDefinition Role => throw new InvalidOperationException();")]
    [TestCase("[RoleContract(MustGrant = \"*\")] static RoleDefinition Role => (RoleDefinition)new Converted();")]
    [TestCase("class Table { [RoleContract(MustGrant = \"*\")] RoleDefinition this[int index] => BuiltInRoles.StorageBlobDataOwner; }")]
    [TestCase("record Row([property: RoleContract(MustGrant = \"*\")] RoleDefinition Role);")]
    [TestCase("enum Kind { [RoleContract(MustGrant = \"*\")] One }")]
    [TestCase("[field: RoleContract(MustGrant = \"*\")] static event Action? Changed; static void Raise() => Changed?.Invoke();")]
    public async Task What_cannot_be_read_is_never_passed_over(string member) =>
        Assert.That(await Ids(member), Is.EqualTo(new[] { "RBAC103" }));

    [TestCase("static RoleDefinition Role { get; set; } = App.Roles.Odd.Instance;", "it has a setter", "set;", true)]
    [TestCase("public static RoleDefinition? Role { get; private set; } = App.Roles.Odd.Instance;", "it has a setter", "private set;", true)]
    [TestCase("RoleDefinition Role { get; init; } = App.Roles.Odd.Instance;", "it has a setter", "init;", true)]
    [TestCase("static RoleDefinition Role = App.Roles.Odd.Instance;", "it is not readonly", "Role", true)]
    [TestCase("static readonly RoleDefinition Role = App.Roles.Odd.Instance; static Composed() => Role = BuiltInRoles.StorageBlobDataOwner;", "a constructor gives it another value", "Role", false)]
    [TestCase("static RoleDefinition Role { get; } = App.Roles.Odd.Instance; static Composed() { (Role, _) = (BuiltInRoles.StorageBlobDataOwner, 1); }", "a constructor gives it another value", "Role", false)]
    [TestCase("static readonly RoleDefinition Role = App.Roles.Odd.Instance; static Composed() { Change(out Role); } static void Change(out RoleDefinition role) => role = null!;", "a constructor gives it another value", "Role", false)]
    [TestCase("RoleDefinition Role { get; } = App.Roles.Odd.Instance; Composed() => Role = BuiltInRoles.StorageBlobDataOwner;", "a constructor gives it another value", "Role", false)]
    [TestCase("static readonly RoleDefinition Role = App.Roles.Odd.Instance; static Composed() { if (Environment.HasShutdownStarted) { Action act = () => { }; (Composed.Role) = act is null ? null! : BuiltInRoles.StorageBlobDataOwner; } }", "a constructor gives it another value", "Role", false)]
    [TestCase("static readonly RoleDefinition Role = App.Roles.Odd.Instance; static Composed() { Console.WriteLine(new RoleDefinition[] { Role = BuiltInRoles.StorageBlobDataOwner }); }", "a constructor gives it another value", "Role", false)]
    [TestCase("readonly RoleDefinition Role = App.Roles.Odd.Instance; bool Other { init { Role = null!; } }", "a constructor gives it another value", "Role", false)]
    public async Task What_can_change_is_said_to_be_no_constant(string declaration, string reason, string place, bool isChecked)
    {
        var roles = Roles;
        var found = await On(roles, "[RoleContract(MustNotGrant = \"*/write\")] " + declaration);
        var unchecked103 = found.Single(d => d.Id == "RBAC103");
        Assert.Multiple(() =>
        {
            Assert.That(unchecked103.GetMessage(null), Does.StartWith($"'Role' is not constant: {reason}"));
            Assert.That(roles.TextAt(unchecked103.AdditionalLocations.Single()), Is.EqualTo(place));
            // The value that it is declared with is one that it has; what a constructor replaces, it never has.
            Assert.That(found.Any(d => d.Id == "RBAC101"), Is.EqualTo(isChecked));
        });
    }

    [TestCase("static readonly RoleDefinition Role = App.Roles.Odd.Instance; static readonly RoleDefinition[] All; static Composed() { All = [Role, Role]; }")]
    [TestCase("RoleDefinition Role { get; } = App.Roles.Odd.Instance; Composed() { Console.WriteLine(Role); }")]
    [TestCase("static App.Roles.Odd Role { get; set; } = App.Roles.Odd.Instance;")]
    [TestCase("static readonly RoleDefinition Role = App.Roles.Odd.Instance; static Composed() { Console.WriteLine(new Holder { Role = Role }); } class Holder { internal RoleDefinition? Role; }")]
    public async Task What_is_only_read_or_has_one_value_is_constant(string declaration) =>
        Assert.That(await Ids("[RoleContract(MustNotGrant = \"*/write\")] " + declaration), Is.EqualTo(new[] { "RBAC101" }));

    [TestCase("(OperationPlane)5")]
    [TestCase("(OperationPlane)(-1)")]
    public async Task A_plane_that_is_none_is_said_and_both_are_asked_about(string plane)
    {
        var found = await Roles.On($"[assembly: RoleContract(typeof(App.Roles.Odd), MustNotGrant = \"*/write\", Plane = {plane})]");
        Assert.That(found.Select(d => d.Id), Is.EqualTo(new[] { "RBAC101", "RBAC103" }));
        Assert.That(found[1].GetMessage(null), Is.EqualTo($"'{plane}' is no plane. Write OperationPlane.Control or OperationPlane.Data; MustNotGrant and MustGrant are asked about as if no plane were given."));
    }

    [Test]
    public async Task A_plane_by_its_number_is_one() =>
        Assert.That(await Roles.Says("[assembly: RoleContract(typeof(App.Roles.Odd), MustNotGrant = \"*/write\", Plane = (OperationPlane)1)]"), Is.Empty);

    private static async Task<IEnumerable<string>> Ids(string member) => (await On(Roles, member)).Select(d => d.Id);

    private static async Task<IReadOnlyList<Diagnostic>> On(ContractRun roles, string member)
    {
        var code = $$"""
            using Permissions.Catalog;
            class Composed
            {
                static readonly ControlAction[] Kept = ([ControlAction.Parse("Microsoft.Compute/disks/read")!]);
                static RoleDefinition Chained => (App.Roles.Odd.Instance);
                {{member}}
            }
            class Converted { public static explicit operator RoleDefinition(Converted value) => App.Roles.Foreign.Instance; }
            {{CatalogStub.Code}}
            """;
        return [.. await roles.On(code)];
    }
}
