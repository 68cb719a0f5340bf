using System.Text.Json.Serialization;

namespace Permissions.ResourceManager.Wire;

/// <summary>The only serializer of the wire models. Names are read in any case, as the service's older answers have them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RoleDefinitionBody))]
[JsonSerializable(typeof(RoleAssignmentBody))]
[JsonSerializable(typeof(PageBody<RoleDefinitionBody>))]
[JsonSerializable(typeof(PageBody<RoleAssignmentBody>))]
[JsonSerializable(typeof(PageBody<DenyAssignmentBody>))]
[JsonSerializable(typeof(DataPlaneBody))]
[JsonSerializable(typeof(PageBody<DataPlaneBody>))]
[JsonSerializable(typeof(AsyncOperationBody))]
[JsonSerializable(typeof(GraphQueryBody))]
[JsonSerializable(typeof(GraphPageBody))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class WireJson : JsonSerializerContext;
