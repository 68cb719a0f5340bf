using System.Globalization;
using Microsoft.CodeAnalysis;
using Permissions.TestSupport;

namespace Permissions.Generators.Tests.Access;

/// <summary>Access-level and identity files for tests.</summary>
internal static class AccessJson
{
    internal const string Account = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Storage/storageAccounts/{account}";
    internal const string Container = Account + "/blobServices/default/containers/{container}";

    internal const string BlobLevels = $$"""
        {
          "kinds": {
            "StorageBlob": {
              "description": "Blobs.",
              "scopes": { "Account": "{{Account}}", "Container": "{{Container}}" },
              "capabilities": {
                "reader": ["Storage Blob Data Reader"],
                "writer": ["Storage Blob Data Contributor", "Blob tagger"],
                "owner": ["Storage Blob Data Owner"]
              }
            }
          }
        }
        """;

    internal const string Identities = """
        {
          "name": "Team environment",
          "scopes": {
            "subscription": { "kind": "subscription" },
            "groups": { "kind": "resourceGroup", "many": true },
            "vault": { "kind": "resource", "optional": true }
          },
          "identities": {
            "infraCi": { "type": "servicePrincipal", "reason": "Plans.", "roles": { "subscription": ["Reader", "Blob tagger"], "vault": ["Key Vault Secrets User"] } },
            "infraCd": { "type": "servicePrincipal", "many": true, "reason": "Applies.", "roles": { "groups": ["Contributor"] } },
            "externals": { "type": "group", "optional": true, "roles": { "groups": ["Reader"] } }
          }
        }
        """;

    internal static TestFile Levels(string text = BlobLevels) => new("access/blob.access-levels.json", text);

    internal static TestFile IdentityFile(string text = Identities) => new("access/team.identities.json", text);

    internal static TestFile Tagger(params string[] dataActions) => new("tagger.role.json", RoleJson.Of(
        "Blob tagger",
        actions: [],
        dataActions: dataActions.Length > 0 ? dataActions : ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write"],
        scopes: ["/subscriptions/<subscription>"]));

    internal static string Message(this Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>Files of <c>definitions/pagopa</c>, in a project's folder.</summary>
    internal static TestFile[] PagoPa(params string[] patterns) => [.. patterns
        .SelectMany(pattern => Directory.GetFiles(Repository.PathOf("definitions", "pagopa"), pattern, SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal)
        .Select(path => new TestFile(Path.GetFileName(path), File.ReadAllText(path)))];
}
