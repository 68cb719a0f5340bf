using Azure;

namespace Permissions.ResourceManager;

public partial class RbacClient
{
    /// <summary>
    /// Gives a principal a role at a scope, unless it has it there. Azure takes one assignment for each scope, principal and
    /// role: an equal one is returned as found, whatever its name and whoever made it; one with another condition or
    /// description is updated in place.
    /// </summary>
    /// <remarks>
    /// A new assignment is named as Bicep's <c>guid(scope, principalId, roleDefinitionId)</c> names it, over the scope's
    /// <see cref="Scope.Path"/> as it is spelled, the object id, and <c>/subscriptions/{id}/providers/Microsoft.Authorization/roleDefinitions/{guid}</c>
    /// (without the subscription where the scope lies in none), GUIDs in lower case. A principal or role that has not
    /// replicated yet is waited for within <see cref="RbacClientOptions.ReplicationTimeout"/>.
    /// </remarks>
    /// <param name="role">The role. One without an id is found by its name.</param>
    /// <param name="principal">Who gets it: a user, group or service principal, by object id.</param>
    /// <param name="scope">Where it holds, with all below.</param>
    /// <param name="description">Why it is given, at most 2 KB; null leaves a description that is there, and an empty text removes it.</param>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text, of version 2.0 and at most 8 KB; null for always, also where the assignment had a condition.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was done, the assignment as Azure holds it, and as it was before if it was updated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/>, <paramref name="principal"/> or <paramref name="scope"/> is null.</exception>
    /// <exception cref="InvalidAccessRequestException">Azure would refuse the assignment; nothing was sent.</exception>
    /// <exception cref="RequestFailedException">Azure refused a request, or role or principal did not replicate in time.</exception>
    public virtual Task<RoleAssignmentResult> AssignAsync(
        RoleDefinition role, Principal principal, Scope scope, string? description = null, [ConditionString] string? condition = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(role);
        return AssignAsync(new RoleReference(role, role.Id), principal, scope, description, condition, cancellationToken);
    }

    /// <inheritdoc cref="AssignAsync(RoleDefinition, Principal, Scope, string?, string?, CancellationToken)"/>
    /// <param name="roleDefinitionId">The GUID of the role, custom or built in.</param>
    /// <param name="principal">Who gets it: a user, group or service principal, by object id.</param>
    /// <param name="scope">Where it holds, with all below.</param>
    /// <param name="description">Why it is given, at most 2 KB; null leaves a description that is there, and an empty text removes it.</param>
    /// <param name="condition">The condition, a <see cref="RoleCondition"/> or its text, of version 2.0 and at most 8 KB; null for always, also where the assignment had a condition.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public virtual Task<RoleAssignmentResult> AssignAsync(
        Guid roleDefinitionId, Principal principal, Scope scope, string? description = null, [ConditionString] string? condition = null, CancellationToken cancellationToken = default) =>
        AssignAsync(new RoleReference(null, roleDefinitionId), principal, scope, description, condition, cancellationToken);

    /// <summary>Gets an assignment by its name.</summary>
    /// <param name="name">The GUID that names it.</param>
    /// <param name="scope">The scope at which it was made.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The assignment; null when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="RequestFailedException">Azure refused the request.</exception>
    public virtual async Task<RoleAssignment?> GetRoleAssignmentAsync(Guid name, Scope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await _trace.RunAsync("GetRoleAssignment", () => _assignments.GetAsync(name, scope, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Lists assignments, one request a page.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="reach">Which assignments, as seen from the scope.</param>
    /// <param name="principalId">Those given to this principal itself, not through a group; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The assignments, in Azure's order. Reading a page throws <see cref="RequestFailedException"/> when Azure refuses it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reach"/> is no reach that the enumeration names.</exception>
    public virtual AsyncPageable<RoleAssignment> ListRoleAssignmentsAsync(
        Scope scope, RoleAssignmentReach reach = RoleAssignmentReach.AtAndBelow, Guid? principalId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!Enum.IsDefined(reach))
            throw new ArgumentOutOfRangeException(nameof(reach), reach, $"Expected one of {string.Join(", ", Enum.GetNames<RoleAssignmentReach>())}.");
        return _assignments.List(scope, reach, principalId, _trace, cancellationToken);
    }

    /// <summary>Removes an assignment.</summary>
    /// <param name="assignment">The assignment; its name and scope decide.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assignment"/> is null.</exception>
    /// <exception cref="RequestFailedException">Azure refused, with <c>ScopeLocked</c> under a delete lock.</exception>
    public virtual async Task<bool> RemoveRoleAssignmentAsync(RoleAssignment assignment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return await _trace.RunAsync("RemoveRoleAssignment", () => _assignments.RemoveAsync(assignment, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Takes a role from a principal at a scope, whatever the assignment's name. What it has above or below stays.</summary>
    /// <param name="role">The role. One without an id is found by its name.</param>
    /// <param name="principalId">The principal's object id.</param>
    /// <param name="scope">The scope at which the assignment was made.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the principal had the role there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> or <paramref name="scope"/> is null.</exception>
    /// <exception cref="RequestFailedException">Azure refused, with <c>ScopeLocked</c> under a delete lock.</exception>
    public virtual Task<bool> RemoveRoleAssignmentAsync(RoleDefinition role, Guid principalId, Scope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(role);
        return RemoveAsync(new RoleReference(role, role.Id), principalId, scope, cancellationToken);
    }

    /// <inheritdoc cref="RemoveRoleAssignmentAsync(RoleDefinition, Guid, Scope, CancellationToken)"/>
    /// <param name="roleDefinitionId">The GUID of the role, custom or built in.</param>
    /// <param name="principalId">The principal's object id.</param>
    /// <param name="scope">The scope at which the assignment was made.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public virtual Task<bool> RemoveRoleAssignmentAsync(Guid roleDefinitionId, Guid principalId, Scope scope, CancellationToken cancellationToken = default) =>
        RemoveAsync(new RoleReference(null, roleDefinitionId), principalId, scope, cancellationToken);

    private async Task<RoleAssignmentResult> AssignAsync(
        RoleReference role, Principal principal, Scope scope, string? description, string? condition, CancellationToken cancellationToken)
    {
        RequestChecks.Check(role, principal, scope, description, condition);
        return await _trace.RunAsync("Assign", () => _assignments.EnsureAsync(role, principal, scope, description, condition, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<bool> RemoveAsync(RoleReference role, Guid principalId, Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await _trace.RunAsync("RemoveRoleAssignment", () => _assignments.RemoveAsync(role, principalId, scope, cancellationToken)).ConfigureAwait(false);
    }
}
