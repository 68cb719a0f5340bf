using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Permissions.Emulator.Requests;

/// <summary>
/// A token that names a tenant and a caller. It has the form and the claims of Entra's (<c>tid</c>, <c>oid</c>), because clients
/// look into theirs, and in place of a signature a word by which the emulator knows its own.
/// </summary>
internal static class EmulatorToken
{
    private const string Signature = "emulated";
    private static readonly string Header = Encode("""{"typ":"JWT","alg":"none"}""");

    internal static string Of(Guid tenantId, Guid callerObjectId) =>
        $"{Header}.{Encode($$"""{"aud":"https://management.azure.com","iss":"https://sts.windows.net/{{tenantId:D}}/","nbf":0,"exp":253402300799,"idtyp":"app","oid":"{{callerObjectId:D}}","sub":"{{callerObjectId:D}}","tid":"{{tenantId:D}}","ver":"1.0"}""")}.{Signature}";

    /// <summary>Reads tenant and caller back; false for a token that came from elsewhere.</summary>
    internal static bool TryRead(string token, out Guid tenantId, out Guid callerObjectId)
    {
        tenantId = callerObjectId = Guid.Empty;
        if (token.Split('.') is not [_, var payload, Signature] || !Base64Url.IsValid(payload))
            return false;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && TryReadId(claims.RootElement, "tid", out tenantId)
                && TryReadId(claims.RootElement, "oid", out callerObjectId);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is thrown for half of a surrogate pair.
            return false;
        }
    }

    private static bool TryReadId(JsonElement claims, string name, out Guid id)
    {
        id = Guid.Empty;
        return claims.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.String && claim.TryGetGuid(out id);
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
