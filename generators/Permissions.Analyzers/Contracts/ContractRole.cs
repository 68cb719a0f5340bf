using Microsoft.CodeAnalysis;

namespace Permissions.Analyzers.Contracts;

/// <summary>A role whose permissions are known while the project compiles.</summary>
/// <param name="definition">What it grants.</param>
/// <param name="placeOf">Where one of its permission strings is written; null for a role that is written in no file of the project.</param>
/// <param name="header">Where the role as a whole is written; null likewise.</param>
internal sealed class ContractRole(RoleDefinition definition, Func<GrantPlace, Location?>? placeOf = null, Func<Location?>? header = null)
{
    /// <summary>The role.</summary>
    internal RoleDefinition Definition => definition;

    /// <summary>Its display name.</summary>
    internal string Name => definition.Name;

    /// <summary>What it grants.</summary>
    internal PermissionSet Permissions => definition.Permissions;

    /// <summary>Whether a role file of the project has it.</summary>
    internal bool IsOfRoleFile => LocationOf(null) is { Kind: LocationKind.ExternalFile };

    /// <summary>Where a permission string stands, or the role where that is not known.</summary>
    internal Location? LocationOf(GrantPlace? place) => (place is { } known ? placeOf?.Invoke(known) : null) ?? header?.Invoke();

    /// <summary>What came of a role's definition: more conditions than a question may depend on are no role.</summary>
    internal static RoleReading Reading(ContractRole role)
    {
        var conditions = role.Definition.PermissionBlocks.Select(block => block.Condition?.Trim()).Distinct(StringComparer.Ordinal).Count(condition => condition is not null);
        return conditions <= PermissionSet.MaximumConditions
            ? new(role)
            : new(null, $"Role '{role.Name}' has {conditions} different conditions, and questions about at most {PermissionSet.MaximumConditions} are answered.", role.LocationOf(null));
    }
}

/// <summary>What came of looking for a role: the role, or why there is none. Neither, where the project does not compile for a reason that is reported already.</summary>
internal readonly record struct RoleReading(ContractRole? Role, string? Problem = null, Location? Place = null);
