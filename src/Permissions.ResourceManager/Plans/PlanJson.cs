using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permissions.ResourceManager.Plans;

/// <summary>Writes a plan as JSON. A change that an older reader would misread takes a new version.</summary>
internal static class PlanJson
{
    internal const int Version = 1;

    private static readonly PlanJsonContext Readable = new(new(PlanJsonContext.Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        // Nothing of this is put into a web page, and conditions are full of quotes and signs.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static string Write(AccessPlan plan) => JsonSerializer.Serialize(BodyOf(plan, plan.Fingerprint), Readable.PlanBody) + "\n";

    /// <summary>What the fingerprint is made of.</summary>
    internal static string Canonical(AccessPlan plan) =>
        JsonSerializer.Serialize(BodyOf(plan, null) with { Requests = null, Orphans = null, DataPlaneOrphans = null, ReadScopes = null, UnreadScopes = null }, PlanJsonContext.Default.PlanBody);

    private static PlanBody BodyOf(AccessPlan plan, string? fingerprint) => new(
        Version,
        plan.Model.Name,
        fingerprint,
        plan.IsEmpty,
        plan.HasChanges,
        plan.Requests,
        Enum.GetValues<PlannedChange>().ToDictionary(change => Camel(change.ToString()), plan.Count),
        [.. plan.Operations.Select(BodyOf)],
        [.. plan.Leftovers.Select(BodyOf)],
        [.. plan.LeftoverRoles.Select(BodyOf)],
        [.. plan.Orphans.Select(BodyOf)],
        BodiesOf(plan.DataPlaneLeftovers),
        BodiesOf(plan.DataPlaneOrphans),
        [.. plan.ReadScopes.Select(scope => scope.Path)],
        [.. plan.UnreadScopes.Select(scope => scope.Path)]);

    /// <summary>Null where there are none, so that what is said of a plan without them stays as it always was.</summary>
    private static IReadOnlyList<DataPlaneAssignmentBody>? BodiesOf(IReadOnlyList<FoundDataPlaneAssignment> found) => found.Count == 0 ? null : [.. found.Select(BodyOf)];

    private static OperationBody BodyOf(PlannedOperation operation) => new(
        Camel(operation.Change.ToString()),
        Camel(operation.Target.ToString()),
        operation.ResourceName,
        operation.RoleName,
        operation.RoleDefinitionId == Guid.Empty ? null : operation.RoleDefinitionId,
        operation.Principal?.ObjectId,
        operation.Principal?.Type.ToString(),
        operation.IsPrincipalMissing ? true : null,
        operation.Scope?.Path,
        operation.Assignment?.Reason ?? operation.DataPlaneAssignment?.Reason,
        operation.Assignment?.Condition,
        operation.Details.Count == 0 ? null : operation.Details,
        operation.FormerAssignment is { } assignment ? BodyOf(assignment) : null,
        operation.FormerRole is { } role ? BodyOf(role) : null,
        operation.Role is { } wanted ? BodyOf(wanted) : null,
        operation.FormerDataPlaneAssignment is { } dataPlane ? BodyOf(dataPlane) : null);

    private static AssignmentBody BodyOf(RoleAssignment assignment) => new(
        assignment.Name,
        assignment.Scope.Path,
        assignment.Principal.ObjectId,
        assignment.Principal.Type.ToString(),
        assignment.RoleDefinitionId,
        assignment.Description,
        assignment.Condition);

    private static DataPlaneAssignmentBody BodyOf(FoundDataPlaneAssignment found) => new(
        found.Name,
        Camel(found.Mechanism.ToString()),
        found.Resource.Path,
        found.Scope.Path,
        found.PrincipalId,
        found.RoleName,
        found.RoleId,
        found.Alias);

    private static RoleBody BodyOf(RoleDefinition role) => new(
        role.Id,
        role.Name,
        role.Description,
        [.. role.PermissionBlocks.Select(block => new BlockBody(
            [.. block.Actions.Select(action => action.Value)],
            [.. block.NotActions.Select(action => action.Value)],
            [.. block.DataActions.Select(action => action.Value)],
            [.. block.NotDataActions.Select(action => action.Value)]))],
        [.. role.AssignableScopes.Select(scope => scope.Path)]);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

internal sealed record PlanBody(
    int Version,
    string Model,
    string? Fingerprint,
    bool IsEmpty,
    bool HasChanges,
    int? Requests,
    IReadOnlyDictionary<string, int> Summary,
    IReadOnlyList<OperationBody> Operations,
    IReadOnlyList<AssignmentBody> Leftovers,
    IReadOnlyList<RoleBody> LeftoverRoles,
    IReadOnlyList<AssignmentBody>? Orphans,
    IReadOnlyList<DataPlaneAssignmentBody>? DataPlaneLeftovers,
    IReadOnlyList<DataPlaneAssignmentBody>? DataPlaneOrphans,
    IReadOnlyList<string>? ReadScopes,
    IReadOnlyList<string>? UnreadScopes);

internal sealed record OperationBody(
    string Change,
    string Target,
    string Name,
    string RoleName,
    Guid? RoleDefinitionId,
    Guid? PrincipalId,
    string? PrincipalType,
    bool? IsPrincipalMissing,
    string? Scope,
    string? Reason,
    string? Condition,
    IReadOnlyList<string>? Details,
    AssignmentBody? FormerAssignment,
    RoleBody? FormerRole,
    RoleBody? Role,
    DataPlaneAssignmentBody? FormerDataPlaneAssignment);

internal sealed record AssignmentBody(Guid Name, string Scope, Guid PrincipalId, string PrincipalType, Guid RoleDefinitionId, string? Description, string? Condition);

internal sealed record DataPlaneAssignmentBody(string Name, string Mechanism, string Resource, string Scope, Guid PrincipalId, string RoleName, Guid? RoleDefinitionId, string? Alias);

internal sealed record RoleBody(Guid? Id, string Name, string Description, IReadOnlyList<BlockBody> Permissions, IReadOnlyList<string> AssignableScopes);

internal sealed record BlockBody(IReadOnlyList<string> Actions, IReadOnlyList<string> NotActions, IReadOnlyList<string> DataActions, IReadOnlyList<string> NotDataActions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanBody))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
