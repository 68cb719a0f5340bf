namespace Permissions.ResourceManager.Wire;

/// <summary>The resource ids and paths of <c>Microsoft.Authorization</c>.</summary>
internal static class ResourceIds
{
    internal const string RoleDefinitions = "roleDefinitions";
    internal const string RoleAssignments = "roleAssignments";
    internal const string DenyAssignments = "denyAssignments";
    private const string Provider = "/providers/Microsoft.Authorization/";

    /// <summary>
    /// The full id of a role, as an assignment at <paramref name="scope"/> names it: below the scope's subscription, as Bicep's
    /// <c>subscriptionResourceId</c> gives it, or the tenant's where the scope lies in none.
    /// </summary>
    internal static string RoleDefinition(Scope scope, Guid id) =>
        scope.SubscriptionId is { } subscription
            ? $"/subscriptions/{subscription:D}{Provider}{RoleDefinitions}/{id:D}"
            : $"{Provider}{RoleDefinitions}/{id:D}";

    /// <summary>The path of a collection at a scope, or of one item in it, with every name escaped.</summary>
    internal static string Path(Scope scope, string collection, Guid? name = null)
    {
        var root = scope.Kind == ScopeKind.Tenant ? string.Empty : Escaped(scope);
        return name is null ? $"{root}{Provider}{collection}" : $"{root}{Provider}{collection}/{name:D}";
    }

    /// <summary>The path of a collection that a resource keeps, or of one item in it, with every name escaped.</summary>
    internal static string Child(Scope resource, string collection, string? name) =>
        name is null ? $"{Escaped(resource)}/{collection}" : $"{Escaped(resource)}/{collection}/{Uri.EscapeDataString(name)}";

    /// <summary>The scope that an id of a role or deny assignment starts with; null where the id is none.</summary>
    internal static string? ScopeOf(string? assignmentId, string collection = RoleAssignments)
    {
        var end = assignmentId?.LastIndexOf($"{Provider}{collection}/", StringComparison.OrdinalIgnoreCase) ?? -1;
        return end < 0 ? null : end == 0 ? "/" : assignmentId![..end];
    }

    /// <summary>The GUID at the end of an id; null where there is none.</summary>
    internal static Guid? LastGuid(string? id) =>
        Guid.TryParse(id?[(id.LastIndexOf('/') + 1)..], out var guid) ? guid : null;

    private static string Escaped(Scope scope) => string.Join('/', scope.Path.Split('/').Select(Uri.EscapeDataString));
}
