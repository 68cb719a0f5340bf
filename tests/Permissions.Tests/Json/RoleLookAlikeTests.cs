using Permissions.Json;

namespace Permissions.Tests.Json;

/// <summary>Files that are taken for role definitions and are none: named as what they are, at the key that tells.</summary>
public class RoleLookAlikeTests
{
    [TestCase("""{"RoleName":"R","Type":"CustomRole","AssignableScopes":["/dbs/x"],"Permissions":[{"DataActions":["Microsoft.DocumentDB/databaseAccounts/readMetadata","Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/*"]}]}""", "Cosmos DB", "\"Microsoft.DocumentDB/databaseAccounts/readMetadata\"")]
    [TestCase("""{"roleName":"R","permissions":[{"dataActions":["Microsoft.DocumentDB/databaseAccounts/tables/containers/executeQuery"]}],"assignableScopes":["/"]}""", "Cosmos DB", "\"Microsoft.DocumentDB/databaseAccounts/tables/containers/executeQuery\"")]
    [TestCase("""{"Id":"x","DatabaseName":"d","Privileges":[]}""", "MongoDB", "\"Privileges\"")]
    [TestCase("""{"roleName":"R","actions":[],"dataActions":["Microsoft.KeyVault/managedHsm/keys/create"]}""", "Managed HSM", "\"Microsoft.KeyVault/managedHsm/keys/create\"")]
    [TestCase("""{"roleName":"R","permissions":[{"actions":["microsoft.directory/applications/create"]}]}""", "Microsoft Entra", "\"microsoft.directory/applications/create\"")]
    [TestCase("""{"displayName":"R","rolePermissions":[{"allowedResourceActions":[]}]}""", "Microsoft Entra", "\"rolePermissions\"")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"*"}]}""", "AWS IAM policy", "\"Statement\"")]
    [TestCase("""{"properties":{"displayName":"P","policyRule":{"if":{},"then":{}}}}""", "Azure Policy definition", "\"policyRule\"")]
    [TestCase("""{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#","parameters":{}}""", "parameter file", "\"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\"")]
    [TestCase("""{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}""", "JSON schema", "\"https://json-schema.org/draft/2020-12/schema\"")]
    [TestCase("""{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[{"type":"Microsoft.Storage/storageAccounts"}]}""", "ARM template without a role", "\"resources\"")]
    [TestCase("""{"name":"x","version":"1.0.0","dependencies":{}}""", "package.json", "\"dependencies\"")]
    [TestCase("""{"properties":{"roleDefinitionId":"x","principalId":"y"}}""", "role assignment", "\"principalId\"")]
    [TestCase("""{"title":"R","includedPermissions":[]}""", "Google Cloud", "\"includedPermissions\"")]
    [TestCase("""{"apiVersion":"v1","kind":"Role"}""", "Kubernetes", "\"apiVersion\"")]
    [TestCase("""{"a":1,"b":2}""", "its keys are 'a', 'b'", "\"a\"")]
    [TestCase("{}", "the object is empty", "{}")]
    [TestCase("[]", "the list is empty", "[]")]
    [TestCase("[1]", "no objects", "1")]
    [TestCase("42", "a single value", "42")]
    public void Is_named_as_what_it_is(string text, string what, string at)
    {
        var document = RoleDocument.Parse(text);

        Assert.That(document.Roles, Is.Empty);
        Assert.That(document.Error?.Message, Does.Contain(what));
        Assert.That(text.Substring(document.Error!.Span.Start, document.Error.Span.Length), Is.EqualTo(at));
    }

    [TestCase("""{"roleName":"R","permissions":[{"actions":["Microsoft.DocumentDB/databaseAccounts/read"]}]}""")]
    [TestCase("""{"roleName":"R","permissions":[{"actions":["Microsoft.KeyVault/managedHsms/read"]}]}""")]
    [TestCase("""{"roleName":"R","permissions":[{"dataActions":["Microsoft.DocumentDB/garnetClusters/acl/*"]}]}""")]
    [TestCase("""{"roleName":"R","permissions":[{"actions":["Microsoft.Resources/subscriptions/read"],"dataActions":["Microsoft.DocumentDB/databaseAccounts/readMetadata"]}]}""")]
    public void A_role_for_the_management_of_such_a_service_is_a_role(string text) =>
        Assert.That(RoleDocument.Parse(text).Roles, Has.Count.EqualTo(1));

    [Test]
    public void A_broken_file_is_reported_for_its_syntax_alone()
    {
        var document = RoleDocument.Parse("{ \"a\": 1, ");

        Assert.That(document.Syntax.Errors, Is.Not.Empty);
        Assert.That(document.Error, Is.Null);
    }
}
