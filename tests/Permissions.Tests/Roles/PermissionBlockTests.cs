namespace Permissions.Tests.Roles;

public class PermissionBlockTests
{
    [Test]
    public void Changing_a_list_afterwards_changes_no_block()
    {
        var actions = new List<ControlAction> { ControlAction.Parse("A.B/read") };
        var dataActions = new[] { DataAction.Parse("A.B/read") };
        var block = new PermissionBlock(actions, actions, dataActions, dataActions);
        actions.Add(ControlAction.Parse("A.B/write"));
        dataActions[0] = DataAction.Parse("A.B/write");

        Assert.That(block.Actions, Is.EqualTo(new[] { ControlAction.Parse("A.B/read") }));
        Assert.That(block.NotActions, Is.EqualTo(new[] { ControlAction.Parse("A.B/read") }));
        Assert.That(block.DataActions, Is.EqualTo(new[] { DataAction.Parse("A.B/read") }));
        Assert.That(block.NotDataActions, Is.EqualTo(new[] { DataAction.Parse("A.B/read") }));
    }

    [Test]
    public void The_lists_of_a_block_cannot_be_cast_to_something_that_changes()
    {
        var block = new PermissionBlock([ControlAction.Parse("A.B/read")]);
        Assert.That(block.Actions, Is.Not.InstanceOf<ControlAction[]>());
        Assert.That(block.Actions, Is.Not.InstanceOf<List<ControlAction>>());
        Assert.That(() => ((IList<ControlAction>)block.Actions)[0] = default, Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void A_list_that_is_left_out_is_empty()
    {
        var block = new PermissionBlock();
        Assert.That(block.Actions, Is.Empty);
        Assert.That(block.NotActions, Is.Empty);
        Assert.That(block.DataActions, Is.Empty);
        Assert.That(block.NotDataActions, Is.Empty);
        Assert.That(block.Condition, Is.Null);
        Assert.That(block.ConditionVersion, Is.Null);
    }

    [Test]
    public void A_condition_is_kept_with_its_version()
    {
        var block = new PermissionBlock(condition: "@Resource[x] StringEquals 'y'", conditionVersion: "2.0");
        Assert.That(block.Condition, Is.EqualTo("@Resource[x] StringEquals 'y'"));
        Assert.That(block.ConditionVersion, Is.EqualTo("2.0"));
    }

    [Test]
    public void A_role_takes_no_null_in_its_lists()
    {
        Assert.That(() => new RoleDefinition("Role", null, RoleType.Custom, [null!], [Scope.Tenant]), Throws.ArgumentException.With.Message.Contains("permissionBlocks"));
        Assert.That(() => new RoleDefinition("Role", null, RoleType.Custom, [new()], [null!]), Throws.ArgumentException.With.Message.Contains("assignableScopes"));
        Assert.That(() => new RoleDefinition("Role", null, RoleType.Custom, [new()], [], null, [null!]), Throws.ArgumentException.With.Message.Contains("placeholders"));
    }

    [Test]
    public void Changing_a_list_afterwards_changes_no_role()
    {
        var blocks = new List<PermissionBlock> { new() };
        var scopes = new List<Scope> { Scope.Tenant };
        var role = new RoleDefinition("Role", null, RoleType.BuiltIn, blocks, scopes, null, ["a"]);
        blocks.Clear();
        scopes.Clear();
        Assert.That(role.PermissionBlocks, Has.Count.EqualTo(1));
        Assert.That(role.AssignableScopes, Is.EqualTo(new[] { Scope.Tenant }));
        Assert.That(role.Placeholders, Is.EqualTo(new[] { "a" }));
    }
}
