namespace Permissions.Emulator.World;

/// <summary>The principals of a tenant and who is a member of which group.</summary>
internal sealed class PrincipalDirectory
{
    private readonly Dictionary<Guid, (PrincipalType Type, DateTimeOffset Added)> _principals = [];
    private readonly Dictionary<Guid, HashSet<Guid>> _groupsOfMember = [];

    internal bool Add(Principal principal, DateTimeOffset at) => _principals.TryAdd(principal.ObjectId, (principal.Type, at));

    /// <summary>Takes a principal away, with its memberships and, if it is a group, its members.</summary>
    internal bool Remove(Guid objectId)
    {
        _ = _groupsOfMember.Remove(objectId);
        foreach (var groups in _groupsOfMember.Values)
            _ = groups.Remove(objectId);
        return _principals.Remove(objectId);
    }

    internal PrincipalType? TypeOf(Guid objectId) => TypeAsOf(objectId, DateTimeOffset.MaxValue);

    /// <summary>The type of a principal that was there at a time.</summary>
    internal PrincipalType? TypeAsOf(Guid objectId, DateTimeOffset time) =>
        _principals.TryGetValue(objectId, out var found) && found.Added <= time ? found.Type : null;

    internal void AddMember(Guid group, Guid member)
    {
        if (!_groupsOfMember.TryGetValue(member, out var groups))
            _groupsOfMember.Add(member, groups = []);
        _ = groups.Add(group);
    }

    /// <summary>The principal itself and every group that it is in, also through other groups. Circles of groups are walked once.</summary>
    internal IReadOnlySet<Guid> WithGroups(Guid objectId)
    {
        var found = new HashSet<Guid> { objectId };
        var open = new Stack<Guid>(found);
        while (open.TryPop(out var member))
        {
            if (!_groupsOfMember.TryGetValue(member, out var groups))
                continue;
            foreach (var group in groups)
            {
                if (found.Add(group))
                    open.Push(group);
            }
        }

        return found;
    }
}
