using System.Text.Json.Serialization.Metadata;
using Permissions.Conditions;
using Permissions.Emulator.Assignments;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Authorization;

/// <summary>What a request says of itself, as far as it can be read: what cannot is missing, and is the provider's to refuse.</summary>
internal static class RequestAttributes
{
    internal static ConditionContext OfResource(ConditionContext context, StoredAssignment assignment) => context
        .With(ConditionAttributes.AssignedRole, assignment.Key.RoleId)
        .With(ConditionAttributes.AssignedPrincipal, assignment.Key.PrincipalId)
        .With(ConditionAttributes.AssignedPrincipalType, assignment.PrincipalType.ToString());

    /// <summary>The type of the principal is the one that is sent, else the directory's.</summary>
    internal static ConditionContext OfRequest(ConditionContext context, ArmRequest request, PrincipalDirectory principals)
    {
        if (TryRead(request, WireJson.Default.RoleAssignmentInput)?.Properties is not { } sent)
            return context;
        if (sent.RoleDefinitionId is { } role && ResourceIds.RoleOf(role) is { } roleId)
            context = context.With(ConditionAttributes.RequestedRole, roleId);
        if (GuidText.TryParsePrincipal(sent.PrincipalId, out var principal))
            context = context.With(ConditionAttributes.RequestedPrincipal, principal);
        var type = string.IsNullOrEmpty(sent.PrincipalType) ? principals.TypeOf(principal)?.ToString() : sent.PrincipalType;
        return type is null ? context : context.With(ConditionAttributes.RequestedPrincipalType, type);
    }

    /// <summary>The assignable scopes of a role that is sent.</summary>
    internal static IEnumerable<Scope> AssignableScopes(ArmRequest request)
    {
        foreach (var text in TryRead(request, WireJson.Default.RoleDefinitionInput)?.Properties?.AssignableScopes ?? [])
        {
            if (Scope.TryParse(text, out var scope, out _))
                yield return scope;
        }
    }

    private static T? TryRead<T>(ArmRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return RequestBody.Read(request.Body, type);
        }
        catch (ArmException)
        {
            return null;
        }
    }
}
