using System.Text.Json.Serialization;

namespace Permissions.ResourceManager.Wire;

/// <summary>A query of Azure Resource Graph, as api-version 2022-10-01 takes it.</summary>
internal sealed class GraphQueryBody
{
    public List<string>? Subscriptions { get; set; }

    public List<string>? ManagementGroups { get; set; }

    public string? Query { get; set; }

    public GraphOptionsBody? Options { get; set; }
}

internal sealed class GraphOptionsBody
{
    [JsonPropertyName("$top")]
    public int Top { get; set; }

    [JsonPropertyName("$skipToken")]
    public string? SkipToken { get; set; }

    public string? ResultFormat { get; set; }

    public string? AuthorizationScopeFilter { get; set; }
}

/// <summary>A page of rows that are role assignments.</summary>
internal sealed class GraphPageBody
{
    public List<RoleAssignmentBody?>? Data { get; set; }

    [JsonPropertyName("$skipToken")]
    public string? SkipToken { get; set; }
}
