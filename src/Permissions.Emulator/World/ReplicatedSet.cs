using System.Diagnostics.CodeAnalysis;

namespace Permissions.Emulator.World;

/// <summary>What is kept in a list: it has a name and a place.</summary>
internal interface IStored
{
    Guid Id { get; }

    long Sequence { get; }
}

/// <summary>Things by their names, as they are and as they were at any earlier time, in the order of their creation.</summary>
internal sealed class ReplicatedSet<T>
    where T : class, IStored
{
    private readonly OrderedDictionary<Guid, T> _now = [];
    private readonly Dictionary<Guid, List<Change>> _changes = [];
    private DateTimeOffset _lastChange = DateTimeOffset.MinValue;

    internal IEnumerable<T> All => _now.Values;

    internal int Count => _now.Count;

    internal bool TryFind(Guid id, [NotNullWhen(true)] out T? item) => _now.TryGetValue(id, out item);

    internal void Put(T item, DateTimeOffset at)
    {
        _now[item.Id] = item;
        Record(item.Id, new(at, item));
    }

    internal bool Remove(Guid id, DateTimeOffset at)
    {
        var removed = _now.Remove(id);
        if (removed)
            Record(id, new(at, null));
        return removed;
    }

    internal T? FindAsOf(Guid id, DateTimeOffset time) =>
        time >= _lastChange ? _now.GetValueOrDefault(id)
        : _changes.TryGetValue(id, out var changes) ? AsOf(changes, time)
        : null;

    internal IEnumerable<T> AllAsOf(DateTimeOffset time) =>
        time >= _lastChange ? All : _changes.Values.Select(c => AsOf(c, time)).OfType<T>().OrderBy(i => i.Sequence);

    private static T? AsOf(List<Change> changes, DateTimeOffset time) => changes.FindLast(c => c.At <= time).Item;

    private void Record(Guid id, Change change)
    {
        if (!_changes.TryGetValue(id, out var changes))
            _changes.Add(id, changes = []);
        changes.Add(change);
        _lastChange = change.At;
    }

    private readonly record struct Change(DateTimeOffset At, T? Item);
}
