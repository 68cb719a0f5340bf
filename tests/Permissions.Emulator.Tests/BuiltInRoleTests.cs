using static Permissions.Emulator.Tests.TestAzure;

namespace Permissions.Emulator.Tests;

public sealed class BuiltInRoleTests
{
    [Test]
    public async Task All_built_in_roles_of_Azure_are_served_with_every_block_and_condition()
    {
        var roles = BuiltInRoleCatalogue.Azure.Roles.Where(r => r.Id != Reader.Id && r.Id != BlobReader.Id).ToList();
        using var azure = new TestAzure();
        azure.Emulator.AddBuiltInRoles();
        azure.Emulator.AddBuiltInRoles();
        var listed = await azure.GetAsync(RolesPath(azure.Subscription), "type eq 'BuiltInRole'");
        var served = listed.Body!["value"]!.AsArray().Skip(2).ToList();

        Assert.That(roles, Has.Count.GreaterThan(900));
        Assert.That(served.Select(r => (string?)r!["name"]), Is.EqualTo(roles.Select(r => r.Id.ToString())));
        Assert.That(served.Select(r => r!["properties"]!["permissions"]!.AsArray().Count), Is.EqualTo(roles.Select(r => r.PermissionBlocks.Count)));
        Assert.That(
            served.SelectMany(r => r!["properties"]!["permissions"]!.AsArray()).Select(p => (string?)p!["condition"]),
            Is.EqualTo(roles.SelectMany(r => r.PermissionBlocks).Select(b => b.Condition)));
    }
}
