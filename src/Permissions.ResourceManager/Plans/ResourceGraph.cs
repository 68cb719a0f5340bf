using System.Globalization;
using System.Text.Json;
using Azure;
using Permissions.ResourceManager.Arm;
using Permissions.ResourceManager.Wire;

namespace Permissions.ResourceManager.Plans;

/// <summary>Reads role assignments of many subscriptions in one paged query of Azure Resource Graph.</summary>
internal sealed class ResourceGraph(ArmConnection arm)
{
    internal const string Path = "/providers/Microsoft.ResourceGraph/resources";

    /// <summary>The first stable version that takes <c>authorizationScopeFilter</c> (azure-rest-api-specs, Microsoft.ResourceGraph/stable).</summary>
    internal const string ApiVersion = "2022-10-01";

    /// <summary>The columns make each row a role assignment's body. Pages need the id among them, and a fixed order.</summary>
    internal const string Query = "authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project id, name, properties | order by id asc";

    /// <summary>The most subscriptions that one query names, and the most rows that one page has (azure-docs, governance/resource-graph/concepts/guidance-for-throttled-requests.md and work-with-data.md).</summary>
    internal const int MaximumSubscriptions = 1000;
    internal const int PageSize = 1000;

    /// <summary>The most management groups that one query names.</summary>
    internal const int MaximumManagementGroups = 10;

    /// <summary>The assignments at, above and below the subscriptions.</summary>
    internal IAsyncEnumerable<FoundAssignment> ListAsync(IEnumerable<Guid> subscriptions, CancellationToken cancellationToken) =>
        ListAsync([.. subscriptions.Order().Chunk(MaximumSubscriptions).Select(some => new GraphQueryBody
        {
            Subscriptions = [.. some.Select(id => id.ToString("D"))],
            Options = new() { AuthorizationScopeFilter = "AtScopeAboveAndBelow" },
        })], cancellationToken);

    /// <summary>The assignments at and below the management groups.</summary>
    internal IAsyncEnumerable<FoundAssignment> ListBelowAsync(IEnumerable<string> managementGroups, CancellationToken cancellationToken) =>
        ListAsync([.. managementGroups.Order(StringComparer.Ordinal).Chunk(MaximumManagementGroups).Select(some => new GraphQueryBody
        {
            ManagementGroups = [.. some],
            Options = new() { AuthorizationScopeFilter = "AtScopeAndBelow" },
        })], cancellationToken);

    private async IAsyncEnumerable<FoundAssignment> ListAsync(
        IReadOnlyList<GraphQueryBody> queries, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            string? skipToken = null;
            do
            {
                var response = await AskAsync(query, skipToken, cancellationToken).ConfigureAwait(false);
                var page = ArmConnection.Read(response, WireJson.Default.GraphPageBody, Attempt(query));
                foreach (var body in (page.Data ?? []).OfType<RoleAssignmentBody>())
                {
                    if (RoleAssignmentMapping.ToRoleAssignment(body, out _) is { } value)
                        yield return new(value, body, response);
                }

                skipToken = string.IsNullOrEmpty(page.SkipToken) ? null : page.SkipToken;
            }
            while (skipToken is not null);
        }
    }

    private async Task<Response> AskAsync(GraphQueryBody query, string? skipToken, CancellationToken cancellationToken)
    {
        query.Query = Query;
        (query.Options!.Top, query.Options.SkipToken, query.Options.ResultFormat) = (PageSize, skipToken, "objectArray");
        var body = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(query, WireJson.Default.GraphQueryBody));
        var response = await arm.AskAsync(Path, ApiVersion, body, cancellationToken).ConfigureAwait(false);
        return response.Status == 200 ? response : throw ArmFailure.Refused(response, Attempt(query));
    }

    private static string Attempt(GraphQueryBody query) => query.ManagementGroups is { } groups
        ? $"query role assignments below {string.Join(", ", groups)} in Azure Resource Graph"
        : string.Create(CultureInfo.InvariantCulture, $"query role assignments of {query.Subscriptions!.Count} subscriptions in Azure Resource Graph");
}
