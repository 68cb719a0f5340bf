using Permissions.Emulator.Filters;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Denials;

/// <summary>Answers requests for deny assignments, which can only be read. Runs under the emulator's lock.</summary>
internal sealed class DenyAssignmentService(EmulatorState state)
{
    internal static ArmReply Get(ArmTarget target, Caller caller)
    {
        var id = target.Id();
        return caller.Tenant.DenyAssignments.Find(d => d.Value.Id == id && d.Value.Scope == target.Scope) is { } denial
            ? ArmReply.Ok(Body(denial, caller.Tenant), WireJson.Default.DenyAssignmentBody)
            : throw ArmException.NotFound(ErrorCodes.DenyAssignmentNotFound, $"The deny assignment '{id}' is not found.");
    }

    internal ArmReply List(ArmTarget target, ArmRequest request, Caller caller)
    {
        var filter = DenyAssignmentFilter.Parse(request.QueryValue("$filter"));
        var page = Page.Of(
            caller.Tenant.DenyAssignments,
            d => d.Sequence,
            d => filter.Includes(d.Value, target.Scope, caller.Tenant.Tree),
            d => Body(d, caller.Tenant),
            request,
            state.Limits.PageSize);
        return ArmReply.Ok(page, WireJson.Default.ListBodyDenyAssignmentBody);
    }

    private static DenyAssignmentBody Body(StoredDenyAssignment denial, TenantState tenant)
    {
        var value = denial.Value;
        var everybody = new DenyPrincipalBody(Guid.Empty, "SystemDefined", "All Principals");
        var properties = new DenyAssignmentPropertiesBody(
            value.Name,
            [.. value.PermissionBlocks.Select(PermissionBody.Of)],
            value.Scope.Path,
            !value.AppliesToChildScopes,
            value.Principals.Count == 0 ? [everybody] : [.. value.Principals.Select(Principal)],
            [.. value.ExcludedPrincipals.Select(Principal)],
            IsSystemProtected: true,
            denial.Stamp.CreatedOn,
            denial.Stamp.UpdatedOn);
        return new(properties, ResourceIds.OfDenyAssignment(value.Id, value.Scope), ResourceIds.DenyAssignments, value.Id.ToString("D"));

        DenyPrincipalBody Principal(Guid id) => new(id, (tenant.Principals.TypeOf(id) ?? PrincipalType.Unknown).ToString(), null);
    }
}
