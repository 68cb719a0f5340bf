using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Permissions.Emulator.Wire;

namespace Permissions.Emulator.Requests;

/// <summary>What is answered: a status and, but for 204, a JSON body.</summary>
internal sealed record ArmReply(HttpStatusCode Status, byte[] Body, string? ErrorCode = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Headers besides those that every answer has.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    internal static ArmReply NoContent { get; } = new(HttpStatusCode.NoContent, []);

    internal static ArmReply Ok<T>(T value, JsonTypeInfo<T> type) => Of(HttpStatusCode.OK, value, type);

    internal static ArmReply Created<T>(T value, JsonTypeInfo<T> type) => Of(HttpStatusCode.Created, value, type);

    internal static ArmReply Accepted(AsyncOperationBody operation) => Of(HttpStatusCode.Accepted, operation, WireJson.Default.AsyncOperationBody);

    internal static ArmReply Error(ArmException error) =>
        Of(error.Status, new ErrorBody(new(error.Code, error.Message)), WireJson.Default.ErrorBody) with { ErrorCode = error.Code, RetryAfter = error.RetryAfter };

    private static ArmReply Of<T>(HttpStatusCode status, T value, JsonTypeInfo<T> type) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(value, type));
}
