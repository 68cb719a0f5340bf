using System.Net;
using Permissions.Emulator.Requests;

namespace Permissions.Emulator.Authorization;

/// <summary>
/// What Azure Resource Manager says to a caller without the right, in its words, which tools search for: azure-docs
/// (role-based-access-control/troubleshooting.md) and answers of the service in public issues. Which client it is, the emulator
/// knows by the object id alone.
/// </summary>
internal static class Refusals
{
    /// <param name="decision">The decision, which does not allow the request.</param>
    /// <param name="resource">What the request is about.</param>
    internal static ArmException Of(AccessDecision decision, string resource)
    {
        var client = Client(decision.PrincipalId);
        if (decision.DecidedBy is { Effect: AccessEffect.Deny } denial && decision.Reasons.Any(reason => reason.Effect == AccessEffect.Allow && reason.Applies(WildcardReading.Strict)))
        {
            var id = Guid.Parse(denial.AssignmentId[(denial.AssignmentId.LastIndexOf('/') + 1)..]);
            return Forbidden(ErrorCodes.DenyAssignmentAuthorizationFailed, $"{client} has permission to perform action '{decision.Operation}' on scope '{resource}'; however, the access is denied because of the deny assignment with name '{denial.Name}' and Id '{id:N}' at scope '{denial.Scope}'.");
        }

        var isConditional = decision.Reasons.Any(reason => reason.Effect == AccessEffect.Allow && reason.ExcludedBy is null && !reason.ConditionsHold);
        var reason = isConditional ? "has an authorization with ABAC condition that is not fulfilled" : "does not have authorization";
        return Forbidden(ErrorCodes.AuthorizationFailed, $"{client} {reason} to perform action '{decision.Operation}' over scope '{resource}' or the scope is invalid. If access was recently granted, please refresh your credentials.");
    }

    internal static ArmException OfLinked(Caller caller, ControlAction operation, Scope scope, IEnumerable<Scope> linked) =>
        Forbidden(ErrorCodes.LinkedAuthorizationFailed, $"{Client(caller.ObjectId)} has permission to perform action '{operation}' on scope '{scope}'; however, it does not have permission to perform action '{operation}' on the linked scope(s) '{string.Join(',', linked)}' or the linked scope(s) are invalid.");

    private static string Client(Guid objectId) => $"The client '{objectId:D}' with object id '{objectId:D}'";

    private static ArmException Forbidden(string code, string message) => new(HttpStatusCode.Forbidden, code, message);
}
