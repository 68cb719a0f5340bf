using System.Text.Json;
using Azure;
using Azure.Core;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.DataPlane;

/// <summary>The requests about assignments that Azure Cosmos DB and Redis keep, and the order in which they are made.</summary>
internal sealed class DataPlaneOperations(ArmConnection arm, TimeProvider time, TimeSpan replicationTimeout, TimeSpan operationTimeout)
{
    /// <summary>All assignments of a resource, whoever made them. What cannot be read as one is left out.</summary>
    internal IAsyncEnumerable<FoundDataPlaneAssignment> ListAsync(Holder holder, CancellationToken cancellationToken)
    {
        var attempt = $"list {holder.Service.Plural} of {holder.Resource}";
        return new LinkedPages<DataPlaneBody, FoundDataPlaneAssignment>(
            attempt,
            GetPageAsync,
            (body, _) => DataPlaneMapping.ToAssignment(body, holder) is { } found ? [found] : [],
            cancellationToken);

        async Task<(PageBody<DataPlaneBody>, Response)> GetPageAsync(string? link, CancellationToken token)
        {
            var response = await (link is null
                ? arm.SendAsync(RequestMethod.Get, holder, null, null, token)
                : arm.FollowAsync(holder.Resource, link, token)).ConfigureAwait(false);
            return response.Status == 200
                ? (ArmConnection.ReadPage(response, WireJson.Default.PageBodyDataPlaneBody, attempt), response)
                : throw Refused(response, holder, attempt, "read");
        }
    }

    /// <summary>Creates an assignment, or brings the one that was found to what is asked for.</summary>
    /// <param name="wanted">The assignment.</param>
    /// <param name="name">The name of a new one.</param>
    /// <param name="found">The assignment that is there for it; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether something was written; false where another run made the same a moment ago.</returns>
    internal async Task<bool> WriteAsync(DataPlaneAssignment wanted, Guid name, FoundDataPlaneAssignment? found, CancellationToken cancellationToken)
    {
        var holder = Holder.Of(wanted);
        var attempt = $"assign {wanted}";
        var body = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(DataPlaneMapping.ToBody(wanted, found), WireJson.Default.DataPlaneBody));
        ReplicationWait? replication = null;
        var mayReplace = found is not null;
        while (true)
        {
            try
            {
                await SendAsync(RequestMethod.Put, holder, found?.Name ?? holder.Service.NameOf(name), body, attempt, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (RequestFailedException refusal) when (found is null && IsDuplicate(refusal))
            {
                var other = await FindAsync(wanted, holder, cancellationToken).ConfigureAwait(false);
                if (other is null || other.IsBroken || !IsMetBy(wanted, other))
                    throw;
                return false;
            }
            catch (RequestFailedException refusal) when (mayReplace && refusal.ErrorCode == ErrorCodes.InvalidAccessPolicyAssignment)
            {
                // It is not established that a cache changes the policy of an assignment in place; then the old one has to go first.
                mayReplace = false;
                await SendAsync(RequestMethod.Delete, holder, found!.Name, null, attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException refusal) when (IsUnknownPrincipal(refusal))
            {
                replication ??= new(time, replicationTimeout);
                if (!await replication.NextAsync(cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }
    }

    /// <summary>Deletes an assignment.</summary>
    /// <returns>Whether it was there.</returns>
    internal Task<bool> RemoveAsync(FoundDataPlaneAssignment found, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Delete, Holder.Of(found), found.Name, null, $"remove {found}", cancellationToken);

    /// <summary>Sends a write, again while the resource is busy with another, and waits until it is done.</summary>
    /// <returns>False for a deletion of what was not there.</returns>
    private async Task<bool> SendAsync(RequestMethod method, Holder holder, string name, BinaryData? body, string attempt, CancellationToken cancellationToken)
    {
        var isDelete = method == RequestMethod.Delete;
        var wait = new ReplicationWait(time, operationTimeout);
        while (true)
        {
            var response = await arm.SendAsync(method, holder, name, body, cancellationToken).ConfigureAwait(false);
            if (isDelete && (response.Status == 204 || IsGone(response)))
                return false;
            if (response.Status < 300)
            {
                var operation = new LongRunningOperation(arm, holder.Resource, token => arm.SendAsync(RequestMethod.Get, holder, name, null, token), isDelete, attempt);
                await operation.WaitAsync(response, wait, cancellationToken).ConfigureAwait(false);
                return true;
            }

            if (!IsBusy(response, holder) || !await wait.NextAsync(cancellationToken).ConfigureAwait(false))
                throw Refused(response, holder, attempt, isDelete ? "delete" : "write", wait.Summary);
        }
    }

    private async Task<FoundDataPlaneAssignment?> FindAsync(DataPlaneAssignment wanted, Holder holder, CancellationToken cancellationToken)
    {
        await foreach (var found in ListAsync(holder, cancellationToken).ConfigureAwait(false))
        {
            if (found.Scope == wanted.Scope && found.PrincipalId == wanted.Principal.ObjectId && (found.RoleId is null || found.RoleId == wanted.Role.Id))
                return found;
        }

        return null;
    }

    private static bool IsMetBy(DataPlaneAssignment wanted, FoundDataPlaneAssignment found) =>
        found.RoleId is { } id ? id == wanted.Role.Id : string.Equals(found.RoleName, wanted.Role.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Azure Cosmos DB: 412 <c>PreconditionFailed</c> for its exclusive lock. Redis: 409 <c>Conflict</c> while it is updated or maintained.</summary>
    private static bool IsBusy(Response response, Holder holder) => holder.Service == DataPlaneService.Cosmos
        ? response.Status == 412
        : response.Status == 409 && ArmFailure.CodeOf(response) == "Conflict";

    private static bool IsDuplicate(RequestFailedException refusal) => refusal.ErrorCode == ErrorCodes.InvalidAccessPolicyAssignment || (refusal.Status == 409 && refusal.ErrorCode != ErrorCodes.ScopeLocked);

    /// <summary>Azure Cosmos DB has no code of its own for a principal that it does not see yet (pulumi-azure-native#2816).</summary>
    private static bool IsUnknownPrincipal(RequestFailedException refusal) => refusal.Message.Contains("was not found in the AAD tenant", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a 404 says that the assignment is gone, or the resource with it.</summary>
    private static bool IsGone(Response response) => response.Status == 404 && ArmFailure.CodeOf(response) is "NotFound" or "ResourceNotFound" or "ParentResourceNotFound";

    private static RequestFailedException Refused(Response response, Holder holder, string attempt, string verb, string? more = null) => ArmFailure.CodeOf(response) switch
    {
        ErrorCodes.AuthorizationFailed => ArmFailure.Refused(response, attempt, more, $"It takes {holder.Service.ResourceType}/{verb}. Access that was just given takes some minutes."),
        _ => ArmFailure.Refused(response, attempt, more),
    };
}
