using System.Globalization;
using System.Net;
using Azure.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Permissions.Emulator.Hosting.Identity;

/// <summary>
/// Signs service principals in with the client credentials flow of Entra, by secret or by assertion. Neither is checked: the
/// emulator has no secrets, and any client may be whom it says it is. Error codes are Entra's (entra-docs, reference-error-codes).
/// </summary>
internal sealed class TokenEndpoint(AzureRbacEmulator emulator, IReadOnlyDictionary<Guid, Guid> servicePrincipals)
{
    // What Entra gives at least; the emulator's tokens do not expire.
    private const int SecondsOfToken = 3599;

    // A form with an assertion in it has a few kilobytes.
    private const int LargestForm = 256 * 1024;

    internal async Task AnswerAsync(HttpContext context, string tenantId, CancellationToken cancellationToken)
    {
        if (FindTenant(tenantId) is not { } tenant)
        {
            await RefuseTenantAsync(context, tenantId).ConfigureAwait(false);
            return;
        }

        if (!context.Request.HasFormContentType)
        {
            await RefuseAsync(context, "invalid_request", 900144, "The request body is no form: its content type must be 'application/x-www-form-urlencoded'.").ConfigureAwait(false);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestForm;
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            await RefuseAsync(context, "invalid_request", 900144, $"The request body is no form that can be read: {e.Message}").ConfigureAwait(false);
            return;
        }

        if (Problem(form) is var (error, code, message))
        {
            await RefuseAsync(context, error, code, message).ConfigureAwait(false);
            return;
        }

        var client = Guid.Parse(form["client_id"].ToString());
        var token = await TokenAsync(emulator, tenant, servicePrincipals.GetValueOrDefault(client, client), cancellationToken).ConfigureAwait(false);
        await HostReply.JsonAsync(context, HttpStatusCode.OK, new TokenBody("Bearer", SecondsOfToken, SecondsOfToken, token), HostJson.Default.TokenBody).ConfigureAwait(false);
    }

    /// <summary>Tells where the endpoints of a tenant are, at the address by which the client came.</summary>
    internal Task DescribeAsync(HttpContext context, string tenantId)
    {
        if (FindTenant(tenantId) is not { } tenant)
            return RefuseTenantAsync(context, tenantId);
        var authority = $"{RequestForwarding.AuthorityOf(context.Request)}/{tenant.Id:D}";
        var body = new OpenIdConfigurationBody(
            $"{authority}/v2.0",
            $"{authority}/oauth2/v2.0/authorize",
            $"{authority}/oauth2/v2.0/token",
            $"{authority}/discovery/v2.0/keys",
            ["client_secret_post", "private_key_jwt"],
            ["token"],
            ["pairwise"],
            ["openid"]);
        return HostReply.JsonAsync(context, HttpStatusCode.OK, body, HostJson.Default.OpenIdConfigurationBody);
    }

    /// <summary>Lists the keys of a tenant, of which there are none; clients want the address to be there.</summary>
    internal Task ListKeysAsync(HttpContext context, string tenantId) => FindTenant(tenantId) is null
        ? RefuseTenantAsync(context, tenantId)
        : HostReply.JsonAsync(context, HttpStatusCode.OK, new SigningKeysBody([]), HostJson.Default.SigningKeysBody);

    /// <summary>The token that the emulator knows a caller by.</summary>
    internal static async Task<string> TokenAsync(AzureRbacEmulator emulator, EmulatedTenant tenant, Guid objectId, CancellationToken cancellationToken)
    {
        var context = new TokenRequestContext(["https://management.azure.com/.default"]);
        return (await emulator.CredentialFor(tenant, objectId).GetTokenAsync(context, cancellationToken).ConfigureAwait(false)).Token;
    }

    private static (string Error, int Code, string Message)? Problem(IFormCollection form)
    {
        if (form["grant_type"] != "client_credentials")
            return ("unsupported_grant_type", 70003, $"The grant type '{form["grant_type"]}' is not supported: the emulator signs in service principals, with 'client_credentials'.");
        if (!Guid.TryParse(form["client_id"], out var client) || client == Guid.Empty)
            return ("unauthorized_client", 700016, $"The client_id '{form["client_id"]}' is no application: it must be a GUID.");
        if (string.IsNullOrEmpty(form["client_secret"]) && string.IsNullOrEmpty(form["client_assertion"]))
            return ("invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'. Any value is taken.");
        return string.IsNullOrWhiteSpace(form["scope"])
            ? ("invalid_request", 900144, "The request body must contain the following parameter: 'scope', such as 'https://management.azure.com/.default'.")
            : null;
    }

    private EmulatedTenant? FindTenant(string id) =>
        Guid.TryParseExact(id, "D", out var guid) && emulator.TryGetTenant(guid, out var tenant) ? tenant : null;

    private static Task RefuseTenantAsync(HttpContext context, string tenantId) =>
        RefuseAsync(context, "invalid_request", 90002, $"Tenant '{tenantId.ToLowerInvariant()}' not found: the emulator knows tenants by their ids, '{AzureRbacEmulator.DefaultTenantId}' and those that were added to it.");

    private static Task RefuseAsync(HttpContext context, string error, int code, string message)
    {
        var time = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // Entra answers 401 where the client has not proved who it is.
        var status = error is "invalid_client" ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest;
        return HostReply.JsonAsync(context, status, new TokenErrorBody(error, $"AADSTS{code}: {message}", [code], time, Guid.NewGuid(), Guid.NewGuid()), HostJson.Default.TokenErrorBody);
    }
}
