namespace Permissions.Tests.Roles;

public class RoleDefinitionBuilderTests
{
    private static readonly ControlAction Start = ControlAction.Parse("Microsoft.Compute/virtualMachines/start/action");
    private static readonly ControlAction Machines = ControlAction.Parse("Microsoft.Compute/virtualMachines/*");
    private static readonly DataAction ReadBlobs = DataAction.Parse("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read");
    private static readonly Scope Subscription = Scope.Subscription(new Guid("11111111-2222-3333-4444-555555555555"));

    [Test]
    public void Each_permission_goes_to_the_list_of_its_plane()
    {
        var role = RoleDefinition.Create("Operator", "Runs machines.")
            .Allow(Machines).Except(Start).Allow(ReadBlobs).Except(DataAction.Parse("A.B/c/delete"))
            .AssignableAt(Subscription, Scope.ManagementGroup("contoso"))
            .Build();

        Assert.That(role.Name, Is.EqualTo("Operator"));
        Assert.That(role.ToString(), Is.EqualTo("Operator"));
        Assert.That(role.Description, Is.EqualTo("Runs machines."));
        Assert.That(role.Type, Is.EqualTo(RoleType.Custom));
        Assert.That(role.Id, Is.Null);
        Assert.That(role.Placeholders, Is.Empty);
        var block = role.PermissionBlocks.Single();
        Assert.That(block.Actions, Is.EqualTo(new[] { Machines }));
        Assert.That(block.NotActions, Is.EqualTo(new[] { Start }));
        Assert.That(block.DataActions, Is.EqualTo(new[] { ReadBlobs }));
        Assert.That(block.NotDataActions, Is.EqualTo(new[] { DataAction.Parse("A.B/c/delete") }));
        Assert.That(block.Condition, Is.Null);
        Assert.That(role.AssignableScopes, Is.EqualTo(new[] { Subscription, Scope.ManagementGroup("contoso") }));
    }

    [Test]
    public void A_role_keeps_the_id_it_is_given()
    {
        var id = new Guid("99999999-2222-3333-4444-555555555555");
        Assert.That(Allowing().WithId(id).Build().Id, Is.EqualTo(id));
        Assert.That(() => Allowing().WithId(Guid.Empty), Throws.ArgumentException.With.Message.Contains("'Role'"));
    }

    [Test]
    public void A_built_role_does_not_change_when_its_builder_goes_on()
    {
        var builder = Allowing();
        var first = builder.Build();
        var second = builder.Allow(Machines).AssignableAt(Scope.ManagementGroup("contoso")).Build();
        Assert.That(first.PermissionBlocks[0].Actions, Is.EqualTo(new[] { Start }));
        Assert.That(first.AssignableScopes, Has.Count.EqualTo(1));
        Assert.That(second.PermissionBlocks[0].Actions, Is.EqualTo(new[] { Start, Machines }));
        Assert.That(second.AssignableScopes, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_role_with_data_actions_only_is_a_role() =>
        Assert.That(RoleDefinition.Create("Reader").Allow(ReadBlobs).AssignableAt(Subscription).Build().Description, Is.Empty);

    [Test]
    public void A_role_that_grants_nothing_or_is_assignable_nowhere_is_refused()
    {
        Assert.That(() => RoleDefinition.Create("Role").Except(Start).AssignableAt(Subscription).Build(), Throws.InvalidOperationException.With.Message.Contains("Allow"));
        Assert.That(() => RoleDefinition.Create("Role").Allow(Start).Build(), Throws.InvalidOperationException.With.Message.Contains("AssignableAt"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void A_blank_name_is_refused(string? name) => Assert.That(() => RoleDefinition.Create(name!), Throws.ArgumentException);

    [Test]
    public void Names_have_512_and_descriptions_2048_characters_at_most()
    {
        Assert.That(() => RoleDefinition.Create(new string('n', 512), new string('d', 2048)), Throws.Nothing);
        Assert.That(() => RoleDefinition.Create(new string('n', 513)), Throws.ArgumentException);
        Assert.That(() => RoleDefinition.Create("Role", new string('d', 2049)), Throws.ArgumentException.With.Message.Contains("2049"));
    }

    [Test]
    public void Null_is_refused_where_it_is_given()
    {
        Assert.That(() => Allowing().Allow((ControlAction[])null!), Throws.ArgumentNullException);
        Assert.That(() => Allowing().Except((DataAction[])null!), Throws.ArgumentNullException);
        Assert.That(() => Allowing().AssignableAt(null!), Throws.ArgumentNullException);
        Assert.That(() => Allowing().AssignableAt(Subscription, null!), Throws.ArgumentNullException);
        Assert.That(() => new RoleDefinition(null!, null, RoleType.Custom, [], []), Throws.ArgumentNullException);
    }

    private static RoleDefinitionBuilder Allowing() => RoleDefinition.Create("Role").Allow(Start).AssignableAt(Subscription);
}
