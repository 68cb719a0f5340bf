using System.Diagnostics.CodeAnalysis;

namespace Permissions.Emulator.Assignments;

/// <summary>The assignments of a tenant, by name and by what they assign, in the order of their creation.</summary>
internal sealed class AssignmentStore
{
    private readonly OrderedDictionary<Guid, StoredAssignment> _byName = [];
    private readonly Dictionary<AssignmentKey, Guid> _nameOfKey = [];

    internal IEnumerable<StoredAssignment> All => _byName.Values;

    internal bool TryFind(Guid name, [NotNullWhen(true)] out StoredAssignment? assignment) => _byName.TryGetValue(name, out assignment);

    internal bool TryFindName(AssignmentKey key, out Guid name) => _nameOfKey.TryGetValue(key, out name);

    internal void Put(StoredAssignment assignment)
    {
        _byName[assignment.Id] = assignment;
        _nameOfKey[assignment.Key] = assignment.Id;
    }

    internal void Remove(StoredAssignment assignment)
    {
        _ = _byName.Remove(assignment.Id);
        _ = _nameOfKey.Remove(assignment.Key);
    }
}
