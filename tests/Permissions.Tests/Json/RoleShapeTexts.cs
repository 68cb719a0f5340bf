using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>One role in each shape of role file, as PowerShell, the Azure CLI, the portal, the REST API and templates have it.</summary>
internal static class RoleShapeTexts
{
    internal const string Guid = "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8";
    internal const string Subscription = "/subscriptions/11111111-2222-3333-4444-555555555555";

    internal static IReadOnlyList<(RoleFileShape Shape, string Text)> All { get; } =
    [
        (RoleFileShape.PowerShell, $$$"""
        {"Name":"Reader of things","Id":"{{{Guid}}}","IsCustom":true,"Description":"Reads.","Actions":["A/b/read"],"NotActions":["A/c/read"],"DataActions":["A/d/read"],"NotDataActions":["A/e/read"],"AssignableScopes":["{{{Subscription}}}"]}
        """),
        (RoleFileShape.PowerShellPermissions, $$$"""
        {"Name":"Reader of things","Id":"{{{Guid}}}","IsCustom":true,"Description":"Reads.","Permissions":[{"Actions":["A/b/read"],"NotActions":["A/c/read"],"DataActions":["A/d/read"],"NotDataActions":["A/e/read"],"Condition":null,"ConditionVersion":null}],"AssignableScopes":["{{{Subscription}}}"]}
        """),
        (RoleFileShape.CliInput, $$$"""
        {"Name":"Reader of things","id":"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{{{Guid}}}","Description":"Reads.","Actions":["A/b/read"],"NotActions":["A/c/read"],"DataActions":["A/d/read"],"NotDataActions":["A/e/read"],"AssignableScopes":["{{{Subscription}}}"]}
        """),
        (RoleFileShape.CliInput, $$$"""
        {"name":"Reader of things","id":"{{{Guid}}}","description":"Reads.","actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"],"assignableScopes":["{{{Subscription}}}"]}
        """),
        (RoleFileShape.CliOutput, $$$"""
        [{"assignableScopes":["{{{Subscription}}}"],"createdBy":null,"description":"Reads.","id":"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{{{Guid}}}","name":"{{{Guid}}}","permissions":[{"actions":["A/b/read"],"condition":null,"conditionVersion":null,"dataActions":["A/d/read"],"notActions":["A/c/read"],"notDataActions":["A/e/read"]}],"roleName":"Reader of things","roleType":"CustomRole","type":"Microsoft.Authorization/roleDefinitions","updatedOn":"2024-01-01"}]
        """),
        (RoleFileShape.Rest, $$$"""
        {"id":"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{{{Guid}}}","name":"{{{Guid}}}","type":"Microsoft.Authorization/roleDefinitions","properties":{"roleName":"Reader of things","type":"CustomRole","description":"Reads.","assignableScopes":["{{{Subscription}}}"],"permissions":[{"actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"]}]}}
        """),
        (RoleFileShape.Rest, $$$"""
        {"value":[{"name":"{{{Guid}}}","type":"Microsoft.Authorization/roleDefinitions","properties":{"roleName":"Reader of things","type":"CustomRole","description":"Reads.","assignableScopes":["{{{Subscription}}}"],"permissions":[{"actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"]}]}}]}
        """),
        (RoleFileShape.ArmTemplate, $$$"""
        {"$schema":"https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#","contentVersion":"1.0.0.0","resources":[{"type":"Microsoft.Storage/storageAccounts","apiVersion":"2023-01-01","name":"s"},{"type":"Microsoft.Authorization/roleDefinitions","apiVersion":"2022-04-01","name":"{{{Guid}}}","properties":{"roleName":"Reader of things","type":"customRole","description":"Reads.","assignableScopes":["{{{Subscription}}}"],"permissions":[{"actions":["A/b/read"],"notActions":["A/c/read"],"dataActions":["A/d/read"],"notDataActions":["A/e/read"]}]}}]}
        """),
    ];
}
