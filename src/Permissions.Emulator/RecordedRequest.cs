namespace Permissions.Emulator;

/// <summary>A request that arrived, and how it ended.</summary>
/// <param name="Method">The method, such as <c>PUT</c>.</param>
/// <param name="Path">The path as it was sent, unescaped and without the query.</param>
/// <param name="Query">The query as it was sent, escaped and with its question mark; empty for none.</param>
/// <param name="Status">The status that was answered, such as 201; zero where the connection was lost.</param>
/// <param name="ErrorCode">The error code that was answered, such as <c>RoleAssignmentExists</c>; null for success.</param>
/// <param name="Caller">The object id of the caller; null for a request without a token that the emulator takes.</param>
/// <param name="Body">The body as text; empty for none.</param>
public sealed record RecordedRequest(string Method, string Path, string Query, int Status, string? ErrorCode, Guid? Caller, string Body)
{
    /// <summary>Whether the request was meant to change something: it is a PUT or a DELETE.</summary>
    public bool IsWrite => Method is "PUT" or "DELETE";

    /// <summary>Method, path and outcome, as in <c>PUT /subscriptions/… 201</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ErrorCode is null ? $"{Method} {Path} {Status}" : $"{Method} {Path} {Status} {ErrorCode}";
}
