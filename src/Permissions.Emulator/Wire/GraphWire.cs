using System.Text.Json.Serialization;

namespace Permissions.Emulator.Wire;

/// <summary>A query of Azure Resource Graph, as it is sent.</summary>
internal sealed class GraphQueryInput
{
    public List<string?>? Subscriptions { get; set; }

    public List<string?>? ManagementGroups { get; set; }

    public string? Query { get; set; }

    public GraphOptionsInput? Options { get; set; }
}

/// <summary>How a query is answered.</summary>
internal sealed class GraphOptionsInput
{
    [JsonPropertyName("$top")]
    public int? Top { get; set; }

    [JsonPropertyName("$skipToken")]
    public string? SkipToken { get; set; }

    public string? ResultFormat { get; set; }

    public string? AuthorizationScopeFilter { get; set; }
}

/// <summary>A page of rows, all of which are role assignments.</summary>
internal sealed record GraphPageBody(
    int TotalRecords,
    int Count,
    string ResultTruncated,
    IReadOnlyList<RoleAssignmentBody> Data,
    [property: JsonPropertyName("$skipToken"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SkipToken);
