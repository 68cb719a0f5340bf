using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Each shape of a role file is read, and says which shape it is.</summary>
public class RoleShapeTests
{
    private static IEnumerable<TestCaseData> Shapes => RoleShapeTexts.All.Select(file => new TestCaseData(file.Shape, file.Text));

    [TestCaseSource(nameof(Shapes))]
    public void Every_shape_gives_the_same_role(RoleFileShape shape, string text)
    {
        var document = RoleDocument.Parse(text);

        Assert.That(document.Syntax.Errors, Is.Empty);
        Assert.That(document.Error, Is.Null);
        Assert.That(document.Roles, Has.Count.EqualTo(1));
        var role = document.Roles[0];
        Assert.That(role.Shape, Is.EqualTo(shape));
        Assert.That(role.Problems, Is.Empty);
        Assert.That(role.Name?.Value, Is.EqualTo("Reader of things"));
        Assert.That(role.RoleId, Is.EqualTo(Guid.Parse(RoleShapeTexts.Guid)));
        Assert.That(role.Description?.Value, Is.EqualTo("Reads."));
        Assert.That(role.Type, Is.EqualTo(RoleType.Custom));
        Assert.That(role.Blocks, Has.Count.EqualTo(1));
        Assert.That(role.Blocks[0].Lists.Select(l => l.Items.Single().Value), Is.EqualTo(new[] { "A/b/read", "A/c/read", "A/d/read", "A/e/read" }));
        Assert.That(role.AssignableScopes.Single().Template.Scope?.Path, Is.EqualTo(RoleShapeTexts.Subscription));
    }

    [Test]
    public void The_portal_wrapper_is_read()
    {
        var document = RoleDocument.Parse("""{"properties":{"roleName":"X y","description":"","assignableScopes":["/subscriptions/<SUBSCRIPTION-ID>"],"permissions":[{"actions":["*"]}]}}""");

        var role = document.Roles.Single();
        Assert.That(role.Shape, Is.EqualTo(RoleFileShape.Portal));
        Assert.That(role.Name?.Value, Is.EqualTo("X y"));
        Assert.That(role.RoleId, Is.Null);
        Assert.That(role.ToRoleDefinition().Placeholders, Is.EqualTo(new[] { "subscriptionId" }));
        Assert.That(role.ToRoleDefinition().AssignableScopes, Is.Empty);
    }
}
