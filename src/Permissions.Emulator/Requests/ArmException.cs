using System.Net;

namespace Permissions.Emulator.Requests;

/// <summary>A refusal, on its way from the rule that refuses to the one place that makes a response of it.</summary>
internal sealed class ArmException(HttpStatusCode status, string code, string message) : Exception(message)
{
    internal HttpStatusCode Status { get; } = status;

    internal string Code { get; } = code;

    /// <summary>What the answer says about when to try again; null for nothing.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    internal static ArmException Of(EmulatorFault fault) => new(fault.Status!.Value, fault.Code, fault.Message) { RetryAfter = fault.RetryAfter };

    internal static ArmException BadRequest(string code, string message) => new(HttpStatusCode.BadRequest, code, message);

    internal static ArmException NotFound(string code, string message) => new(HttpStatusCode.NotFound, code, message);

    internal static ArmException Conflict(string code, string message) => new(HttpStatusCode.Conflict, code, message);
}
