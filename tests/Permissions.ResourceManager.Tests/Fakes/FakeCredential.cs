using Azure.Core;

namespace Permissions.ResourceManager.Tests.Fakes;

internal sealed class FakeCredential : TokenCredential
{
    public const string Secret = "token-that-nobody-may-see";

    public List<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        return new(Secret, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
