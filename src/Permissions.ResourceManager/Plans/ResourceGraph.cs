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
    internal const string ApiVersion = "2021-03-01";

    /// <summary>The columns make each row a role assignment's body. Pages need the id among them, and a fixed order.</summary>
    internal const string Query = "authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project id, name, properties | order by id asc";

    /// <summary>The most subscriptions that one query names, and the most rows that one page has (azure-docs, governance/resource-graph/concepts/guidance-for-throttled-requests.md and work-with-data.md).</summary>
    internal const int MaximumSubscriptions = 1000;
    internal const int PageSize = 1000;

    /// <summary>The assignments at, above and below the subscriptions.</summary>
    internal async IAsyncEnumerable<FoundAssignment> ListAsync(
        IEnumerable<Guid> subscriptions, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in subscriptions.Order().Chunk(MaximumSubscriptions))
        {
            string? skipToken = null;
            do
            {
                var response = await AskAsync(some, skipToken, cancellationToken).ConfigureAwait(false);
                var page = ArmConnection.Read(response, WireJson.Default.GraphPageBody, Attempt(some));
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

    private async Task<Response> AskAsync(Guid[] subscriptions, string? skipToken, CancellationToken cancellationToken)
    {
        var query = new GraphQueryBody
        {
            Subscriptions = [.. subscriptions.Select(id => id.ToString("D"))],
            Query = Query,
            Options = new() { Top = PageSize, SkipToken = skipToken, ResultFormat = "objectArray", AuthorizationScopeFilter = "AtScopeAboveAndBelow" },
        };
        var body = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(query, WireJson.Default.GraphQueryBody));
        var response = await arm.AskAsync(Path, ApiVersion, body, cancellationToken).ConfigureAwait(false);
        return response.Status == 200 ? response : throw ArmFailure.Refused(response, Attempt(subscriptions));
    }

    private static string Attempt(Guid[] subscriptions) =>
        string.Create(CultureInfo.InvariantCulture, $"query role assignments of {subscriptions.Length} subscriptions in Azure Resource Graph");
}
