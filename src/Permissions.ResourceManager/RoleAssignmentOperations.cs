using System.Text.Json;
using Azure;
using Azure.Core;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.Plans;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager;

/// <summary>The requests about role assignments and the order in which they are made.</summary>
internal sealed class RoleAssignmentOperations(ArmConnection arm, RoleDefinitionOperations roles, TimeProvider time, TimeSpan replicationTimeout)
{
    /// <summary>
    /// The principal's assignments at the scope are listed first. That one request finds an equal assignment under any name,
    /// ours or another's, so that nothing is written when nothing differs, and creating takes two requests. Reading by our
    /// own name first would cost the same when it is there and one more request in every other case.
    /// </summary>
    internal async Task<RoleAssignmentResult> EnsureAsync(
        RoleReference role, Principal principal, Scope scope, string? description, string? condition, CancellationToken cancellationToken)
    {
        var roleId = await roles.ResolveAsync(role, scope, cancellationToken).ConfigureAwait(false);
        var grant = new Grant(role, roleId, principal, scope, description, condition);
        var found = await FindAsync(grant, cancellationToken).ConfigureAwait(false);
        return await WriteAsync(grant, found, mayLookUpRole: role.Definition is not null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes an assignment whose standing in Azure was read a moment ago, unless it is as asked for.</summary>
    internal Task<RoleAssignmentResult> WriteAsync(Grant grant, FoundAssignment? found, CancellationToken cancellationToken) =>
        WriteAsync(grant, found is null ? null : new Found(found.Body, found.Response), mayLookUpRole: false, cancellationToken);

    private async Task<RoleAssignmentResult> WriteAsync(Grant grant, Found? found, bool mayLookUpRole, CancellationToken cancellationToken)
    {
        var wait = new ReplicationWait(time, replicationTimeout);
        var salt = 0;
        while (true)
        {
            if (found is not null && grant.IsMetBy(found.Body))
                return new(EnsureOutcome.Unchanged, Convert(found, grant.Attempt));

            var name = found is null ? grant.NameWith(salt) : RoleAssignmentMapping.NameOf(found.Body) ?? grant.NameWith(salt);
            var response = await PutAsync(grant, name, found?.Body, cancellationToken).ConfigureAwait(false);
            if (response.Status is 200 or 201)
                return ReadPut(response, grant, found);

            switch (ArmFailure.CodeOf(response))
            {
                case ErrorCodes.RoleAssignmentExists when found is null:
                    found = await FindConflictAsync(grant, wait, cancellationToken).ConfigureAwait(false)
                        ?? throw ArmFailure.Refused(response, grant.Attempt, wait.Summary);
                    if (!grant.IsMetBy(found.Body) && !grant.MayChange(Convert(found, grant.Attempt)))
                        throw ArmFailure.Refused(response, grant.Attempt, "It was made elsewhere a moment ago, and differs.");
                    break;
                case ErrorCodes.HashConflict when found is null && salt < AccessModel.AssignmentNames - 1:
                    salt++;
                    break;
                case ErrorCodes.RoleDefinitionDoesNotExist when mayLookUpRole:
                    // The role may be there under a GUID that another run or tool gave it.
                    mayLookUpRole = false;
                    if (await roles.FindIdAsync(grant.Role.Definition!, grant.Scope, cancellationToken).ConfigureAwait(false) is { } other && other != grant.RoleId)
                    {
                        grant = grant with { RoleId = other };
                        found = await FindAsync(grant, cancellationToken).ConfigureAwait(false);
                    }
                    break;
                case ErrorCodes.PrincipalNotFound or ErrorCodes.RoleDefinitionDoesNotExist
                    when await wait.NextAsync(cancellationToken).ConfigureAwait(false):
                    break;
                default:
                    throw ArmFailure.Refused(response, grant.Attempt, wait.Summary);
            }
        }
    }

    internal async Task<RoleAssignment?> GetAsync(Guid name, Scope scope, CancellationToken cancellationToken)
    {
        var response = await arm.SendAsync(RequestMethod.Get, scope, ResourceIds.RoleAssignments, name, null, null, cancellationToken).ConfigureAwait(false);
        var attempt = $"read role assignment {name} at {scope}";
        return response.Status switch
        {
            200 => Convert(new(ArmConnection.Read(response, WireJson.Default.RoleAssignmentBody, attempt), response), attempt),
            404 when IsNotFound(response) => null,
            _ => throw ArmFailure.Refused(response, attempt),
        };
    }

    internal AsyncPageable<RoleAssignment> List(
        Scope scope, RoleAssignmentReach reach, Guid? principalId, OperationTrace trace, CancellationToken cancellationToken)
    {
        // principalId cannot be combined with atScope(), so with a principal the reach is cut here.
        var filter = principalId is { } id ? PrincipalFilter(id)
            : reach is RoleAssignmentReach.At or RoleAssignmentReach.AtAndAbove ? "atScope()"
            : null;
        return new LinkedPages<RoleAssignmentBody, RoleAssignment>(
            ListAttempt(scope),
            (link, token) => trace.RunAsync("ListRoleAssignments", () => GetPageAsync(scope, filter, link, token)),
            (body, response) =>
            {
                var assignment = Convert(new(body, response), ListAttempt(scope));
                return IsWithin(reach, scope, assignment.Scope) && (principalId is null || assignment.Principal.ObjectId == principalId) ? [assignment] : [];
            },
            cancellationToken);
    }

    /// <summary>Lists assignments with the bodies they were read from. What is no assignment of a role at a scope that can be named is left out.</summary>
    internal IAsyncEnumerable<FoundAssignment> ListFoundAsync(Scope scope, bool atScope, CancellationToken cancellationToken) =>
        ListFoundAsync(scope, atScope ? "atScope()" : null, cancellationToken);

    private LinkedPages<RoleAssignmentBody, FoundAssignment> ListFoundAsync(Scope scope, string? filter, CancellationToken cancellationToken) =>
        new(
            ListAttempt(scope),
            (link, token) => GetPageAsync(scope, filter, link, token),
            (body, response) => RoleAssignmentMapping.ToRoleAssignment(body, out _) is { } value ? [new(value, body, response)] : [],
            cancellationToken);

    /// <summary>Lists the assignments at, above and below a scope that a user or service principal has, also through groups.</summary>
    internal IAsyncEnumerable<FoundAssignment> ListAssignedToAsync(Scope scope, Guid principalId, CancellationToken cancellationToken) =>
        ListFoundAsync(scope, scope.SubscriptionId is null ? $"atScope() and assignedTo('{principalId:D}')" : $"assignedTo('{principalId:D}')", cancellationToken);

    internal async Task<bool> RemoveAsync(RoleReference role, Guid principalId, Scope scope, CancellationToken cancellationToken)
    {
        var roleId = await roles.ResolveAsync(role, scope, cancellationToken).ConfigureAwait(false);
        var found = await FindAsync(scope, principalId, body => RoleAssignmentMapping.IsFor(body, scope, principalId, roleId), cancellationToken).ConfigureAwait(false);
        return found is not null && RoleAssignmentMapping.NameOf(found.Body) is { } name
            && await DeleteAsync(name, scope, $"remove {role} from principal {principalId} at {scope}", cancellationToken).ConfigureAwait(false);
    }

    internal Task<bool> RemoveAsync(RoleAssignment assignment, CancellationToken cancellationToken) => DeleteAsync(
        assignment.Name,
        assignment.Scope,
        $"remove role {assignment.RoleDefinitionId} from {assignment.Principal} at {assignment.Scope}",
        cancellationToken);

    private async Task<bool> DeleteAsync(Guid name, Scope scope, string attempt, CancellationToken cancellationToken)
    {
        var response = await arm.SendAsync(RequestMethod.Delete, scope, ResourceIds.RoleAssignments, name, null, null, cancellationToken).ConfigureAwait(false);
        return response.Status switch
        {
            200 => true,
            204 => false,
            404 when IsNotFound(response) => false,
            _ => throw ArmFailure.Refused(response, attempt),
        };
    }

    /// <summary>Whether a 404 is about the assignment, and not about its subscription or some other thing.</summary>
    private static bool IsNotFound(Response response) => ArmFailure.CodeOf(response) == ErrorCodes.RoleAssignmentNotFound;

    private Task<Response> PutAsync(Grant grant, Guid name, RoleAssignmentBody? found, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(grant.ToBody(found), WireJson.Default.RoleAssignmentBody);
        return arm.SendAsync(RequestMethod.Put, grant.Scope, ResourceIds.RoleAssignments, name, null, BinaryData.FromBytes(body), cancellationToken);
    }

    private static RoleAssignmentResult ReadPut(Response response, Grant grant, Found? found)
    {
        var assignment = Convert(new(ArmConnection.Read(response, WireJson.Default.RoleAssignmentBody, grant.Attempt), response), grant.Attempt);
        return response.Status == 201
            ? new(EnsureOutcome.Created, assignment)
            : new(EnsureOutcome.Updated, assignment, found is null ? null : Convert(found, grant.Attempt));
    }

    /// <summary>Azure knows an equal assignment that a list may not show yet.</summary>
    private async Task<Found?> FindConflictAsync(Grant grant, ReplicationWait wait, CancellationToken cancellationToken)
    {
        Found? found;
        do
        {
            found = await FindAsync(grant, cancellationToken).ConfigureAwait(false);
        }
        while (found is null && await wait.NextAsync(cancellationToken).ConfigureAwait(false));
        return found;
    }

    private Task<Found?> FindAsync(Grant grant, CancellationToken cancellationToken) =>
        FindAsync(grant.Scope, grant.Principal.ObjectId, grant.IsSameTriple, cancellationToken);

    private async Task<Found?> FindAsync(Scope scope, Guid principalId, Func<RoleAssignmentBody, bool> isWanted, CancellationToken cancellationToken)
    {
        var bodies = new LinkedPages<RoleAssignmentBody, Found>(
            ListAttempt(scope),
            (link, token) => GetPageAsync(scope, PrincipalFilter(principalId), link, token),
            (body, response) => isWanted(body) ? [new(body, response)] : [],
            cancellationToken);
        await foreach (var found in bodies.ConfigureAwait(false))
            return found;
        return null;
    }

    private async Task<(PageBody<RoleAssignmentBody>, Response)> GetPageAsync(Scope scope, string? filter, string? link, CancellationToken cancellationToken)
    {
        var attempt = ListAttempt(scope);
        var response = await (link is null
            ? arm.SendAsync(RequestMethod.Get, scope, ResourceIds.RoleAssignments, null, filter, null, cancellationToken)
            : arm.FollowAsync(scope, link, cancellationToken)).ConfigureAwait(false);
        return response.Status == 200
            ? (ArmConnection.ReadPage(response, WireJson.Default.PageBodyRoleAssignmentBody, attempt), response)
            : throw ArmFailure.Refused(response, attempt);
    }

    private static string ListAttempt(Scope scope) => $"list role assignments at {scope}";

    private static string PrincipalFilter(Guid principalId) => $"principalId eq '{principalId:D}'";

    private static bool IsWithin(RoleAssignmentReach reach, Scope scope, Scope assignedAt) => reach switch
    {
        RoleAssignmentReach.At => assignedAt == scope,
        RoleAssignmentReach.AtAndBelow => scope.Contains(assignedAt),
        // What is not strictly below is at the scope or above it: the service returns nothing else, and a path does not tell the management groups above.
        RoleAssignmentReach.AtAndAbove => assignedAt == scope || !scope.Contains(assignedAt),
        _ => true,
    };

    private static RoleAssignment Convert(Found found, string attempt) =>
        RoleAssignmentMapping.ToRoleAssignment(found.Body, out var missing)
        ?? throw ArmFailure.Unreadable(found.Response, attempt, $"a role assignment in it has no valid {missing}.");

    /// <summary>An assignment and the answer it stood in.</summary>
    private sealed record Found(RoleAssignmentBody Body, Response Response);
}
