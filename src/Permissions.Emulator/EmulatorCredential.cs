using Azure.Core;
using Permissions.Emulator.Requests;

namespace Permissions.Emulator;

/// <summary>Hands out tokens that name a tenant and a caller; the emulator reads both back from them.</summary>
internal sealed class EmulatorCredential(Guid tenantId, Guid callerObjectId) : TokenCredential
{
    private readonly AccessToken _token = new(EmulatorToken.Of(tenantId, callerObjectId), DateTimeOffset.MaxValue);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);
}
