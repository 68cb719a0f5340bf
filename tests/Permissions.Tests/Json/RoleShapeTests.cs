using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Each shape of a role file is read, and says which shape it is.</summary>
public class RoleShapeTests
{
    private const string Guid = "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8";
    private const string Subscription = "/subscriptions/11111111-2222-3333-4444-555555555555";

    [TestCase(RoleFileShape.PowerShell, $$$"""
        {"Name":"Reader of things","Id":"{{{Guid}}}","IsCustom":true,"Description":"Reads.","Actions":["A/b/read"],"NotActions":["A/c/read"],"DataActions":["A/d/read"],"NotDataActions":["A/e/read"],"AssignableScopes":["{{{Subscription}}}"]}
        """)]
    [TestCase(RoleFileShape.PowerShellPermissions, $$$"""
        {"Name":"Reader of things","Id":"{{{Guid}}}","IsCustom":true,"Description":"Reads.","Permissions":[{"Actions":["A/b/read"],"NotActions":["A/c/read"],"DataActions":["A/d/read"],"NotDataActions":["A/e/read"],"Condition":null,"ConditionVersion":null}],"AssignableScopes":["{{{Subscription}}}"]}
        """)]
    [TestCase(RoleFileShape.CliInput, $$$"""
        {"Name":"Reader of things","id":"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{{{Guid}}}","Description":"Reads.","Actions":["A/b/read"],"NotActions":["A/c/read"],"DataActions":["A/d/read"],"NotDataActions":["A/e/read"],"AssignableScopes":["{{{Subscription}}}"]}
        """)]
    [TestCase(RoleFileShape.CliInput, $$$"""
        {"name":"Reader of things","id":"{{{Guid}}}","description":"Reads.","actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"],"assignableScopes":["{{{Subscription}}}"]}
        """)]
    [TestCase(RoleFileShape.CliOutput, $$$"""
        [{"assignableScopes":["{{{Subscription}}}"],"createdBy":null,"description":"Reads.","id":"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{{{Guid}}}","name":"{{{Guid}}}","permissions":[{"actions":["A/b/read"],"condition":null,"conditionVersion":null,"dataActions":["A/d/read"],"notActions":["A/c/read"],"notDataActions":["A/e/read"]}],"roleName":"Reader of things","roleType":"CustomRole","type":"Microsoft.Authorization/roleDefinitions","updatedOn":"2024-01-01"}]
        """)]
    [TestCase(RoleFileShape.Rest, $$$"""
        {"id":"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{{{Guid}}}","name":"{{{Guid}}}","type":"Microsoft.Authorization/roleDefinitions","properties":{"roleName":"Reader of things","type":"CustomRole","description":"Reads.","assignableScopes":["{{{Subscription}}}"],"permissions":[{"actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"]}]}}
        """)]
    [TestCase(RoleFileShape.Rest, $$$"""
        {"value":[{"name":"{{{Guid}}}","type":"Microsoft.Authorization/roleDefinitions","properties":{"roleName":"Reader of things","type":"CustomRole","description":"Reads.","assignableScopes":["{{{Subscription}}}"],"permissions":[{"actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"]}]}}]}
        """)]
    [TestCase(RoleFileShape.ArmTemplate, $$$"""
        {"$schema":"https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#","contentVersion":"1.0.0.0","resources":[{"type":"Microsoft.Storage/storageAccounts","apiVersion":"2023-01-01","name":"s"},{"type":"Microsoft.Authorization/roleDefinitions","apiVersion":"2022-04-01","name":"{{{Guid}}}","properties":{"roleName":"Reader of things","type":"customRole","description":"Reads.","assignableScopes":["{{{Subscription}}}"],"permissions":[{"actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"]}]}}]}
        """)]
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
        Assert.That(role.RoleId, Is.EqualTo(System.Guid.Parse(Guid)));
        Assert.That(role.Description?.Value, Is.EqualTo("Reads."));
        Assert.That(role.Type, Is.EqualTo(RoleType.Custom));
        Assert.That(role.Blocks, Has.Count.EqualTo(1));
        Assert.That(role.Blocks[0].Lists.Select(l => l.Items.Single().Value), Is.EqualTo(new[] { "A/b/read", "A/c/read", "A/d/read", "A/e/read" }));
        Assert.That(role.AssignableScopes.Single().Template.Scope?.Path, Is.EqualTo(Subscription));
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
