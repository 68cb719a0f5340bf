using System.Text.Json.Serialization;

namespace Permissions.Emulator.Hosting.Identity;

/// <summary>How the host's own answers are written: without what is null.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HostErrorBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(TokenErrorBody))]
[JsonSerializable(typeof(ManagedTokenBody))]
[JsonSerializable(typeof(OpenIdConfigurationBody))]
[JsonSerializable(typeof(SigningKeysBody))]
[JsonSerializable(typeof(CloudBody))]
[JsonSerializable(typeof(CloudBody[]))]
internal sealed partial class HostJson : JsonSerializerContext;

/// <summary>An error as Azure Resource Manager answers it.</summary>
internal sealed record HostErrorBody(HostErrorDetail Error);

/// <summary>What went wrong.</summary>
internal sealed record HostErrorDetail(string Code, string Message);

/// <summary>A token as the token endpoint of Entra answers it.</summary>
internal sealed record TokenBody(string TokenType, int ExpiresIn, int ExtExpiresIn, string AccessToken);

/// <summary>A refusal as the token endpoint of Entra answers it.</summary>
internal sealed record TokenErrorBody(string Error, string ErrorDescription, int[] ErrorCodes, string Timestamp, Guid TraceId, Guid CorrelationId);

/// <summary>A token as the endpoint of a managed identity answers it; the moment is in seconds since 1970, as text.</summary>
internal sealed record ManagedTokenBody(string AccessToken, string ExpiresOn, string Resource, string TokenType, string? ClientId);

/// <summary>The keys that tokens are signed with: none, for they are not signed.</summary>
internal sealed record SigningKeysBody(string[] Keys);

/// <summary>Where a tenant's endpoints are.</summary>
internal sealed record OpenIdConfigurationBody(
    string Issuer,
    string AuthorizationEndpoint,
    string TokenEndpoint,
    string JwksUri,
    string[] TokenEndpointAuthMethodsSupported,
    string[] ResponseTypesSupported,
    string[] SubjectTypesSupported,
    string[] ScopesSupported);
