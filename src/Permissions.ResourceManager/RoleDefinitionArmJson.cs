using Permissions.Json;

namespace Permissions.ResourceManager;

/// <summary>Role definitions as the JSON of Azure Resource Manager.</summary>
public static class RoleDefinitionArmJson
{
    /// <summary>
    /// The role as Azure's REST API and the models of the ARM SDK read it (<c>properties.roleName</c>, <c>properties.permissions</c> and so on), for
    /// <c>ModelReaderWriter.Read&lt;AuthorizationRoleDefinitionData&gt;</c> or an ARM template.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <returns>UTF-8 JSON. A role without an id has neither <c>id</c> nor <c>name</c> in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="role"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="role"/> has open placeholders.</exception>
    public static BinaryData ToArmJson(this RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return BinaryData.FromString(RoleFileWriter.Write(role, RoleFileShape.Rest));
    }
}
