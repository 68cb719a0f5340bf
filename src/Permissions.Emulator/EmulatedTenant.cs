using Permissions.Emulator.World;

namespace Permissions.Emulator;

/// <summary>
/// A tenant of the emulator: what stands in it before requests arrive. Management groups form a tree below a root group that
/// has the tenant's id; subscriptions stand below a group, resource groups in a subscription. Resources need not be added.
/// Thread-safe.
/// </summary>
public sealed partial class EmulatedTenant
{
    private readonly EmulatorState _emulator;
    private readonly TenantState _tenant;

    internal EmulatedTenant(EmulatorState emulator, TenantState tenant)
    {
        _emulator = emulator;
        _tenant = tenant;
        Directory = new EmulatedDirectory(emulator, tenant);
    }

    /// <summary>The tenant's id.</summary>
    public Guid Id => _tenant.Id;

    /// <summary>The management group at the root of the tree, whose id is the tenant's.</summary>
    public Scope RootManagementGroup => Scope.ManagementGroup(_tenant.Tree.RootGroup);

    /// <summary>
    /// What Microsoft Graph would answer about this tenant's principals: which are gone, and who is in which group. For
    /// <c>AccessPlanOptions.Directory</c> of the package <c>Permissions.ResourceManager</c>.
    /// </summary>
    public IPrincipalDirectory Directory { get; }

    /// <summary>Adds a management group.</summary>
    /// <param name="id">Its id, unique in the tenant without regard to case: 1 to 90 letters, digits and <c>- _ ( ) .</c>, not ending with a full stop.</param>
    /// <param name="parentId">The id of the group above it, which must be there already; null for the root group.</param>
    /// <returns>The group as a scope.</returns>
    /// <exception cref="FormatException">The id is malformed.</exception>
    /// <exception cref="ArgumentException">A group of that id is there already, or its parent is not.</exception>
    public Scope AddManagementGroup(string id, string? parentId = null)
    {
        var scope = Scope.ManagementGroup(id);
        lock (_emulator.Gate)
        {
            var parent = ExistingGroup(parentId, nameof(parentId));
            return _tenant.Tree.AddGroup(id, parent)
                ? scope
                : throw new ArgumentException($"Management group '{id}' is in tenant {Id} already; ids are unique in a tenant without regard to case.", nameof(id));
        }
    }

    /// <summary>Adds a subscription.</summary>
    /// <param name="id">Its id, unique in the emulator.</param>
    /// <param name="managementGroupId">The id of the management group that it stands below, which must be there already; null for the root group.</param>
    /// <returns>The subscription as a scope.</returns>
    /// <exception cref="ArgumentException">The id is the all-zero GUID or taken, also by another tenant, or the group is not there.</exception>
    public Scope AddSubscription(Guid id, string? managementGroupId = null)
    {
        RefuseEmpty(id, "subscription", nameof(id));
        lock (_emulator.Gate)
        {
            var owner = _emulator.Tenants.Values.FirstOrDefault(t => t.Tree.HasSubscription(id));
            if (owner is not null)
                throw new ArgumentException($"Subscription {id} is in tenant {owner.Id} already.", nameof(id));
            _tenant.Tree.AddSubscription(id, ExistingGroup(managementGroupId, nameof(managementGroupId)));
            return Scope.Subscription(id);
        }
    }

    /// <summary>Adds a resource group.</summary>
    /// <param name="subscriptionId">The id of its subscription, which must be there already.</param>
    /// <param name="name">Its name, unique in the subscription without regard to case: 1 to 90 letters, digits and <c>- _ ( ) .</c>, not ending with a full stop.</param>
    /// <returns>The resource group as a scope.</returns>
    /// <exception cref="FormatException">The name is malformed.</exception>
    /// <exception cref="ArgumentException">The subscription is not in this tenant, or holds a resource group of that name already.</exception>
    public Scope AddResourceGroup(Guid subscriptionId, string name)
    {
        var scope = Scope.ResourceGroup(subscriptionId, name);
        lock (_emulator.Gate)
        {
            if (!_tenant.Tree.HasSubscription(subscriptionId))
                throw new ArgumentException($"Subscription {subscriptionId} is not in tenant {Id}; add it with {nameof(AddSubscription)} first.", nameof(subscriptionId));
            return _tenant.Tree.AddResourceGroup(scope)
                ? scope
                : throw new ArgumentException($"Resource group '{name}' is in subscription {subscriptionId} already; names are unique there without regard to case.", nameof(name));
        }
    }

    /// <summary>Adds a principal to the directory, so that it is found without its type being sent.</summary>
    /// <param name="principal">A user, a group or a service principal.</param>
    /// <returns>The same principal.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> is null.</exception>
    /// <exception cref="ArgumentException">The principal is of another kind, or its object id is taken.</exception>
    public Principal AddPrincipal(Principal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Type is not (PrincipalType.User or PrincipalType.Group or PrincipalType.ServicePrincipal))
            throw new ArgumentException($"A {principal.Type} cannot be added: role assignments are made to users, groups and service principals.", nameof(principal));
        lock (_emulator.Gate)
        {
            return _tenant.Principals.Add(principal, _emulator.Now)
                ? principal
                : throw new ArgumentException($"Object id {principal.ObjectId} is in tenant {Id} already, as a {_tenant.Principals.TypeOf(principal.ObjectId)}.", nameof(principal));
        }
    }

    /// <summary>Takes a principal out of the directory. Its role assignments stay behind, as they do in Azure.</summary>
    /// <param name="objectId">The object id.</param>
    /// <returns>Whether it was there.</returns>
    public bool RemovePrincipal(Guid objectId)
    {
        lock (_emulator.Gate)
            return _tenant.Principals.Remove(objectId);
    }

    /// <summary>Makes a principal a member of a group; groups may be members of groups.</summary>
    /// <param name="groupId">The object id of the group, which must be there already.</param>
    /// <param name="memberId">The object id of the member, which must be there already.</param>
    /// <exception cref="ArgumentException">One of them is not there, the first is no group, or both are the same.</exception>
    public void AddGroupMember(Guid groupId, Guid memberId)
    {
        lock (_emulator.Gate)
        {
            if (TypeOfExisting(groupId, nameof(groupId)) != PrincipalType.Group)
                throw new ArgumentException($"{groupId} is a {_tenant.Principals.TypeOf(groupId)}; only a group has members.", nameof(groupId));
            _ = TypeOfExisting(memberId, nameof(memberId));
            if (groupId == memberId)
                throw new ArgumentException($"Group {groupId} cannot be a member of itself.", nameof(memberId));
            _tenant.Principals.AddMember(groupId, memberId);
        }
    }

    /// <summary>
    /// Locks a scope: requests that the lock forbids are refused with <c>ScopeLocked</c>. A scope may have several locks, of
    /// which the strictest holds (azure-docs, azure-resource-manager/management/lock-resources.md).
    /// </summary>
    /// <param name="scope">A subscription, a resource group or a resource.</param>
    /// <param name="level">What is forbidden.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ArgumentException">The scope is the tenant or a management group, which take no locks.</exception>
    public void Lock(Scope scope, LockLevel level = LockLevel.CannotDelete)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.SubscriptionId is null)
            throw new ArgumentException($"'{scope}' takes no lock; subscriptions, resource groups and resources do.", nameof(scope));
        lock (_emulator.Gate)
            _tenant.Locks.Add(scope, level);
    }

    /// <summary>Takes all locks off a scope.</summary>
    /// <param name="scope">The scope that was locked.</param>
    /// <returns>Whether there was a lock.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    public bool Unlock(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        lock (_emulator.Gate)
            return _tenant.Locks.Remove(scope);
    }

    internal static void RefuseEmpty(Guid id, string what, string parameter)
    {
        if (id == Guid.Empty)
            throw new ArgumentException($"A {what} needs an id; the all-zero GUID is none.", parameter);
    }

    private string ExistingGroup(string? id, string parameter)
    {
        if (id is null)
            return _tenant.Tree.RootGroup;
        return _tenant.Tree.HasGroup(id)
            ? id
            : throw new ArgumentException($"Management group '{id}' is not in tenant {Id}; add it with {nameof(AddManagementGroup)} first.", parameter);
    }

    private PrincipalType TypeOfExisting(Guid objectId, string parameter) =>
        _tenant.Principals.TypeOf(objectId)
        ?? throw new ArgumentException($"Object id {objectId} is not in tenant {Id}; add it with {nameof(AddPrincipal)} first.", parameter);
}
