namespace Permissions.ResourceManager;

/// <summary>An assignment that a service keeps of its own, as Azure holds it: a SQL role of Azure Cosmos DB or an access policy of Redis. Immutable.</summary>
/// <param name="Mechanism">By which interface it is made.</param>
/// <param name="Name">Its name there: a GUID, or what people chose.</param>
/// <param name="Resource">The Cosmos DB account, the cache or the database of Azure Managed Redis that keeps it.</param>
/// <param name="Scope">Where it holds, with all below: the resource, or a database or container of the account.</param>
/// <param name="PrincipalId">Who has it, by object id. These services do not say of what kind it is.</param>
/// <param name="RoleName">The name of the access policy or of the built-in SQL role; the GUID of a SQL role that people made.</param>
/// <param name="RoleId">The GUID of the SQL role; null for an access policy.</param>
/// <param name="Alias">The name that Azure Cache for Redis shows for the principal; null elsewhere.</param>
/// <param name="ProvisioningState">How far Redis is with it, such as <c>Succeeded</c>; null where the service does not say.</param>
public sealed record FoundDataPlaneAssignment(
    AccessMechanism Mechanism,
    string Name,
    Scope Resource,
    Scope Scope,
    Guid PrincipalId,
    string RoleName,
    Guid? RoleId = null,
    string? Alias = null,
    string? ProvisioningState = null)
{
    /// <summary>Whether it does not hold although it is listed: making it failed or was cancelled, or it is being deleted.</summary>
    public bool IsBroken =>
        new[] { "Failed", "Canceled", "Deleting", "Deleted" }.Contains(ProvisioningState, StringComparer.OrdinalIgnoreCase);

    /// <summary>Who has which role where.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"{(Mechanism == AccessMechanism.CosmosSqlRoleAssignment ? "SQL role" : "access policy")} '{RoleName}' for principal {PrincipalId} at {Scope}";
}
