using System.Diagnostics.CodeAnalysis;
using Permissions.Emulator.World;

namespace Permissions.Emulator.Assignments;

/// <summary>The assignments of a tenant, by name and by what they assign, in the order of their creation.</summary>
internal sealed class AssignmentStore
{
    private readonly ReplicatedSet<StoredAssignment> _byName = new();
    private readonly Dictionary<AssignmentKey, Guid> _nameOfKey = [];

    internal IEnumerable<StoredAssignment> All => _byName.All;

    internal bool TryFind(Guid name, [NotNullWhen(true)] out StoredAssignment? assignment) => _byName.TryFind(name, out assignment);

    internal bool TryFindName(AssignmentKey key, out Guid name) => _nameOfKey.TryGetValue(key, out name);

    /// <summary>What was there at a time.</summary>
    internal IEnumerable<StoredAssignment> AllAsOf(DateTimeOffset time) => _byName.AllAsOf(time);

    internal StoredAssignment? FindAsOf(Guid name, DateTimeOffset time) => _byName.FindAsOf(name, time);

    internal void Put(StoredAssignment assignment, DateTimeOffset at)
    {
        _byName.Put(assignment, at);
        _nameOfKey[assignment.Key] = assignment.Id;
    }

    internal void Remove(StoredAssignment assignment, DateTimeOffset at)
    {
        _ = _byName.Remove(assignment.Id, at);
        _ = _nameOfKey.Remove(assignment.Key);
    }
}
