using System.Globalization;
using System.Text.RegularExpressions;
using Permissions.Emulator.Assignments;
using Permissions.Emulator.Authorization;
using Permissions.Emulator.Requests;
using Permissions.Emulator.Wire;
using Permissions.Emulator.World;

namespace Permissions.Emulator.ResourceGraph;

/// <summary>Answers the queries of Azure Resource Graph that ask for role assignments. Runs under the emulator's lock.</summary>
internal sealed partial class ResourceGraphService(EmulatorState state)
{
    private const string Path = "/providers/Microsoft.ResourceGraph/resources";
    private const int MaximumTop = 1000;
    private static readonly string[] ApiVersions = ["2021-03-01", "2022-10-01", "2024-04-01"];
    private static readonly string[] Columns = ["id", "name", "type", "properties"];

    private const string Supported = "The emulator answers \"authorizationresources | where type =~ 'microsoft.authorization/roleassignments'\", with a 'project' of id, name, type and properties, and 'order by id asc' after it, in the result format objectArray.";

    private readonly RequestAuthorizer _authorizer = new(state);

    internal static bool IsAddressed(ArmRequest request) => string.Equals(request.Path, Path, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ArmException">The query is another, or malformed.</exception>
    internal ArmReply Answer(ArmRequest request, Caller caller)
    {
        if (request.Method != HttpMethod.Post)
            throw new ArmException(System.Net.HttpStatusCode.MethodNotAllowed, ErrorCodes.MethodNotAllowed, $"Azure Resource Graph takes queries with POST, not with '{request.Method}'.");
        if (!ApiVersions.Contains(request.QueryValue("api-version"), StringComparer.OrdinalIgnoreCase))
            throw ArmException.BadRequest(ErrorCodes.InvalidApiVersionParameter, $"The api-version '{request.QueryValue("api-version")}' is invalid. The supported versions are '{string.Join(',', ApiVersions)}'.");
        var query = RequestBody.Read(request.Body, WireJson.Default.GraphQueryInput);
        RequireSupported(query);
        var options = query.Options ?? new();
        var reaches = ReachOf(options.AuthorizationScopeFilter);
        var subscriptions = (query.Subscriptions ?? [.. caller.Tenant.Tree.Subscriptions.Select(id => id.ToString("D"))])
            .Select(id => Guid.TryParse(id, out var guid) && caller.Tenant.Tree.HasSubscription(guid) ? Scope.Subscription(guid) : throw Refuse($"The subscription '{id}' is not one that the caller can read."))
            .ToArray();

        // A query shows what its caller may read, and refuses nothing.
        var mayRead = _authorizer.ReadableBy(caller);
        var rows = caller.Tenant.Assignments.AllAsOf(caller.Sees.RoleAssignments)
            .Where(assignment => subscriptions.Any(subscription => reaches(caller.Tenant.Tree, subscription, assignment.Key.Scope)) && mayRead(assignment.Key.Scope))
            .OrderBy(assignment => assignment.Id)
            .Select(AssignmentService.Body)
            .ToArray();
        var top = Math.Min(state.Limits.PageSize, options.Top is >= 1 and <= MaximumTop ? options.Top.Value : options.Top is null ? MaximumTop : throw Refuse($"$top is {options.Top}; 1 to {MaximumTop} is expected."));
        var skip = SkipOf(options.SkipToken, rows.Length);
        var page = rows.Skip(skip).Take(top).ToArray();
        var next = skip + page.Length < rows.Length ? (skip + page.Length).ToString(CultureInfo.InvariantCulture) : null;
        return ArmReply.Ok(new GraphPageBody(rows.Length, page.Length, "false", page, next), WireJson.Default.GraphPageBody);
    }

    private static void RequireSupported(GraphQueryInput query)
    {
        var steps = (query.Query ?? string.Empty).Split('|').Select(step => Blanks().Replace(step.Trim(), " ")).ToList();
        var isFilter = steps.Count >= 2 && Same(steps[0], "authorizationresources") && Same(steps[1], "where type =~ 'microsoft.authorization/roleassignments'");
        if (!isFilter || steps.Skip(2).Any(step => !Same(step, "order by id asc") && !IsProjection(step)))
            throw Refuse($"The query '{query.Query}' is not supported. {Supported}");
        if (query.ManagementGroups is not null || query.Options?.ResultFormat is { } format && !Same(format, "objectArray"))
            throw Refuse($"Management groups and other result formats are not supported. {Supported}");
    }

    private static bool IsProjection(string step) =>
        step.StartsWith("project ", StringComparison.OrdinalIgnoreCase)
        && step["project ".Length..].Split(',', StringSplitOptions.TrimEntries) is var columns
        && columns.All(column => Columns.Contains(column, StringComparer.OrdinalIgnoreCase))
        && columns.Contains("id", StringComparer.OrdinalIgnoreCase);

    private static Func<ScopeTree, Scope, Scope, bool> ReachOf(string? filter) => (filter ?? "AtScopeAndBelow").ToUpperInvariant() switch
    {
        "ATSCOPEANDBELOW" => static (tree, subscription, scope) => tree.Contains(subscription, scope),
        "ATSCOPEANDABOVE" => static (tree, subscription, scope) => tree.Contains(scope, subscription),
        "ATSCOPEABOVEANDBELOW" => static (tree, subscription, scope) => tree.AreRelated(subscription, scope),
        "ATSCOPEEXACT" => static (_, subscription, scope) => subscription == scope,
        _ => throw Refuse($"The authorizationScopeFilter '{filter}' is none of AtScopeAndBelow, AtScopeAndAbove, AtScopeAboveAndBelow and AtScopeExact."),
    };

    private static int SkipOf(string? token, int count) =>
        token is null ? 0
        : int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) && skip <= count ? skip
        : throw ArmException.BadRequest(ErrorCodes.InvalidSkipToken, $"The $skipToken '{token}' is none that this emulator gave out.");

    private static ArmException Refuse(string message) => ArmException.BadRequest("BadRequest", message);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
