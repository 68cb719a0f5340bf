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

    /// <summary>Takes no <c>authorizationScopeFilter</c> (azure-rest-api-specs, Microsoft.ResourceGraph/stable/2021-03-01); those after it do.</summary>
    private const string WithoutScopeFilter = "2021-03-01";
    private static readonly string[] ApiVersions = [WithoutScopeFilter, "2022-10-01", "2024-04-01"];
    private static readonly string[] Columns = ["id", "name", "type", "properties"];

    private const string Supported = "The emulator answers \"authorizationresources | where type =~ 'microsoft.authorization/roleassignments'\", with a 'project' of id, name, type and properties, and 'order by id asc' after it, in the result format objectArray.";

    private readonly RequestAuthorizer _authorizer = new(state);

    internal static bool IsAddressed(ArmRequest request) => string.Equals(request.Path, Path, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ArmException">The query is another, or malformed.</exception>
    internal ArmReply Answer(ArmRequest request, Caller caller)
    {
        if (request.Method != HttpMethod.Post)
            throw new ArmException(System.Net.HttpStatusCode.MethodNotAllowed, ErrorCodes.MethodNotAllowed, $"Azure Resource Graph takes queries with POST, not with '{request.Method}'.");
        var version = request.QueryValue("api-version");
        if (!ApiVersions.Contains(version, StringComparer.OrdinalIgnoreCase))
            throw ArmException.BadRequest(ErrorCodes.InvalidApiVersionParameter, $"The api-version '{version}' is invalid. The supported versions are '{string.Join(',', ApiVersions)}'.");
        var query = RequestBody.Read(request.Body, WireJson.Default.GraphQueryInput);
        RequireSupported(query);
        var options = query.Options ?? new();
        if (options.AuthorizationScopeFilter is not null && version == WithoutScopeFilter)
            throw Refuse($"The option 'authorizationScopeFilter' is not known in api-version {WithoutScopeFilter}; it is in {ApiVersions[1]}.");
        var reaches = ReachOf(options.AuthorizationScopeFilter);
        var places = PlacesOf(query, caller);

        // A query shows what its caller may read, and refuses nothing.
        var mayRead = _authorizer.ReadableBy(caller);
        var rows = caller.Tenant.Assignments.AllAsOf(caller.Sees.RoleAssignments)
            .Where(assignment => Array.Exists(places, place => reaches(caller.Tenant.Tree, place, assignment.Key.Scope)) && mayRead(assignment.Key.Scope))
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
        if (query.Options?.ResultFormat is { } format && !Same(format, "objectArray"))
            throw Refuse($"Other result formats are not supported. {Supported}");
    }

    /// <summary>What is asked about: the subscriptions and management groups of the query, or all subscriptions where it names none.</summary>
    private static Scope[] PlacesOf(GraphQueryInput query, Caller caller)
    {
        var tree = caller.Tenant.Tree;
        if (query is { Subscriptions: null, ManagementGroups: null })
            return [.. tree.Subscriptions.Select(Scope.Subscription)];
        var subscriptions = (query.Subscriptions ?? []).Select(id => Guid.TryParse(id, out var guid) && tree.HasSubscription(guid)
            ? Scope.Subscription(guid)
            : throw Refuse($"The subscription '{id}' is not one that the caller can read."));
        var groups = (query.ManagementGroups ?? []).Select(id => id is not null && tree.HasGroup(id)
            ? Scope.ManagementGroup(id)
            : throw Refuse($"The management group '{id}' is not one that the caller can read."));
        return [.. subscriptions, .. groups];
    }

    private static bool IsProjection(string step) =>
        step.StartsWith("project ", StringComparison.OrdinalIgnoreCase)
        && step["project ".Length..].Split(',', StringSplitOptions.TrimEntries) is var columns
        && columns.All(column => Columns.Contains(column, StringComparer.OrdinalIgnoreCase))
        && columns.Contains("id", StringComparer.OrdinalIgnoreCase);

    private static Func<ScopeTree, Scope, Scope, bool> ReachOf(string? filter) => (filter ?? "AtScopeAndBelow").ToUpperInvariant() switch
    {
        "ATSCOPEANDBELOW" => static (tree, place, scope) => tree.Contains(place, scope),
        "ATSCOPEANDABOVE" => static (tree, place, scope) => tree.Contains(scope, place),
        "ATSCOPEABOVEANDBELOW" => static (tree, place, scope) => tree.AreRelated(place, scope),
        "ATSCOPEEXACT" => static (_, place, scope) => place == scope,
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
