namespace Permissions.Emulator.World;

/// <summary>
/// The management groups of a tenant, the subscriptions below them and the resource groups in those: what a path alone does
/// not tell about which scope lies above which. The root group has the tenant's id, as in Azure.
/// </summary>
internal sealed class ScopeTree
{
    private readonly Dictionary<string, string?> _parentOfGroup = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, string> _groupOfSubscription = [];
    private readonly HashSet<Scope> _resourceGroups = [];

    internal ScopeTree(Guid tenantId)
    {
        RootGroup = tenantId.ToString("D");
        _parentOfGroup.Add(RootGroup, null);
    }

    internal string RootGroup { get; }

    internal IEnumerable<Guid> Subscriptions => _groupOfSubscription.Keys;

    internal bool HasGroup(string id) => _parentOfGroup.ContainsKey(id);

    internal bool HasSubscription(Guid id) => _groupOfSubscription.ContainsKey(id);

    internal bool HasResourceGroup(Scope resourceGroup) => _resourceGroups.Contains(resourceGroup);

    /// <summary>Whether a scope is there; of a resource its resource group is.</summary>
    internal bool Has(Scope scope) =>
        scope.SubscriptionId is { } subscription
            ? HasSubscription(subscription) && (scope.ResourceGroupName is not { } name || HasResourceGroup(Scope.ResourceGroup(subscription, name)))
            : scope.ManagementGroupId is not { } group || HasGroup(group);

    internal bool AddGroup(string id, string parent) => _parentOfGroup.TryAdd(id, parent);

    internal void AddSubscription(Guid id, string group) => _groupOfSubscription.Add(id, group);

    internal bool AddResourceGroup(Scope resourceGroup) => _resourceGroups.Add(resourceGroup);

    /// <summary>Whether <paramref name="lower"/> is <paramref name="upper"/> or lies below it, management groups considered.</summary>
    internal bool Contains(Scope upper, Scope lower) =>
        upper.Contains(lower) || (upper.Kind == ScopeKind.ManagementGroup && GroupsAbove(lower).Contains(upper.ManagementGroupId!, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether one of the two contains the other.</summary>
    internal bool AreRelated(Scope one, Scope other) => Contains(one, other) || Contains(other, one);

    private IEnumerable<string> GroupsAbove(Scope scope)
    {
        var group = scope.SubscriptionId is { } subscription ? _groupOfSubscription.GetValueOrDefault(subscription) : scope.ManagementGroupId;
        for (; group is not null; group = _parentOfGroup.GetValueOrDefault(group))
            yield return group;
    }
}
