using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Permissions.Emulator.Requests;

/// <summary>Reads bodies: whatever arrives becomes a value or a refusal.</summary>
internal static class RequestBody
{
    /// <exception cref="ArmException">The body is too large, empty, not JSON, or a value in it has another type.</exception>
    internal static T Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        if (body.Length > EmulatorLimits.RequestBytes)
            throw new ArmException(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.RequestEntityTooLarge, $"The request body is larger than the {EmulatorLimits.RequestBytes} bytes that are allowed.");
        if (body.Length == 0)
            throw Invalid("it is empty");
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw Invalid("it is null");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is thrown for half of a surrogate pair.
            throw Invalid(e.Message);
        }
    }

    private static ArmException Invalid(string reason) =>
        ArmException.BadRequest(ErrorCodes.InvalidRequestContent, $"The request content was invalid and could not be deserialized: {reason.TrimEnd('.')}.");
}
