namespace Permissions.Analyzers.Tests.Contracts;

/// <summary>Roles that C# composes of constants are found by their names, as those of files and of Azure are.</summary>
public sealed class ComposedNameTests
{
    private const string Tagger = "static RoleDefinition Tagger { get; } = (RoleDefinition.Create(\"Tag keeper\").Allow(ControlAction.Parse(\"Microsoft.Resources/tags/write\")).AssignableAt(Scope.Tenant).Build());";
    private const string Unknown = "RBAC103: No role file and no composed constant of this project, and no built-in role, has the name";

    private static ContractRun Roles => new ContractRun()
        .Role("Storage", "Storage keeper", """ "Actions": ["Microsoft.Storage/*", "Microsoft.Resources/tags/write"] """);

    [TestCase("[assembly: RoleContract(\"Storage keeper\", SubsetOfRole = \"TAG keeper\")]")]
    [TestCase("[assembly: RoleContract(\"Storage keeper\", DisjointFromRole = \"Tag keeper\")]")]
    [TestCase("[assembly: RoleContract(\"Tag keeper\", MustNotGrant = \"*/write\")]")]
    public async Task A_composed_role_is_found_by_its_name(string contract)
    {
        var roles = Roles;
        var found = await roles.On($"{contract} namespace App {{ static class Outer {{ private static class Inner {{ {Tagger} }} }} }}");
        Assert.That(found.Select(d => d.Id), Is.EqualTo(new[] { "RBAC101" }));
    }

    [Test]
    public async Task Two_composed_roles_are_held_against_each_other() => Assert.That(
        await Roles.Says($"static class A {{ {Tagger} [RoleContract(SubsetOfRole = \"Tag keeper\")] static readonly RoleDefinition Other = RoleDefinition.Create(\"Other\").Allow(ControlAction.Parse(\"Microsoft.Resources/tags/read\")).AssignableAt(Scope.Tenant).Build(); }}"),
        Is.EqualTo("RBAC101: Role 'Other' must be within role 'Tag keeper', but it grants 'Microsoft.Resources/tags/read', which 'Tag keeper' does not."));

    [Test]
    public async Task Another_name_for_the_same_constant_is_the_same_role() => Assert.That(
        (await Roles.On($"[assembly: RoleContract(\"Storage keeper\", DisjointFromRole = \"Tag keeper\")] static class A {{ {Tagger} static RoleDefinition Again => Tagger; }}")).Select(d => d.Id),
        Is.EqualTo(new[] { "RBAC101" }));

    [TestCase("static RoleDefinition Tagger { get; set; } = RoleDefinition.Create(\"Tag keeper\").Allow(ControlAction.Parse(\"*\")).AssignableAt(Scope.Tenant).Build();")]
    [TestCase("static RoleDefinition Tagger() => RoleDefinition.Create(\"Tag keeper\").Allow(ControlAction.Parse(\"*\")).AssignableAt(Scope.Tenant).Build();")]
    [TestCase("static RoleDefinition Tagger => RoleDefinition.Create(\"Tag keeper\").Allow(ControlAction.Parse(Console.ReadLine()!)).AssignableAt(Scope.Tenant).Build();")]
    public async Task What_is_not_constant_is_not_found(string member) =>
        Assert.That(await Roles.Says($"[assembly: RoleContract(\"Storage keeper\", DisjointFromRole = \"Tag keeper\")] static class A {{ {member} }}"), Does.StartWith(Unknown + " 'Tag keeper'."));

    [Test]
    public async Task Two_different_roles_of_one_name_are_neither() => Assert.That(
        await Roles.Says($"[assembly: RoleContract(\"Storage keeper\", DisjointFromRole = \"Tag keeper\")] static class A {{ {Tagger} static RoleDefinition Twin => RoleDefinition.Create(\"Tag KEEPER\").Allow(ControlAction.Parse(\"Microsoft.Compute/disks/read\")).AssignableAt(Scope.Tenant).Build(); }}"),
        Is.EqualTo("RBAC103: 2 composed constants of this project have the name 'Tag keeper', so that it says of none which is meant. Give each a name of its own."));

    [Test]
    public async Task A_role_file_has_its_name_before_what_is_composed() => Assert.That(
        await Roles.Says("[assembly: RoleContract(\"Storage keeper\", MustNotGrant = \"Microsoft.Compute/*\")] static class A { static RoleDefinition Storage => RoleDefinition.Create(\"Storage keeper\").Allow(ControlAction.Parse(\"*\")).AssignableAt(Scope.Tenant).Build(); }"),
        Is.Empty);

    [Test]
    public async Task A_composed_role_has_its_name_before_one_of_Azure() => Assert.That(
        await Roles.Says("[assembly: RoleContract(\"Owner\", MustNotGrant = \"Microsoft.Compute/*\")] static class A { static RoleDefinition Owner => RoleDefinition.Create(\"Owner\").Allow(ControlAction.Parse(\"*/tags/write\")).Except(ControlAction.Parse(\"Microsoft.Compute/*\")).AssignableAt(Scope.Tenant).Build(); }"),
        Is.Empty);
}
