using Microsoft.AspNetCore.Http;

namespace Permissions.Emulator.Hosting.Identity;

/// <summary>
/// What clients ask before they ask Azure Resource Manager: a token as a service principal or as a managed identity, where to
/// get one, and which cloud this is.
/// </summary>
internal sealed class SignIn(AzureRbacEmulator emulator, IReadOnlyDictionary<Guid, Guid> servicePrincipals, Guid managedIdentity, string identityHeader)
{
    private readonly TokenEndpoint _tokens = new(emulator, servicePrincipals);
    private readonly ManagedIdentityEndpoint _identity = new(emulator, servicePrincipals, managedIdentity, identityHeader);

    /// <summary>Answers a request that is the host's own.</summary>
    /// <returns>False for a request that is the emulator's.</returns>
    internal async Task<bool> TryAnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var segments = (context.Request.Path.Value ?? string.Empty).Trim('/').ToUpperInvariant().Split('/');
        var isGet = HttpMethods.IsGet(context.Request.Method);
        var answer = segments switch
        {
            [var tenant, "OAUTH2", "V2.0", "TOKEN"] when HttpMethods.IsPost(context.Request.Method) => _tokens.AnswerAsync(context, tenant, cancellationToken),
            [var tenant, "V2.0", ".WELL-KNOWN", "OPENID-CONFIGURATION"] when isGet => _tokens.DescribeAsync(context, tenant),
            [var tenant, "DISCOVERY", "V2.0", "KEYS"] when isGet => _tokens.ListKeysAsync(context, tenant),
            ["MSI", "TOKEN"] when isGet => _identity.AnswerAsync(context),
            ["METADATA", "ENDPOINTS"] when isGet => CloudMetadata.AnswerAsync(context),
            _ => null,
        };
        if (answer is null)
            return false;
        await answer.ConfigureAwait(false);
        return true;
    }
}
