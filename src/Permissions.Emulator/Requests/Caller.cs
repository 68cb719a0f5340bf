using System.Net;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Requests;

/// <summary>Who asks, and in which tenant.</summary>
internal sealed record Caller(TenantState Tenant, Guid ObjectId)
{
    /// <summary>The state of things that this request sees.</summary>
    internal ReadTimes Sees { get; init; }

    /// <summary>Reads the bearer token. A token that the emulator did not hand out stands for its default caller, so that any fake credential serves.</summary>
    /// <exception cref="ArmException">There is no bearer token, or it is of an unknown tenant.</exception>
    internal static Caller Of(ArmRequest request, EmulatorState state, Caller fallback)
    {
        if (!string.Equals(request.Authorization?.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(request.Authorization!.Parameter))
            throw new ArmException(HttpStatusCode.Unauthorized, ErrorCodes.AuthenticationFailed, "Authentication failed: the 'Authorization' header holds no bearer token.");
        if (!EmulatorToken.TryRead(request.Authorization.Parameter, out var tenantId, out var objectId))
            return fallback;
        return state.Tenants.TryGetValue(tenantId, out var tenant)
            ? new(tenant, objectId)
            : throw new ArmException(HttpStatusCode.Unauthorized, ErrorCodes.InvalidAuthenticationTokenTenant, $"The token is of tenant '{tenantId}', which this emulator does not have.");
    }

    /// <summary>Refuses a scope whose subscription or management group is not there for the caller.</summary>
    /// <exception cref="ArmException">It is unknown, or another tenant's.</exception>
    internal void RequireScope(Scope scope, EmulatorState state)
    {
        if (scope.SubscriptionId is { } subscription)
            RequireSubscription(subscription, state);
        // What is not there and what may not be seen look alike: management groups answer 403 for both.
        else if (scope.ManagementGroupId is { } group && !Tenant.Tree.HasGroup(group))
            throw new ArmException(HttpStatusCode.Forbidden, ErrorCodes.AuthorizationFailed, $"The client with object id '{ObjectId}' has no authorization over scope '{scope}', or the scope is invalid: tenant '{Tenant.Id}' has no such management group.");
    }

    /// <summary>Refuses a scope whose resource group is not there. Asked after the right to the request, as Azure does: who may not see a subscription does not learn what is in it.</summary>
    /// <exception cref="ArmException">It is unknown.</exception>
    internal void RequireResourceGroup(Scope scope)
    {
        if (!Tenant.Tree.Has(scope))
            throw ArmException.NotFound(ErrorCodes.ResourceGroupNotFound, $"Resource group '{scope.ResourceGroupName}' could not be found.");
    }

    private void RequireSubscription(Guid subscription, EmulatorState state)
    {
        if (!Tenant.Tree.HasSubscription(subscription))
        {
            var owner = state.Tenants.Values.FirstOrDefault(t => t.Tree.HasSubscription(subscription));
            throw owner is null
                ? ArmException.NotFound(ErrorCodes.SubscriptionNotFound, $"The subscription '{subscription}' could not be found.")
                : new ArmException(HttpStatusCode.Unauthorized, ErrorCodes.InvalidAuthenticationTokenTenant, $"The token is of tenant '{Tenant.Id}', but subscription '{subscription}' belongs to tenant '{owner.Id}'.");
        }
    }
}
