using System.Text.Json.Nodes;
using static Permissions.ResourceManager.Tests.Fakes.Samples;

namespace Permissions.ResourceManager.Tests;

public class ArmJsonTests
{
    [Test]
    public void A_role_is_written_as_the_SDKs_models_read_it()
    {
        var json = JsonNode.Parse(Role().ToArmJson())!;

        Assert.That((string?)json["name"], Is.EqualTo(RoleId.ToString()));
        var properties = json["properties"]!;
        Assert.That((string?)properties["roleName"], Is.EqualTo("Tag reader"));
        Assert.That((string?)properties["description"], Is.EqualTo("Reads tags."));
        Assert.That((string?)properties["type"], Is.EqualTo("CustomRole"));
        Assert.That((string?)properties["assignableScopes"]![0], Is.EqualTo(Subscription.Path));
        Assert.That((string?)properties["permissions"]![0]!["actions"]![0], Is.EqualTo("Microsoft.Resources/tags/read"));
        Assert.That(properties["permissions"]![0]!["dataActions"]!.AsArray(), Is.Empty);
    }
}
