namespace Permissions;

/// <summary>By which of Azure's interfaces a level is given.</summary>
public enum AccessMechanism
{
    /// <summary>A role assignment of Azure RBAC, for control plane and data plane alike.</summary>
    ArmRoleAssignment,

    /// <summary>A SQL role assignment of an Azure Cosmos DB account, which knows only the data in it.</summary>
    CosmosSqlRoleAssignment,

    /// <summary>An access policy assignment of Azure Cache for Redis or Azure Managed Redis, which knows only the data in it.</summary>
    RedisAccessPolicyAssignment,
}
