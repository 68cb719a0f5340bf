namespace Permissions.ResourceManager.Wire;

/// <summary>An assignment of Azure Cosmos DB, Azure Cache for Redis or Azure Managed Redis. Each has some of the properties, and every part may be missing in an answer.</summary>
internal sealed class DataPlaneBody
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public DataPlaneProperties? Properties { get; set; }
}

internal sealed class DataPlaneProperties
{
    // Azure Cosmos DB.
    public string? RoleDefinitionId { get; set; }

    public string? Scope { get; set; }

    public string? PrincipalId { get; set; }

    // Both kinds of Redis.
    public string? AccessPolicyName { get; set; }

    public string? ProvisioningState { get; set; }

    // Azure Cache for Redis.
    public string? ObjectId { get; set; }

    public string? ObjectIdAlias { get; set; }

    // Azure Managed Redis.
    public DataPlaneUser? User { get; set; }
}

internal sealed class DataPlaneUser
{
    public string? ObjectId { get; set; }
}

/// <summary>What the address in <c>Azure-AsyncOperation</c> answers.</summary>
internal sealed class AsyncOperationBody
{
    public string? Status { get; set; }
}
