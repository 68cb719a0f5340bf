using System.Text.Json.Serialization;

namespace Permissions.Emulator.Wire;

/// <summary>How the models are read and written: camel case, keys read in any case, and no null where the service takes none.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(RoleDefinitionInput))]
[JsonSerializable(typeof(RoleDefinitionBody))]
[JsonSerializable(typeof(ListBody<RoleDefinitionBody>))]
[JsonSerializable(typeof(GraphQueryInput))]
[JsonSerializable(typeof(GraphPageBody))]
[JsonSerializable(typeof(DenyAssignmentBody))]
[JsonSerializable(typeof(ListBody<DenyAssignmentBody>))]
[JsonSerializable(typeof(DataPlaneInput))]
[JsonSerializable(typeof(DataPlaneBody))]
[JsonSerializable(typeof(ListBody<DataPlaneBody>))]
[JsonSerializable(typeof(AsyncOperationBody))]
[JsonSerializable(typeof(RoleAssignmentInput))]
[JsonSerializable(typeof(RoleAssignmentBody))]
[JsonSerializable(typeof(ListBody<RoleAssignmentBody>))]
internal sealed partial class WireJson : JsonSerializerContext;

/// <summary>The body of every error: <c>{"error":{"code","message"}}</c>.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

/// <summary>What went wrong.</summary>
internal sealed record ErrorDetail(string Code, string Message);

/// <summary>A page of a list; <paramref name="NextLink"/> leads to the next.</summary>
internal sealed record ListBody<T>(
    IReadOnlyList<T> Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextLink);
