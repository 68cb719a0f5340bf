using Permissions.Emulator.Denials;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Access;

/// <summary>
/// Decides requests as Azure does: a matching deny assignment blocks first, then any assignment of the principal or of a
/// group that it is in, at the scope or above it, whose role grants the operation and whose conditions hold, allows. Runs
/// under the emulator's lock.
/// </summary>
internal sealed class AccessDecider(EmulatorState state, TenantState tenant)
{
    internal AccessDecision Decide(Guid principalId, string operation, OperationPlane plane, Scope scope, Func<PermissionSet, PermissionAnswer> explain, Func<string, WildcardReading, bool> conditionHolds)
    {
        var identities = tenant.Principals.WithGroups(principalId);
        var denials = tenant.DenyAssignments.Where(d => d.Holds(scope, tenant.Tree) && d.Stops(identities)).SelectMany(Denials);
        // What some region does not know yet is not sure to hold.
        var sees = state.Replication.SlowestRegion(state.Now);
        var grants = tenant.Assignments.AllAsOf(sees.RoleAssignments)
            .Where(a => identities.Contains(a.Key.PrincipalId) && tenant.Tree.Contains(a.Key.Scope, scope))
            .SelectMany(Grants);
        return new(principalId, operation, plane, scope, [.. denials, .. grants]);

        IEnumerable<AccessReason> Denials(StoredDenyAssignment denial)
        {
            var value = denial.Value;
            var stopped = value.Principals.FirstOrDefault(identities.Contains);
            foreach (var pattern in explain(value.Permissions).Reasons)
                yield return new(AccessEffect.Deny, ResourceIds.OfDenyAssignment(value.Id, value.Scope), value.Name, value.Scope, stopped, pattern, null, Holding(pattern.Condition));
        }

        IEnumerable<AccessReason> Grants(Assignments.StoredAssignment assignment)
        {
            if (state.FindRole(tenant, assignment.Key.RoleId, sees.RoleDefinitions) is not { } role)
                yield break;
            foreach (var pattern in explain(role.Definition.Permissions).Reasons)
            {
                yield return new(
                    AccessEffect.Allow,
                    ResourceIds.OfAssignment(assignment.Id, assignment.Key.Scope),
                    role.Definition.Name,
                    assignment.Key.Scope,
                    assignment.Key.PrincipalId,
                    pattern,
                    assignment.Condition,
                    Holding(assignment.Condition, pattern.Condition));
            }
        }

        // Decided now, once for each reading, and not when the decision is looked at.
        Func<WildcardReading, bool> Holding(params string?[] conditions)
        {
            var stated = conditions.OfType<string>().ToArray();
            var strictly = Array.TrueForAll(stated, c => conditionHolds(c, WildcardReading.Strict));
            var leniently = Array.TrueForAll(stated, c => conditionHolds(c, WildcardReading.Lenient));
            return reading => reading == WildcardReading.Strict ? strictly : leniently;
        }
    }
}
