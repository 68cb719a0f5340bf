using Azure.Core;

namespace Permissions.Emulator;

/// <summary>Hands out tokens that name a tenant and a caller; the emulator reads both back from them.</summary>
internal sealed class EmulatorCredential(Guid tenantId, Guid callerObjectId) : TokenCredential
{
    private const string Prefix = "emulated.";

    private readonly AccessToken _token = new($"{Prefix}{tenantId:N}.{callerObjectId:N}", DateTimeOffset.MaxValue);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);

    /// <summary>Reads tenant and caller back; false for a token that came from elsewhere.</summary>
    internal static bool TryRead(string token, out Guid tenantId, out Guid callerObjectId)
    {
        tenantId = callerObjectId = Guid.Empty;
        var parts = token.Split('.');
        return parts.Length == 3
            && token.StartsWith(Prefix, StringComparison.Ordinal)
            && Guid.TryParseExact(parts[1], "N", out tenantId)
            && Guid.TryParseExact(parts[2], "N", out callerObjectId);
    }
}
