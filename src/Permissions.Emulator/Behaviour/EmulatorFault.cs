using System.Net;
using Permissions.Emulator.Requests;

namespace Permissions.Emulator;

/// <summary>A failure that a service has now and then. Immutable.</summary>
public sealed class EmulatorFault
{
    private EmulatorFault(HttpStatusCode? status, string code, string message, TimeSpan? retryAfter, bool serverActs)
    {
        Status = status;
        Code = code;
        Message = message;
        RetryAfter = retryAfter;
        ServerActs = serverActs;
    }

    /// <summary>500 with the code <c>InternalServerError</c>; nothing was done.</summary>
    public static EmulatorFault InternalServerError { get; } = Answer(HttpStatusCode.InternalServerError, ErrorCodes.InternalServerError, "Encountered internal server error.");

    /// <summary>503 with the code <c>ServiceUnavailable</c>; nothing was done.</summary>
    public static EmulatorFault ServiceUnavailable { get; } = Answer(HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable, "The service is unavailable now, retry the request later.");

    /// <summary>429 with the code <c>TooManyRequests</c> and without <c>Retry-After</c>; nothing was done.</summary>
    public static EmulatorFault TooManyRequests { get; } = Answer(HttpStatusCode.TooManyRequests, ErrorCodes.TooManyRequests, "Too many requests were received.");

    /// <summary>400 with the code <c>HashConflictOnDifferentRoleAssignmentIds</c>, as the service answers a few new names of role assignments; nothing was done.</summary>
    public static EmulatorFault HashConflict { get; } = Answer(HttpStatusCode.BadRequest, ErrorCodes.HashConflictOnDifferentRoleAssignmentIds, "Please use a new Guid.");

    /// <summary>No answer arrives: the client gets an <see cref="HttpRequestException"/>. Nothing was done.</summary>
    public static EmulatorFault ConnectionLost { get; } = new(null, ErrorCodes.ConnectionLost, "The connection was lost, as the test asked for.", null, false);

    /// <summary>Whether the request was carried out although the client does not learn it.</summary>
    public bool ServerActs { get; }

    internal HttpStatusCode? Status { get; }

    internal string Code { get; }

    internal string Message { get; }

    internal TimeSpan? RetryAfter { get; }

    /// <summary>An answer of one's own in place of the service's; nothing was done.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The code in the body, such as <c>AuthorizationFailed</c>.</param>
    /// <param name="message">The message in the body.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="code"/> or <paramref name="message"/> is null or blank.</exception>
    public static EmulatorFault Answer(HttpStatusCode status, string code, string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        return new(status, code, message, null, false);
    }

    /// <summary>The same fault with a <c>Retry-After</c>.</summary>
    /// <param name="time">How long the client is asked to wait: whole seconds, a part counts as one.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The fault is a lost connection, which carries no header.</exception>
    public EmulatorFault WithRetryAfter(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Status is null
            ? throw new InvalidOperationException("A lost connection carries no Retry-After.")
            : new(Status, Code, Message, time, ServerActs);
    }

    /// <summary>The same fault after the request was carried out: the client does not learn that it was.</summary>
    /// <returns>The fault.</returns>
    public EmulatorFault AfterActing() => new(Status, Code, Message, RetryAfter, true);

    /// <summary>The status or the lost connection, and whether the server acted.</summary>
    /// <returns>Such as <c>503 ServiceUnavailable after acting</c>.</returns>
    public override string ToString() => $"{(Status is { } status ? $"{(int)status} " : string.Empty)}{Code}{(ServerActs ? " after acting" : string.Empty)}";
}
