using Azure;

namespace Permissions.ResourceManager;

public partial class RbacClient
{
    /// <summary>
    /// Creates a custom role at its first assignable scope, or brings the one that is there to this definition. Nothing is
    /// written when name, description, permissions and assignable scopes mean the same already.
    /// </summary>
    /// <remarks>
    /// The role's GUID is <see cref="RoleDefinition.Id"/>, else <see cref="ArmGuid.Create"/> of the name in lower case (invariant
    /// culture): the name is the key that stays when permissions and scopes change. If a custom role of that name has another
    /// GUID, that role is the one that is updated. A created role is waited for until it can be read, within
    /// <see cref="RbacClientOptions.ReplicationTimeout"/>.
    /// </remarks>
    /// <param name="role">The role: no placeholder open, not built in, accepted by the rules' errors.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was done, the role as Azure holds it, and as it was before if it was updated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    /// <exception cref="InvalidAccessRequestException">Azure would refuse the role; nothing was sent.</exception>
    /// <exception cref="RequestFailedException">Azure refused a request, or the created role could not be read in time.</exception>
    public virtual async Task<RoleDefinitionResult> CreateOrUpdateRoleDefinitionAsync(RoleDefinition role, CancellationToken cancellationToken = default)
    {
        RequestChecks.Check(role);
        return await _trace.RunAsync("CreateOrUpdateRoleDefinition", () => _roles.EnsureAsync(role, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Gets a role, custom or built in, by its GUID.</summary>
    /// <param name="id">The GUID.</param>
    /// <param name="scope">A scope at which the role can be assigned; null for the tenant root.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The role; null when there is none.</returns>
    /// <exception cref="RequestFailedException">Azure refused the request.</exception>
    public virtual Task<RoleDefinition?> GetRoleDefinitionAsync(Guid id, Scope? scope = null, CancellationToken cancellationToken = default) =>
        _trace.RunAsync("GetRoleDefinition", () => _roles.GetRoleAsync(id, scope ?? Scope.Tenant, cancellationToken));

    /// <summary>Gets a role, custom or built in, by its name.</summary>
    /// <param name="name">The display name, in any case.</param>
    /// <param name="scope">A scope at which the role can be assigned; null for the tenant root.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The role; null when there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank.</exception>
    /// <exception cref="RequestFailedException">Azure refused the request.</exception>
    public virtual async Task<RoleDefinition?> GetRoleDefinitionAsync(string name, Scope? scope = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return await _trace.RunAsync("GetRoleDefinition", () => _roles.GetRoleAsync(name, scope ?? Scope.Tenant, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Lists the roles that can be assigned at a scope, one request a page.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="type">Custom or built-in roles only; null for both.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The roles, in Azure's order. Reading a page throws <see cref="RequestFailedException"/> when Azure refuses it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is no type that the enumeration names.</exception>
    public virtual AsyncPageable<RoleDefinition> ListRoleDefinitionsAsync(Scope scope, RoleType? type = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (type is { } kind && !Enum.IsDefined(kind))
            throw new ArgumentOutOfRangeException(nameof(type), type, $"Expected one of {string.Join(", ", Enum.GetNames<RoleType>())}, or null for both.");
        return _roles.List(scope, type, _trace, cancellationToken);
    }

    /// <summary>Deletes a custom role. Its assignments have to be removed first.</summary>
    /// <param name="id">The role's GUID.</param>
    /// <param name="scope">One of its assignable scopes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the role was there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="RequestFailedException">Azure refused, with <c>RoleDefinitionHasAssignments</c> while the role is in use.</exception>
    public virtual async Task<bool> DeleteRoleDefinitionAsync(Guid id, Scope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await _trace.RunAsync("DeleteRoleDefinition", () => _roles.DeleteAsync(id, scope, cancellationToken)).ConfigureAwait(false);
    }
}
