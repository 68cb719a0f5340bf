using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Permissions.Emulator.Hosting.Identity;

/// <summary>
/// Gives tokens to managed identities as App Service does: clients find it by <c>IDENTITY_ENDPOINT</c> and prove with the header of
/// <c>IDENTITY_HEADER</c> that they run where they may (azure-docs, app-service/overview-managed-identity.md).
/// </summary>
internal sealed class ManagedIdentityEndpoint(AzureRbacEmulator emulator, IReadOnlyDictionary<Guid, Guid> servicePrincipals, Guid managedIdentity, string identityHeader)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    internal async Task AnswerAsync(HttpContext context)
    {
        var sent = context.Request.Headers["X-IDENTITY-HEADER"].ToString();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(identityHeader)))
        {
            await HostReply.ErrorAsync(context, HttpStatusCode.Unauthorized, "Unauthorized", "The header X-IDENTITY-HEADER does not hold the host's value; clients find it in the environment variable IDENTITY_HEADER.").ConfigureAwait(false);
            return;
        }

        var resource = context.Request.Query["resource"].ToString();
        if (resource.Length == 0)
        {
            await HostReply.ErrorAsync(context, HttpStatusCode.BadRequest, "BadRequest", "The query has no 'resource', such as 'https://management.azure.com'.").ConfigureAwait(false);
            return;
        }

        if (!TryReadIdentity(context.Request.Query, out var objectId))
        {
            await HostReply.ErrorAsync(context, HttpStatusCode.BadRequest, "BadRequest", "The query names no managed identity: 'client_id' and 'principal_id' are GUIDs, and the host does not know identities by 'mi_res_id'.").ConfigureAwait(false);
            return;
        }

        var token = await TokenEndpoint.TokenAsync(emulator, emulator.DefaultTenant, objectId, context.RequestAborted).ConfigureAwait(false);
        var expires = (DateTimeOffset.UtcNow + Validity).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var client = context.Request.Query["client_id"].ToString();
        await HostReply.JsonAsync(context, HttpStatusCode.OK, new ManagedTokenBody(token, expires, resource, "Bearer", client.Length == 0 ? null : client), HostJson.Default.ManagedTokenBody).ConfigureAwait(false);
    }

    /// <summary>Whom the query names: one that the user assigned, else the host's own.</summary>
    private bool TryReadIdentity(IQueryCollection query, out Guid objectId)
    {
        objectId = managedIdentity;
        if (query.ContainsKey("mi_res_id"))
            return false;
        if (query.TryGetValue("client_id", out var client))
        {
            var isKnown = Guid.TryParse(client, out var clientId) && clientId != Guid.Empty;
            objectId = servicePrincipals.GetValueOrDefault(clientId, clientId);
            return isKnown;
        }

        return !query.TryGetValue("principal_id", out var principal) || (Guid.TryParse(principal, out objectId) && objectId != Guid.Empty);
    }
}
