using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Permissions.Emulator.Hosting.Identity;

/// <summary>
/// Tells tools which cloud this is: Azure Resource Manager and sign-in are this host. Of other services only the names for tokens
/// are given; their host names are under <c>.invalid</c>, so that no tool takes the real ones for the emulator's.
/// </summary>
internal static class CloudMetadata
{
    internal static Task AnswerAsync(HttpContext context)
    {
        var host = RequestForwarding.AuthorityOf(context.Request);
        var cloud = new CloudBody(
            "AzureRbacEmulator",
            host,
            new($"{host}/", ["https://management.core.windows.net/", "https://management.azure.com/"], "common", "AAD"),
            "https://graph.microsoft.com/",
            "https://graph.windows.net/",
            "https://batch.core.windows.net/",
            new("storage.emulated.invalid", "vault.emulated.invalid", "database.emulated.invalid"));
        // One cloud since 2022-09-01, a list of them before.
        return string.CompareOrdinal(context.Request.Query["api-version"], "2022") >= 0
            ? HostReply.JsonAsync(context, HttpStatusCode.OK, cloud, HostJson.Default.CloudBody)
            : HostReply.JsonAsync(context, HttpStatusCode.OK, [cloud], HostJson.Default.CloudBodyArray);
    }
}

/// <summary>What a cloud's metadata says.</summary>
internal sealed record CloudBody(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("resourceManager")] string ResourceManager,
    [property: JsonPropertyName("authentication")] CloudAuthentication Authentication,
    [property: JsonPropertyName("microsoftGraphResourceId")] string MicrosoftGraph,
    [property: JsonPropertyName("graphAudience")] string Graph,
    [property: JsonPropertyName("batch")] string Batch,
    [property: JsonPropertyName("suffixes")] CloudSuffixes Suffixes);

/// <summary>Where clients of a cloud sign in.</summary>
internal sealed record CloudAuthentication(
    [property: JsonPropertyName("loginEndpoint")] string LoginEndpoint,
    [property: JsonPropertyName("audiences")] string[] Audiences,
    [property: JsonPropertyName("tenant")] string Tenant,
    [property: JsonPropertyName("identityProvider")] string IdentityProvider);

/// <summary>Under which names the services of a cloud stand.</summary>
internal sealed record CloudSuffixes(
    [property: JsonPropertyName("storage")] string Storage,
    [property: JsonPropertyName("keyVaultDns")] string KeyVault,
    [property: JsonPropertyName("sqlServerHostname")] string SqlServer);
