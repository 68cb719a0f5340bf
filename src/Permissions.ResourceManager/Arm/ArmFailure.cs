using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure;
using Azure.Core;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Arm;

/// <summary>
/// Makes the SDK's exception of a refusal: status, code and raw response are Azure's, the message says first what was
/// attempted with which role, principal and scope, then what Azure said, then the way out.
/// </summary>
internal static class ArmFailure
{
    internal static RequestFailedException Refused(Response response, string attempt, string? more = null) => Refused(response, attempt, more, ErrorCodes.Hint(CodeOf(response)));

    /// <summary>The same with a way out that is not the one for role definitions and role assignments.</summary>
    internal static RequestFailedException Refused(Response response, string attempt, string? more, string? hint)
    {
        var error = ErrorOf(response);
        var sentences = new[]
        {
            $"Azure refused to {attempt}: {error.Message ?? "it gave no reason."}",
            more,
            hint,
        };
        return Make(response, error.Code, string.Join(' ', sentences.OfType<string>()), null);
    }

    internal static RequestFailedException Unreadable(Response response, string attempt, string reason, Exception? cause = null) =>
        Make(response, null, $"Azure answered the attempt to {attempt} with a body that cannot be read: {reason}", cause);

    /// <summary>The code of a refusal; null where the answer has none.</summary>
    internal static string? CodeOf(Response response) => ErrorOf(response).Code;

    private static RequestFailedException Make(Response response, string? code, string message, Exception? cause) =>
        new(response, cause, new Details(code, message));

    private static ErrorDetail ErrorOf(Response response)
    {
        try
        {
            // Proxies and gateways answer in HTML or not at all; such a refusal has a status only.
            return response.ContentStream is null
                ? new()
                : JsonSerializer.Deserialize(response.Content.ToMemory().Span, WireJson.Default.ErrorBody)?.Error ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    private sealed class Details(string? code, string message) : RequestFailedDetailsParser
    {
        public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
        {
            error = new ResponseError(code, message);
            data = null;
            return true;
        }
    }
}
